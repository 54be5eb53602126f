import { readFileSync } from 'node:fs'
import path from 'node:path'
import subsetFont from 'subset-font'

const root = path.resolve(import.meta.dirname, '..')

export const fontFolder = path.join(root, 'app/(site)/fonts')
const packageFolder = path.join(root, 'node_modules/@fontsource-variable/newsreader')

/** What is cut out of Newsreader for the site, by the name of the file. */
const styles = { 'roman.woff2': 'normal', 'italic.woff2': 'italic' }

/** The weights that `app/(site)/styles` asks for. */
const weights = { min: 400, max: 650 }

/** What browsers turn on by themselves; nothing in the styles asks for more. */
const features = ['calt', 'ccmp', 'clig', 'kern', 'liga', 'locl', 'mark', 'mkmk', 'rlig']

/** English and Spanish (Latin-1 whole), and the signs that Word and Google Docs put into them. */
const letters = `${range(0x20, 0x7e)}${range(0xa0, 0xff)}ıŒœʼˆ˚˜–—‘’‚“”„•…′″‹›⁄€™−`

function range(first: number, last: number): string {
  const codes = Array.from({ length: last - first + 1 }, (_, place) => first + place)
  return String.fromCodePoint(...codes)
}

/** Every file that lies in {@link fontFolder}, by its name: the same bytes each time. */
export async function cutFonts(): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  for (const [name, style] of Object.entries(styles)) {
    const whole = readFileSync(
      path.join(packageFolder, `files/newsreader-latin-wght-${style}.woff2`),
    )
    const cut = await subsetFont(whole, letters, {
      targetFormat: 'woff2',
      variationAxes: { wght: weights },
      keepFeatures: features,
      // The license and its address, which belong to every copy.
      preserveNameIds: [13, 14],
    })
    files.set(name, cut)
  }
  // The Open Font License wants its text beside every copy.
  return files.set('OFL.txt', readFileSync(path.join(packageFolder, 'LICENSE')))
}
