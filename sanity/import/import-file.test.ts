import { readFileSync } from 'node:fs'
import path from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { writePost } from '#sanity/leave/post-file.ts'
import { ImportError } from './import-error.ts'
import { importFile } from './import-file.ts'
import type { Part, Words } from './parts.ts'
import { placePictures } from './picture-files.ts'
import { describeFile, describeImport } from './report.ts'

const fixture = (name: string) => readFileSync(path.join(import.meta.dirname, 'fixtures', name))
const bytesOf = (text: string) => new TextEncoder().encode(text)
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3, 4])

/** Words with `*` around bold, `_` around italic, `[]()` for links. */
function wordsOf({ text, spans = [{ text }] }: Words): string {
  return spans
    .map(({ text: words, strong, em, href }) => {
      const marked = strong ? `*${words}*` : em ? `_${words}_` : words
      return href === undefined ? marked : `[${marked}](${href})`
    })
    .join('')
}

function describePart(part: Part): string {
  switch (part.kind) {
    case 'paragraph':
      return wordsOf(part)
    case 'heading':
      return `h${part.level} ${wordsOf(part)}`
    case 'item':
      return `${part.list} ${part.level} ${wordsOf(part)}`
    case 'figure':
      return `picture ${part.picture.alt}`
    case 'quotation':
      return `> ${part.quotation.text}`
    case 'steps':
      return part.steps.map(({ title, quotation }) => `step ${title} ${quotation.text}`).join('\n')
    case 'callToAction':
      return `${part.text.map(wordsOf)} | ${part.locationLine} | ${part.closing.map(wordsOf)}`
  }
}

/** The part of the article that both fixtures have in common, as it stands in them. */
const common = [
  'The dishes are done. You are *finally* lying down, and _that_ is when the list begins.',
  'You can read more [about rest](https://example.org/rest) whenever you like.',
  'h2 Where It Comes From',
  'By day something always needs an answer. Your thoughts may get louder because:',
  'bullet 1 You put off a decision',
  'bullet 2 a small one',
  'bullet 1 You had coffee after lunch',
  'h3 Three Small Steps',
  'step Name what is here “This is worry. It came because the day is quiet now.”\nstep Give it a place to wait “I will look at it after breakfast.”\nstep Come back to the room “The pillow is cool. I am here.”',
  'picture A lamp on a table',
  'h2 In the Morning',
  'number 1 Open the curtains',
  'number 1 Drink a glass of water',
]
const ending =
  'If you would like support with worry that comes at night, I’m here to help. | Therapy for worn-out adults in Costa Mesa, CA and online throughout California. | Nobody has to wait for morning alone.'

describe.each([
  ['a Word file', 'quiet-house.docx', ['quiet-house-1.png', 'quiet-house-2.png']],
  ['the zip of Google Docs', 'quiet-house.zip', ['image1.png', 'image2.png']],
])('importing %s', (_, name, fileNames) => {
  it('finds title, subtitle, banner, marks, lists, steps, pictures and the call to action', async () => {
    const { article, recognised, pictures, unit } = await importFile(fixture(name), name)
    expect(article).toMatchObject({
      title: 'When the House Is Quiet and You Are Not',
      subtitle: 'What Helps in the Hour After Everyone Sleeps',
      slug: { current: 'when-the-house-is-quiet-and-you-are-not' },
      banner: { asset: { _ref: 'file:1' }, alt: 'A lamp by a dark window', peopleShown: 'none' },
      importedFrom: { fileName: name },
    })
    const parts = recognised.parts.map(describePart)
    expect(parts.slice(0, common.length)).toEqual(common)
    expect(parts.at(-1)).toBe(ending)
    expect(unit).toBe('Paragraph')
    expect(pictures.map(({ bytes: __, ...picture }) => picture)).toEqual([
      { reference: 'file:1', fileName: fileNames[0], contentType: 'image/png' },
      { reference: 'file:2', fileName: fileNames[1], contentType: 'image/png' },
    ])
  })
})

