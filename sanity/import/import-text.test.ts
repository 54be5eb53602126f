import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import type { ArticleBlock, ImportedArticle, TextBlock } from './article-document.ts'
import { importText } from './import-text.ts'
import { describeImport } from './report.ts'

const fixture = readFileSync(path.join(import.meta.dirname, 'fixtures/evening-worry.txt'))
/** A real article, which is no part of this repository; it lies beside it where people work on both. */
const realFile = path.resolve(import.meta.dirname, '../../../shared/content/bad-mom-article.txt')

const importString = (text: string) => importText(new TextEncoder().encode(text), 'evening.txt')

/** Every word of a document in reading order. */
function wordsOf(article: ImportedArticle): string[] {
  return [article.title ?? '', article.subtitle ?? '', ...article.body.flatMap(wordsOfBlock)]
}

function wordsOfBlock(block: ArticleBlock): string[] {
  const blocks = (list: TextBlock[]) => list.flatMap(wordsOfBlock)
  switch (block._type) {
    case 'block':
      return block.children.map(({ text }) => text)
    case 'quotation':
      return [block.text, block.attribution ?? '']
    case 'steps':
      return block.items.flatMap(({ title, quotation }) => [
        title,
        ...(quotation ? wordsOfBlock(quotation) : []),
      ])
    case 'figure':
      return [block.caption ?? '']
    case 'callToAction':
      return [...blocks(block.text), block.locationLine ?? '', ...blocks(block.closing)]
  }
}

const squeeze = (words: string[]) => words.join(' ').replace(/\s+/g, ' ').trim()

/** The words of a file whose only signs are bullets, the pin and the place for the banner. */
const wordsOfFile = (text: string) =>
  squeeze(
    text
      .replace(/^\uFEFF/, '')
      .split(/\r\n?|[\n\u2028\u2029]/)
      .filter((line) => line.trim() !== 'banner image')
      .map((line) => line.replace(/^\s*(?:•|📍)\s+/u, '')),
  )

function keysOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysOf)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    name === '_key' ? [String(inner)] : keysOf(inner),
  )
}

describe('importing an article with every part', () => {
  const { article, recognised } = importText(fixture, 'evening-worry.txt')

  it('finds title, subtitle, web address and the place for the banner', () => {
    expect(article).toMatchObject({
      _type: 'article',
      title: 'When Worry Waits Until the “Lights Are Out”… It Isn’t a Sign That You’re Failing',
      subtitle: 'Why the Quiet Hours Feel So Loud and What Can Make Them Softer',
      slug: {
        _type: 'slug',
        current: 'when-worry-waits-until-the-lights-are-out-it-isnt-a-sign-that-youre-failing',
      },
    })
    expect(recognised.bannerLine).toBe(3)
  })

  it('finds the headings', () => {
    const headings = article.body.filter((block) => block._type === 'block' && block.style === 'h2')
    expect(headings.flatMap(wordsOfBlock)).toEqual([
      'Where Evening Worry Comes From',
      'The Lists You Make at Midnight Are Not the Whole Truth',
      'Making Room for Rest: Small Things That Help',
      'You Don’t Need to Earn Your Rest! You Never Did!',
    ])
  })

  it('makes one block of the three steps', () => {
    const steps = article.body.filter((block) => block._type === 'steps')
    expect(steps).toHaveLength(1)
    expect(steps[0]?.items.map(({ title, quotation }) => [title, quotation?.text])).toEqual([
      ['Name what is here', '“This is worry. It came because the day is quiet now.”'],
      ['Give it a place to wait', '“I will write this down and look at it after breakfast.”'],
      [
        'Come back to the room',
        '“The pillow is cool. I am here. Nothing more is asked of me tonight.”',
      ],
    ])
  })

  it('ends with the call to action', () => {
    const last = article.body.at(-1)
    expect(last?._type).toBe('callToAction')
    expect(last && wordsOfBlock(last)).toEqual([
      'If you would like support with worry that comes at night, I’m here to help. We can look at it together, at a pace that suits you.',
      'Therapy for worn-out adults in Costa Mesa, CA and online throughout California.',
      'Nobody has to wait for morning alone. The first step can be small, and it can be tomorrow.',
    ])
  })

  it('keeps every word once and in order', () => {
    expect(squeeze(wordsOf(article))).toBe(wordsOfFile(fixture.toString('utf8')))
  })

  it('gives every item of every array a key of its own', () => {
    const keys = keysOf(article)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.every((key) => /^[0-9a-f]{12}$/.test(key))).toBe(true)
  })

  it('says in plain words what it found and what needs a look', () => {
    expect(describeImport(recognised, article, false)).toEqual({
      recognised: [
        'Title: When Worry Waits Until the “Lights Are Out”… It Isn’t a Sign That You’re Failing',
        'Subtitle: Why the Quiet Hours Feel So Loud and What Can Make Them Softer',
        'Place for the picture at the top (line 3)',
        '4 headings · 18 paragraphs · 5 lists with 17 items · 3 steps, each with its quotation',
        'Invitation (line 85) · Where you work: Therapy for worn-out adults in Costa Mesa, CA and online throughout California. · 1 paragraph of closing words',
      ],
      look: [
        'Line 51: “adapted from an evening class by Your Name” names a source: check that it is right and that it may be used, and add it under Sources.',
        'Line 3 keeps a place for the picture at the top, which is missing: add it in the Studio, and say what it shows.',
        'Quotations count as examples unless a source was named. Never quote a client, not even without a name.',
      ],
    })
  })

  it('makes the same document of the same text, however it was saved', () => {
    const text = fixture.toString('utf8')
    for (const other of [
      text.replaceAll('\n', '\r\n'),
      `\uFEFF${text}`,
      text.replaceAll('\n', '\r'),
    ]) {
      expect(importText(Buffer.from(other), 'evening-worry.txt').article).toEqual(article)
    }
  })

  it('sees that another text is another article', () => {
    expect(importString('Title\n\nOne.').article.importedFrom.fingerprint).not.toBe(
      importString('Title\n\nTwo.').article.importedFrom.fingerprint,
    )
  })
})

