/** The package brings no types; these are of what we use. */
declare module 'subset-font' {
  type Options = {
    targetFormat?: 'woff2' | 'sfnt'
    keepAllGlyphs?: boolean
    variationAxes?: Record<string, { min: number; max: number }>
    keepFeatures?: string[]
    /** Entries of the `name` table to keep besides the usual ones. */
    preserveNameIds?: number[]
  }
  /** @param letters every character to keep; left out only with `keepAllGlyphs`. */
  export default function subsetFont(
    font: Buffer,
    letters: string | undefined,
    options: Options,
  ): Promise<Buffer>
}
