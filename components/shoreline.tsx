/** The coast at the foot of every page: far hills, still water, and one house whose lamp is on. */
export function Shoreline() {
  return (
    <svg
      className="shoreline"
      viewBox="0 0 1440 200"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
      focusable="false"
    >
      <path
        className="hill-far"
        d="M0 96c90-34 170-40 262-18 70 16 120 4 190-22 82-30 160-22 236 10 66 28 132 30 210 6 96-30 190-44 282-14 96 32 176 34 260 12v130H0z"
      />
      <path
        className="hill-mid"
        d="M0 128c120-22 214-10 318 12 120 25 210 2 322-26 96-24 188-8 276 18 104 30 206 12 300-10 84-20 150-14 224 4v74H0z"
      />
      <path className="house-wall" d="M820 126h44v34h-44z" />
      <path className="house-roof" d="M814 128l28-21 28 21z" />
      <circle className="house-glow" cx="842" cy="142" r="34" />
      <path className="house-window" d="M835 152v-11a7 7 0 0 1 14 0v11z" />
      <path
        className="hill-near"
        d="M0 164c140-18 260-8 400 4 150 13 268 2 404-12 132-13 250 0 368 12 100 10 190 4 268-8v40H0z"
      />
    </svg>
  )
}
