import { LampLight } from './lamp-light.tsx'

/**
 * The coast at the foot of every page: far hills, still water, and one house whose lamp is on. The hills end above the
 * lower edge, where half a pixel of them would shine through as a line.
 */
export function Shoreline() {
  return (
    <svg
      className="shoreline"
      viewBox="0 0 1440 200"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
      focusable="false"
    >
      <defs>
        <LampLight id="shore-lamp" />
      </defs>
      <path
        fill="var(--hill-far)"
        d="M0 96c90-34 170-40 262-18 70 16 120 4 190-22 82-30 160-22 236 10 66 28 132 30 210 6 96-30 190-44 282-14 96 32 176 34 260 12V190H0z"
      />
      <path
        fill="var(--hill-mid)"
        d="M0 138c120-22 214-10 318 8 120 21 210 2 300-26 92-28 190-18 284 18 104 40 206 12 300-6 92-18 158-14 238 2V190H0z"
      />
      <path fill="var(--wall)" d="M748 146v-34h-7l33-24 12 9v-7h7v12l14 10h-7v34z" />
      <circle fill="url(#shore-lamp)" cx="774" cy="128" r="74" />
      <path fill="var(--lit)" d="M766 142v-15a8 8 0 0 1 16 0v15z" />
      <path
        fill="var(--ground)"
        d="M0 174c140-18 260-12 400-4 150 9 268 2 404-22 132-22 250-6 368 16 100 18 190 12 268-2v38H0z"
      />
    </svg>
  )
}
