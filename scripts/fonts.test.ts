import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import path from 'node:path'
import { cutFonts, fontFolder } from './cut-fonts.ts'
import { readCharacters } from './font-characters.ts'

const faces = ['roman.woff2', 'italic.woff2']
const read = (name: string) => readFileSync(path.join(fontFolder, name))

async function readAll(...patterns: string[]): Promise<string> {
  const texts: string[] = []
  for await (const file of glob(patterns)) {
    if (!file.includes('.test.')) texts.push(readFileSync(file, 'utf8'))
  }
  return texts.join('\n')
}

describe('the reading face', () => {
  it('is two files of 80 KB together, as the script cuts them, with the license beside them', async () => {
    const cut = await cutFonts()
    expect([...cut.keys()]).toEqual([...faces, 'OFL.txt'])
    for (const [name, file] of cut) expect([name, file.equals(read(name))]).toEqual([name, true])
    const bytes = faces.map((name) => read(name).byteLength)
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(80_000)
  })

  it('may keep its name: the license reserves none', () => {
    const [copyright] = read('OFL.txt').toString().split('SIL Open Font License, Version 1.1')
    expect(copyright).toMatch(/^Copyright 2020 The Newsreader Project Authors/)
    expect(copyright).not.toMatch(/reserved font name/i)
  })

  it.each(faces)(
    'holds every letter of the site’s own words and of the demo in %s',
    async (face) => {
      const texts = await readAll(
        'app/(site)/**/*.tsx',
        'components/*.tsx',
        'lib/{california,contact,dates,fees,licence}.ts',
        'sanity/demo/*.ts',
        'sanity/demo/articles/*.ts',
      )
      expect(texts).toContain('Crisis Text Line')
      const held = await readCharacters(read(face))
      const missing = [...new Set(texts.match(/\S/gu))].filter(
        (letter) => !held.has(letter.codePointAt(0) ?? 0),
      )
      expect(missing).toEqual([])
      expect([...'áéíóúüñ¿¡ÁÉÍÓÚÜÑ“”‘’–—…'].every((l) => held.has(l.codePointAt(0) ?? 0))).toBe(
        true,
      )
    },
  )

  it('has every weight that the styles ask for', async () => {
    const styles = await readAll('app/(site)/styles/*.css')
    const [least, most] = (/font-weight: (\d+) (\d+)/.exec(styles) ?? []).slice(1).map(Number)
    const asked = [...styles.matchAll(/font-weight: (\d+);/g)].map((match) => Number(match[1]))
    expect(asked.length).toBeGreaterThan(5)
    expect(Math.min(400, ...asked)).toBe(least)
    expect(Math.max(...asked)).toBe(most)
  })
})
