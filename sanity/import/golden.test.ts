import { readFileSync } from 'node:fs'
import { printBody } from '#sanity/tidy/print-body.ts'
import { type ImportedFile, importFile } from './import-file.ts'
import { describeFile } from './report.ts'

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url))
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3, 4])

/** What is in a golden file: the fields of the article, its text, its pictures, and what the therapist is told. */
function account(file: ImportedFile): string {
  const { title, subtitle, slug, banner, publishedAt, seo, body } = file.article
  const fields = {
    title,
    subtitle,
    address: slug?.current,
    'picture at the top': banner && `${banner.asset?._ref} ${banner.alt}`,
    published: publishedAt,
    description: seo?.description,
  }
  const { recognised, look } = describeFile(file, banner !== undefined)
  return [
    '# Fields',
    ...Object.entries(fields).flatMap(([name, value]) => (value ? [`${name}: ${value}`] : [])),
    '# Text',
    ...printBody(body),
    ...(file.pictures.length > 0 ? ['# Pictures'] : []),
    ...file.pictures.map(({ reference, fileName }) => `${reference} ${fileName}`),
    '# Recognized',
    ...recognised,
    '# Worth a look',
    ...look,
    '',
  ].join('\n')
}

describe('a file becomes the article that was read by eye against it', () => {
  it.each([
    'evening-worry.txt',
    'quiet-house.docx',
    'quiet-house.md',
    'quiet-house.zip',
    'clipboard/apple-pages.html',
    'clipboard/google-docs.html',
    'clipboard/web-page.html',
    'clipboard/word-desktop.html',
    'clipboard/word-online.html',
  ])('%s', async (name) => {
    const stored = name.endsWith('.html') ? `${name}.txt` : name
    const file = await importFile(fixture(stored), name.replace(/^.*\//, ''), async (place) =>
      // Pictures lie beside the file, and none comes from elsewhere.
      /^[a-z]+:/.test(place) ? undefined : png,
    )
    expect(account(file)).toBe(fixture(`${name}.golden.txt`).toString('utf8'))
  })
})
