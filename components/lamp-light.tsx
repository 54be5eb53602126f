/** The light of a lamp, brightest in the middle: what is filled with `url(#id)` shines. Goes into `defs`. */
export function LampLight({ id }: { id: string }) {
  return (
    <radialGradient id={id}>
      <stop stopColor="var(--lit)" stopOpacity="var(--halo)" offset="0" />
      <stop stopColor="var(--lamp)" stopOpacity=".32" offset=".3" />
      <stop stopColor="var(--lamp)" stopOpacity="0" offset="1" />
    </radialGradient>
  )
}