describe('importing a Word file', () => {
  it('keeps quotations, leaves deleted words out, and names the table', async () => {
    const { article, recognised, unit } = await importFile(fixture('quiet-house.docx'), 'a.docx')
    expect(recognised.parts.slice(common.length, -1).map(describePart)).toEqual([
      '> Night brings counsel.',
      'Was it removed?',
      'Ten o’clock',
      'Lights out',
      '*Write it by hand*',
      'Then rest for a while.',
    ])
    expect(describeImport(recognised, article, false, unit)).toEqual({
      recognised: [
        'Title: When the House Is Quiet and You Are Not',
        'Subtitle: What Helps in the Hour After Everyone Sleeps',
        'Picture at the top (paragraph 2)',
        '3 headings · 8 paragraphs · 2 lists with 5 items · 3 steps, each with its quotation · 1 quotation · 1 picture',
        'Invitation (paragraph 28) · Where you work: Therapy for worn-out adults in Costa Mesa, CA and online throughout California. · 1 paragraph of closing words',
      ],
      look: [
        'Paragraph 23: “Was it removed?” was kept as a paragraph; make it a heading if you meant one.',
        'Paragraph 24: a table became loose paragraphs, cell by cell: write it as a list or as sentences.',
        'Quotations count as examples unless a source was named. Never quote a client, not even without a name.',
      ],
    })
  })

  it('makes the same document twice, with a key of its own for everything', async () => {
    const { article } = await importFile(fixture('quiet-house.docx'), 'a.docx')
    expect((await importFile(fixture('quiet-house.docx'), 'a.docx')).article).toEqual(article)
    const keys = JSON.stringify(article).match(/"_key":"[^"]*"/g) ?? []
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('importing Markdown', () => {
  const asked: string[] = []
  const read = () =>
    importFile(fixture('quiet-house.md'), 'quiet-house.md', async (place) => {
      asked.push(place)
      return png
    })

  it('finds what the other kinds of files hold, and reads the front matter', async () => {
    const { article, recognised, pictures, unit } = await read()
    expect(article).toMatchObject({
      title: 'When the House Is Quiet and You Are Not',
      subtitle: 'What Helps in the Hour After Everyone Sleeps',
      slug: { current: 'quiet-house' },
      publishedAt: '2025-11-03T08:00:00.000Z',
      seo: { description: 'Small things that help when worry waits for the night.' },
      banner: { alt: 'A lamp by a dark window' },
    })
    expect(recognised.parts.map(describePart)).toEqual([
      ...common,
      '> Night brings counsel.',
      'Ten o’clock',
      'Lights out',
      'Snake_case stays, 2 * 3 * 4 stays, and a*b too.\nA line of its own — here.',
      ending,
    ])
    expect(asked).toEqual(['images/banner.png', 'images/lamp.png'])
    expect(pictures).toHaveLength(2)
    expect(article.body.find(({ _type }) => _type === 'figure')).toMatchObject({
      caption: 'In the hall',
    })
    expect(unit).toBe('Line')
    expect(recognised.parts[0]).toMatchObject({ line: 16 })
  })

  it('keeps every word of a text that only looks like it has signs', async () => {
    const words = 'A *b, [c] and ![d, <e> & _f_g `h. 5 < 6 > 4 **'
    const { article } = await importFile(bytesOf(`# Title\n\nStart.\n\n${words}`), 'a.md')
    expect(article.body.at(-1)).toMatchObject({ children: [{ text: words }] })
  })
})

describe('importing a text that was made to take long', () => {
  it.each([
    ['brackets', '['.repeat(200_000)],
    ['stars', '*a '.repeat(60_000)],
    ['quotations', '> a\n\n'.repeat(20_000)],
    ['quotations in quotations', '>'.repeat(5_000)],
    [
      'lists in lists',
      Array.from({ length: 500 }, (_, depth) => `${' '.repeat(depth * 2)}- a`).join('\n'),
    ],
  ])('ends: %s', async (_, words) => {
    const { article } = await importFile(bytesOf(`# A Title\n\nIt begins.\n\n${words}`), 'a.md')
    expect(article.title).toBe('A Title')
  })
})

describe('importing a post that was written out of the site', () => {
  const body = [
    {
      _type: 'figure',
      _key: 'f',
      picture: { _type: 'picture', asset: { file: 'pictures/a b.png' }, alt: 'A lamp' },
    },
  ]
  const fields = { title: 'Quiet Nights', safetyExit: false }
  const text = writePost({ id: 'night', state: 'published', fields, body }, () => undefined)

  it('gives the very document, with its pictures', async () => {
    const { article, pictures, id } = await importFile(bytesOf(text), 'a.md', async () => png)
    expect(id).toBe('night')
    expect(article).toEqual({
      _type: 'article',
      ...fields,
      body: [
        {
          _type: 'figure',
          _key: 'f',
          picture: {
            _type: 'picture',
            asset: { _type: 'reference', _ref: 'file:1' },
            alt: 'A lamp',
          },
        },
      ],
    })
    expect(pictures).toMatchObject([{ reference: 'file:1', fileName: 'a b.png' }])
  })

  it('comes with its pictures in a zip as well', async () => {
    const zip = zipSync({ 'posts/a.md': strToU8(text), 'posts/pictures/a b.png': png })
    expect((await importFile(zip, 'posts.zip')).pictures).toHaveLength(1)
  })

  it('names the picture that is missing', async () => {
    const file = await importFile(bytesOf(text), 'a.md')
    expect(file.article.body[0]).toEqual({
      _type: 'figure',
      _key: 'f',
      picture: { _type: 'picture', alt: 'A lamp' },
    })
    expect(describeFile(file, false)).toEqual({
      recognised: [
        'Title: Quiet Nights',
        'A post that was written out of this website: 1 block, with all its settings',
      ],
      look: [expect.stringContaining('The picture pictures/a b.png did not come along')],
    })
  })
})

describe('importing a web page', () => {
  const page =
    '<h1>Quiet Nights</h1><p>It begins.</p><p><img src="pictures/a%20lamp.png" alt="A lamp"></p><p>It ends.</p>'

  it('takes the pictures that lie beside it', async () => {
    const asked: string[] = []
    const { article, pictures } = await importFile(bytesOf(page), 'night.html', async (place) => {
      asked.push(place)
      return png
    })
    expect(asked).toEqual(['pictures/a%20lamp.png'])
    expect(pictures).toMatchObject([{ reference: 'file:1', contentType: 'image/png' }])
    const placed = placePictures(article, new Map([['file:1', 'image-1']]))
    expect(placed.body[1]).toMatchObject({
      _type: 'figure',
      picture: { asset: { _ref: 'image-1' } },
    })
    expect(JSON.stringify(placed)).not.toContain('file:')
  })

  it.each([
    ['none is there', undefined],
    ['what is there is no picture', bytesOf('<svg></svg>')],
  ])('names the spot of a picture when %s', async (_, found) => {
    const { recognised, pictures } = await importFile(bytesOf(page), 'a.html', async () => found)
    expect(pictures).toEqual([])
    expect(recognised.notes).toContainEqual({
      line: 3,
      text: 'a picture (“A lamp”) did not come along; drag it in here.',
    })
    expect(recognised.parts.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph'])
  })

  it.each([
    [
      'Word',
      '<p>It begins<sup><a href="#footnote-1" id="footnote-ref-1">[1]</a></sup>.</p><p>Please get in touch with me.</p><ol><li id="footnote-1"><p> A book. <a href="#footnote-ref-1">↑</a></p></li></ol>',
    ],
    [
      'Google Docs',
      '<p>It begins<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>.</p><p>Please get in touch with me.</p><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;A book.</span></p></div>',
    ],
  ])('puts the footnotes of %s before the call to action', async (_, html) => {
    const { recognised } = await importFile(bytesOf(`<h1>A Title</h1>${html}`), 'a.html')
    expect(recognised.parts.map(describePart)).toEqual([
      'It begins[1].',
      '[1] A book.',
      'Please get in touch with me. | undefined | ',
    ])
    expect(recognised.notes).toContainEqual({ line: 4, text: expect.stringContaining('footnotes') })
  })

  it('says which link was left out of words that hold none', async () => {
    const html =
      '<h1>A Title</h1><p>It begins.</p><p>“Read <a href="https://example.org/x">this</a>.”</p><p>Ends.</p>'
    const { recognised } = await importFile(bytesOf(html), 'a.html')
    expect(recognised.notes).toContainEqual({
      line: 3,
      text: expect.stringContaining('https://example.org/x'),
    })
  })
})

describe('importing plain text', () => {
  it('counts lines', async () => {
    const { unit, recognised } = await importFile(bytesOf('Title\n\n\nIt begins.\n'), 'a.txt')
    expect({ unit, parts: recognised.parts }).toEqual({
      unit: 'Line',
      parts: [{ kind: 'paragraph', line: 4, text: 'It begins.' }],
    })
  })
})

describe('a file that is no article', () => {
  const zip = (files: Record<string, Uint8Array>) => zipSync(files, { level: 1 })
  const ole = (name: string) =>
    Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...Buffer.from(name, 'utf16le'), 0, 0])
  const word = { 'word/document.xml': strToU8('<w:document>') }
  const half = fixture('quiet-house.docx').subarray(0, 2000)

  it.each<[string, Uint8Array, string, RegExp]>([
    ['nothing', new Uint8Array(), 'a.docx', /empty/],
    ['a PDF', bytesOf('%PDF-1.7'), 'a.docx', /PDF.*docx/],
    ['rich text', bytesOf('{\\rtf1'), 'a.rtf', /RTF.*docx/],
    ['a picture', png, 'a.png', /picture/],
    ['a locked Word file', ole('EncryptedPackage'), 'a.docx', /password/],
    ['an old Word file', ole('WordDocument'), 'a.doc', /old Word file.*docx/],
    ['a text named like a Word file', bytesOf('words'), 'a.docx', /damaged/],
    ['half a Word file', half, 'a.docx', /damaged/],
    ['a Word file with broken contents', zip(word), 'a.docx', /damaged.*Word/],
    ['a file of Pages', zip({ 'Index/Document.iwa': png }), 'a.pages', /Pages.*Export/],
    [
      'an OpenDocument text',
      zip({ mimetype: strToU8('x'), 'content.xml': png }),
      'a.odt',
      /OpenDocument/,
    ],
    ['an archive of pictures', zip({ 'a.png': png }), 'a.zip', /no article/],
    ['two pages', zip({ 'a.html': png, 'b.html': png }), 'a.zip', /2 texts/],
    ['a path out of the archive', zip({ '../a.html': png }), 'a.zip', /outside/],
    ['a web page without words', bytesOf('<p> <img src="a.png"></p>'), 'a.html', /no words/],
    [
      'too many files',
      zip(Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`${i}`, png]))),
      'a.zip',
      /far more/,
    ],
    [
      'more than 50 MB',
      Uint8Array.from([0x50, 0x4b, 3, 4, ...new Uint8Array(50_000_000)]),
      'a.zip',
      /50 MB/,
    ],
  ])('is refused with a sentence: %s', async (_, bytes, name, sentence) => {
    const refused = await importFile(bytes, name).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(ImportError)
    expect(refused).toMatchObject({ message: expect.stringMatching(sentence) })
    expect(refused).toMatchObject({ message: expect.not.stringContaining('\n') })
  })
})
