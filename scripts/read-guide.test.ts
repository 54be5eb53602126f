import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { readMarkdownBlocks, toLines } from '#sanity/import/markdown/read-blocks.ts'
import { isPicture, readInline } from '#sanity/import/markdown/read-inline.ts'
import { readingGrade } from '#sanity/rules/reading-grade.ts'
import { root } from './processes.ts'
import {
  guideFolder,
  guidePictures,
  readChapters,
  readPictures,
  writeModules,
} from './read-guide.ts'

const chapters = readChapters()
const written = chapters.filter(({ name }) => name !== 'messages')
const pictures = await readPictures()

const readAll = (folder: string, wanted: RegExp) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => wanted.test(file))
    .map((file) => readFileSync(path.join(root, folder, file), 'utf8'))
    .join('\n')

const browserTests = readAll('e2e', /\.spec\.ts$/)
/** Everything that the Studio shows in our words, and what the browser tests see of its own. */
const shown = `${browserTests}\n${readAll('sanity', /^(?:studio|schema)\/.*(?<!\.test|\.generated)\.tsx?$/)}`

/** The Studio's own words that the browser tests reach by other names. */
const stockWords = ['Upload', 'Discard changes']

/** Words that stand as they are between quotation marks or tags, whole. */
function isShown(label: string): boolean {
  if (stockWords.includes(label)) return true
  const words = label.split(' ').map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`['"\`>]\\s*${words.join('\\s+')}\\s*(?:['"\`<]|\\$\\{)`).test(shown)
}

const labels = written.flatMap(({ name, text }) =>
  [...text.matchAll(/\*\*“([^”]+)”\*\*/g)].map(
    ([, label = '']) => [label.replace(/\s+/g, ' '), name] as const,
  ),
)
const links = chapters.flatMap(({ name, text }) =>
  [...text.matchAll(/(?<!!)\[[^\]]+\]\(([^)]+)\)/g)].map(([, href = '']) => [href, name] as const),
)

describe('the guide', () => {
  it('is in the Studio as it is written', () => {
    const outdated = writeModules(chapters, pictures).filter(
      ({ file, source }) => readFileSync(file, 'utf8') !== source,
    )
    expect(outdated.length === 0 ? 'current' : 'out of date: run "node scripts/guide.ts"').toBe(
      'current',
    )
  })

  it('lists every chapter', () => {
    const files = readdirSync(guideFolder).filter((file) => file.endsWith('.md'))
    expect(['README', ...chapters.map(({ name }) => name)].toSorted()).toEqual(
      files.map((file) => file.replace('.md', '')).toSorted(),
    )
  })

  it.each(labels)('says “%s” as the Studio does, in %s', (label) => {
    expect(isShown(label)).toBe(true)
  })

  it('takes no word for a label that the Studio does not show', () => {
    expect(isShown('Tidy pasted text')).toBe(true)
    expect(isShown('Tidy pasted')).toBe(false)
    expect(isShown('Pasted text')).toBe(false)
  })

  it.each(links)('links to %s, which is there, from %s', (href) => {
    expect(chapters.map(({ name }) => `${name}.md`)).toContain(href)
  })

  it.each(chapters)('holds only what the Studio can draw: $name', ({ text }) => {
    const kinds = new Set(readMarkdownBlocks(toLines(text)).map(({ kind }) => kind))
    for (const kind of ['heading', 'paragraph', 'item', 'table', 'comment'] as const)
      kinds.delete(kind)
    expect([...kinds]).toEqual([])
  })

  it.each(written)('is easy to read when tired: $name', ({ text }) => {
    const texts = readMarkdownBlocks(toLines(text)).flatMap((block) =>
      block.kind === 'paragraph' ? [wordsOf(block.source)] : [],
    )
    expect(readingGrade(texts) ?? 0).toBeLessThanOrEqual(9)
    expect(text).not.toMatch(
      /\b(?:slug|schema|block|array|reference|validat\w+|metadata|URL|alt)\b/i,
    )
  })
})

describe('the pictures of the guide', () => {
  it('are few and small', () => {
    expect(pictures.length).toBeLessThanOrEqual(12)
    for (const { file } of pictures)
      expect(statSync(path.join(guidePictures, file)).size).toBeLessThan(150 * 1024)
  })

  it('are each made by the browser test, and shown once with words', () => {
    const used = written.flatMap(({ text }) => [
      ...text.matchAll(/!\[([^\]]{10,})\]\(pictures\/([a-z-]+)\.webp\)/g),
    ])
    const names = used.map(([, , name = '']) => name).toSorted()
    expect(names.map((name) => `${name}.webp`)).toEqual(pictures.map(({ file }) => file))
    for (const name of names) expect(browserTests).toContain(`'${name}'`)
  })
})

function wordsOf(source: string): string {
  return readInline(source)
    .map((run) => (isPicture(run) ? '' : run.text))
    .join('')
}