describe('a real article', () => {
  const present = existsSync(realFile)
  const check = present ? it : it.skip
  const name = present ? '' : ' (skipped: the article does not lie beside the repository)'

  check(`keeps every word once and in order${name}`, () => {
    const bytes = readFileSync(realFile)
    const { article } = importText(bytes, 'article.txt')
    expect(squeeze(wordsOf(article))).toBe(wordsOfFile(bytes.toString('utf8')))
  })

  check(`has all its parts${name}`, () => {
    const { article, recognised } = importText(readFileSync(realFile), 'article.txt')
    const kinds = Object.groupBy(recognised.parts, ({ kind }) => kind)
    const steps = article.body.find((block) => block._type === 'steps')
    expect({
      subtitle: article.subtitle !== undefined,
      banner: recognised.bannerLine,
      headings: kinds.heading?.length,
      items: kinds.item?.length,
      steps: steps?.items.length,
      last: article.body.at(-1)?._type,
      sources: recognised.notes.filter(({ text }) => text.includes('names a source')).length,
    }).toEqual({
      subtitle: true,
      banner: 3,
      headings: 5,
      items: 22,
      steps: 3,
      last: 'callToAction',
      sources: 1,
    })
  })
})

describe('any article', () => {
  const word = fc.stringMatching(/^[a-z]{1,9}$/)
  const words = (min: number, max: number) =>
    fc.array(word, { minLength: min, maxLength: max }).map((list) => list.join(' '))
  const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
  const sentence = words(2, 30).map((text) => `${upper(text)}.`)
  const title = fc
    .array(word, { minLength: 2, maxLength: 7 })
    .map((list) => list.map(upper).join(' '))
  const quoted = sentence.map((text) => `“${text}”`)
  const bullet = fc.constantFrom('•', '-', '–', '*', '▪', '◦')

  /** Each part as the lines of a file and as the words that must come out. */
  type Generated = { lines: string[]; words: string[] }
  const plain = (text: string): Generated => ({ lines: [text], words: [text] })
  const list = fc
    .tuple(bullet, fc.array(fc.tuple(words(1, 8), fc.nat(3)), { minLength: 1, maxLength: 6 }))
    .map(
      ([sign, items]): Generated => ({
        lines: [
          items.map(([text, indent]) => `${' '.repeat(indent * 2)}${sign} ${text}`).join('\n'),
        ],
        words: items.map(([text]) => text),
      }),
    )
  const steps = fc.array(fc.tuple(words(1, 5), quoted), { minLength: 2, maxLength: 4 }).map(
    (pairs): Generated => ({
      lines: pairs.flatMap(([item, quotation]) => [`  • ${item}`, quotation]),
      words: pairs.flat(),
    }),
  )
  const place = fc
    .constantFrom('banner image', '[banner image]', 'image here', '(photo)')
    .map((line): Generated => ({ lines: [line], words: [] }))
  const location = fc
    .constant('Therapy for adults in Costa Mesa, CA and online throughout California.')
    .chain((line) => fc.constantFrom(`📍 ${line}`, line))
    .map((line): Generated => ({ lines: [line], words: [line.replace('📍 ', '')] }))
  const offer = sentence.map((text) => plain(`${text} I’m here to help.`))
  const body = fc.array(
    fc.oneof(
      sentence.map(plain),
      title.map(plain),
      quoted.map(plain),
      list,
      steps,
      place,
      location,
      offer,
    ),
    { maxLength: 15 },
  )
  const file = fc.record({
    opening: title.map(plain),
    body,
    ending: fc.constantFrom('\n', '\r\n', '\r', '\u2028'),
    mark: fc.constantFrom('', '\uFEFF'),
  })

  it('keeps every word once and in order', () => {
    fc.assert(
      fc.property(file, ({ opening, body: parts, ending, mark }) => {
        const all = [opening, ...parts]
        const text = all.flatMap(({ lines }) => lines).join('\n\n')
        const { article } = importString(mark + text.replaceAll('\n', ending))
        const found = squeeze(wordsOf(article)).replaceAll('📍 ', '')
        expect(found).toBe(squeeze(all.flatMap(({ words: expected }) => expected)))
      }),
      { numRuns: 500 },
    )
  })

  it('keeps every letter of any text, whatever it holds', () => {
    const line = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), sentence, quoted, title)
    const anything = fc.array(line, { minLength: 1, maxLength: 20 })
    const lettersOf = (text: string) => text.normalize('NFC').match(/\p{L}/gu)?.join('') ?? ''
    fc.assert(
      fc.property(anything, (lines) => {
        const text = lines.join('\n')
        fc.pre(text.trim() !== '' && !/\b(?:image|picture|photo|pic|banner)/i.test(text))
        const { article } = importString(text)
        expect(lettersOf(wordsOf(article).join('\n'))).toBe(lettersOf(text))
      }),
      { numRuns: 500 },
    )
  })

  it('becomes the same document twice', () => {
    fc.assert(
      fc.property(file, ({ opening, body: parts }) => {
        const text = [opening, ...parts].flatMap(({ lines }) => lines).join('\n\n')
        const { article } = importString(text)
        expect(importString(text).article).toEqual(article)
        const keys = keysOf(article)
        expect(new Set(keys).size).toBe(keys.length)
      }),
      { numRuns: 200 },
    )
  })
})
