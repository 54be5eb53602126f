/** A small lit window, the house's mark. Its colours follow the day and the night of the page. */
export function LampMark() {
  return (
    <svg className="mark" viewBox="0 0 28 36" aria-hidden="true" focusable="false">
      <path fill="var(--lit)" d="M4 33V14a10 10 0 0 1 20 0v19z" />
      <path
        fill="none"
        stroke="var(--bars)"
        strokeWidth="1.75"
        strokeLinecap="round"
        d="M4 33V14a10 10 0 0 1 20 0v19zM14 4v29M4 20h20M1 33.5h26"
      />
    </svg>
  )
}
