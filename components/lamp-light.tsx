/** A colour or strength of the house, by its name in styles/tokens.css. */
export type Color = (name: string) => string

export const ofThePage: Color = (name) => `var(--${name})`

/** The light of a lamp, brightest in the middle: what is filled with `url(#id)` shines. Goes into `defs`. */
export function LampLight({ id, color = ofThePage }: { id: string; color?: Color }) {
  return (
    <radialGradient id={id}>
      <stop stopColor={color('lit')} stopOpacity={color('halo')} offset="0" />
      <stop stopColor={color('lamp')} stopOpacity=".32" offset=".3" />
      <stop stopColor={color('lamp')} stopOpacity="0" offset="1" />
    </radialGradient>
  )
}
