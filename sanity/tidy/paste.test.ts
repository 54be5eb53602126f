import { existsSync, readFileSync } from 'node:fs'
import { importText } from '#sanity/import/import-text.ts'
import { largestPicture } from '#sanity/import/picture-files.ts'
import { readHtml } from '#sanity/import/read-html.ts'
import type { Block } from './blocks.ts'
import { googleDocsClipboard } from './fixtures/google-docs-clipboard.ts'
import { isInline, pasteBlocks } from './paste-blocks.ts'
import { cleanPlainText } from './paste-plain.ts'
import { printBody } from './print-body.ts'
import { textsOf } from './texts.ts'
import { acceptOffers, likelyOffers, tidyBody } from './tidy-body.ts'

const fixture = (name: string) =>
  readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8')

function paste(html: string, takes = { hasPictures: true, hasQuotations: true }) {
  let count = 0
  return pasteBlocks(readHtml(html), { makeKey: () => `key${count++}`, ...takes })
}

/** As the editor itself splits plain text once it is clean: blank lines end a paragraph, other breaks stay within it. */
function pastePlain(text: string): Block[] {
  return cleanPlainText(text)
    .split(/\n{2,}/)
    .map((paragraph, index) => ({
      _type: 'block',
      _key: `key${index}`,
      style: 'normal',
      markDefs: [],
      children: [{ _type: 'span', _key: 's', text: paragraph, marks: [] }],
    }))
}

/** What is in a golden file: the text as pasted, as tidied, the invitation as one block, and what the therapist is told. */
function account({ blocks, losses, pictures }: ReturnType<typeof paste>): string {
  const { body, changes, warnings } = tidyBody(blocks, { hasSubtitle: true, hasInvitation: true })
  const offers = warnings.flatMap(({ offer }) => offer ?? [])
  const ending = acceptOffers(
    body,
    offers.filter(({ kind }) => kind === 'callToAction'),
  ).filter((block) => !body.includes(block))
  return [
    '# Pasted',
    ...printBody(blocks),
    ...losses.map(({ kind, after }) => `! ${kind} lost after: ${after}`),
    ...pictures.map(({ contentType, after }) => `+ ${contentType} after: ${after}`),
    '# Tidied',
    ...printBody(body),
    ...(ending.length > 0 ? ['# Invitation', ...printBody(ending)] : []),
    '# Said',
    ...changes.map(({ text }) => text),
    ...warnings.map(({ text }) => `? ${text}`),
    '',
  ].join('\n')
}

describe('text from the clipboard', () => {
  it.each(['google-docs', 'word-desktop', 'word-online', 'apple-pages'])(
    'comes in as it was read by eye: %s',
    (name) => {
      expect(account(paste(fixture(`${name}.html.txt`)))).toBe(fixture(`${name}.golden.txt`))
    },
  )

  it('comes in as it was read by eye: plain text', () => {
    const blocks = pastePlain(fixture('plain-text.txt'))
    expect(account({ blocks, losses: [], pictures: [] })).toBe(fixture('plain-text.golden.txt'))
  })

  it.each(['google-docs', 'word-desktop'])(
    'gives %s keys of their own for every block and link',
    (name) => {
      const { blocks } = paste(fixture(`${name}.html.txt`))
      const keys = JSON.stringify(blocks).match(/"_key":"key\d+"/g) ?? []
      expect(new Set(keys).size).toBe(keys.length)
    },
  )

  it('names the spot of a picture in a field that takes none', () => {
    const { blocks, losses } = paste('<p>Rest.</p><img src="file:///lamp.png"><p>End.</p>', {
      hasPictures: false,
      hasQuotations: false,
    })
    expect(printBody(blocks)).toEqual(['p Rest.', 'p End.'])
    expect(losses).toEqual([{ kind: 'picture', after: 'Rest.' }])
  })

  it.each([
    '<b style="font-weight:normal;" id="docs-internal-guid-1"><span>some words </span></b>',
    '<p>One paragraph with a <a href="https://example.org">link</a>.</p>',
    '<meta charset="utf-8">',
    '',
  ])('is left to the editor when it is only words for the line: %s', (html) => {
    expect(isInline(readHtml(html))).toBe(true)
  })

  it.each([
    '<p>One.</p><p>Two.</p>',
    '<h4>A heading</h4>',
    '<ul><li>An item</li></ul>',
    '<img src="https://example.org/lamp.png">',
    '<blockquote>Rest.</blockquote>',
  ])('is read by us when it is more: %s', (html) => {
    expect(isInline(readHtml(html))).toBe(false)
  })
})

describe('a quotation from the clipboard', () => {
  const pasted = (html: string) => printBody(paste(html).blocks)

  it.each([
    ['<p>Before.</p><blockquote><p>Rest.</p></blockquote><p>End.</p>', 'example Rest.'],
    [
      '<p>Before.</p><blockquote>“Rest.” — A. Writer</blockquote><p>End.</p>',
      'published-work “Rest.” (A. Writer)',
    ],
    [
      '<p>Before.</p><blockquote><p>Rest.</p><footer>— A. Writer</footer></blockquote><p>End.</p>',
      'published-work Rest. (A. Writer)',
    ],
    [
      '<p>Before.</p><blockquote>Rest.</blockquote><p>— A proverb</p><p>End.</p>',
      'proverb Rest. (A proverb)',
    ],
    ['<p>Before.</p><blockquote>Rest<br>now.</blockquote><p>End.</p>', 'example Rest\nnow.'],
  ])('is a block of its own: %s', (html, quotation) => {
    expect(pasted(html)).toEqual(['p Before.', `[quotation] ${quotation}`, 'p End.'])
  })

  it.each([
    [
      'it goes on for paragraphs',
      '<blockquote><p>Rest.</p><p>Wait.</p></blockquote>',
      ['p Rest.', 'p Wait.'],
    ],
    ['a word of it is bold', '<blockquote>Rest <b>now</b>.</blockquote>', ['p Rest **now**.']],
    [
      'it holds a link',
      '<blockquote>Rest <a href="https://example.org">here</a></blockquote>',
      ['p Rest [here](https://example.org)'],
    ],
    ['it holds a list', '<blockquote><ul><li>Rest.</li></ul></blockquote>', ['bullet 1 Rest.']],
    ['it holds a heading', '<blockquote><h2>Rest</h2></blockquote>', ['h2 Rest']],
    [
      'it stands in a table',
      '<table><tr><td><blockquote>Rest.</blockquote></td></tr></table>',
      ['p Rest.'],
    ],
    [
      'it belongs to a step',
      '<ul><li>One</li></ul><blockquote>“A.”</blockquote><ul><li>Two</li></ul><blockquote>“B.”</blockquote>',
      ['bullet 1 One', 'p “A.”', 'bullet 1 Two', 'p “B.”'],
    ],
  ])('stays as it is where %s', (_, html, lines) => {
    expect(pasted(html)).toEqual(lines)
  })

  it('is a paragraph in a field that takes no quotations', () => {
    const { blocks } = paste('<blockquote>Rest.</blockquote>', {
      hasPictures: true,
      hasQuotations: false,
    })
    expect(printBody(blocks)).toEqual(['p Rest.'])
  })
})

describe('a picture inside the clipboard', () => {
  const bytes = Uint8Array.from([0x89, ...Buffer.from('PNG\r\n'), 1, 2])
  const address = `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`

  it('comes along, described, for the figure at its spot', () => {
    const { blocks, losses, pictures } = paste(
      `<p>Rest.</p><img alt="A lamp" src="${address}"><p>End.</p>`,
    )
    expect(losses).toEqual([])
    const figure = blocks[1]
    expect(figure).toEqual({
      _type: 'figure',
      _key: figure?._key,
      picture: { _type: 'picture', alt: 'A lamp', peopleShown: 'none' },
    })
    expect(pictures).toEqual([
      {
        reference: figure?._key,
        after: 'Rest.',
        bytes,
        fileName: 'pasted-picture-1.png',
        contentType: 'image/png',
      },
    ])
  })

  it.each([
    ['is no picture that can be shown', Buffer.from('a drawing')],
    ['is too large', Buffer.concat([bytes, Buffer.alloc(largestPicture)])],
  ])('leaves its place empty and is named where it %s', (_, data) => {
    const read = [
      { line: 1, text: 'Rest.' },
      { line: 2, text: '', picture: { bytes: data } },
    ]
    const takes = { makeKey: () => 'key', hasPictures: true, hasQuotations: true }
    const { blocks, losses, pictures } = pasteBlocks(read, takes)
    expect(blocks[1]).toEqual({ _type: 'figure', _key: 'key' })
    expect({ losses, pictures }).toEqual({
      losses: [{ kind: 'picture', after: 'Rest.' }],
      pictures: [],
    })
  })
})

describe.each([
  [
    'an article of the project’s own',
    new URL('../import/fixtures/evening-worry.txt', import.meta.url),
  ],
  ['the real article', new URL('../../../shared/content/bad-mom-article.txt', import.meta.url)],
])('%s, pasted from Google Docs', (_, file) => {
  const isHere = existsSync(file)
  const test = isHere ? it : it.skip
  const unlessMissing = isHere ? '' : ' (its file is not here)'
  const clickOnce = (text: string) => {
    const { body, warnings } = tidyBody(paste(googleDocsClipboard(text)).blocks, {
      hasSubtitle: true,
      hasInvitation: true,
    })
    const offers = likelyOffers(warnings.flatMap(({ offer }) => offer ?? []))
    return { offers, body: acceptOffers(body, offers) }
  }

  test(`is tidied into what importing its file makes of it, block for block${unlessMissing}`, () => {
    const bytes = readFileSync(file)
    const { article } = importText(bytes, 'article.txt')
    const { offers, body } = clickOnce(bytes.toString())
    expect(withoutKeys(body)).toEqual(withoutKeys(article.body))
    expect(body.map(({ _type }) => _type)).toContain('steps')
    expect(body.at(-1)).toMatchObject({
      _type: 'callToAction',
      text: [{}],
      locationLine: expect.stringMatching(/^Therapy for/),
      closing: [{}],
    })
    expect(offers).toMatchObject([
      { kind: 'title', text: article.title },
      { kind: 'subtitle', text: article.subtitle },
      { kind: 'callToAction' },
    ])
  })

  test(`becomes tidy without losing a line${unlessMissing}`, () => {
    const text = readFileSync(file, 'utf8')
    const source = text
      .split('\n')
      .map((line) => line.replace(/^[\s•]+/u, '').trim())
      .filter((line) => line !== '')
    const [title, place, subtitle, ...lines] = source
    const { blocks, losses } = paste(googleDocsClipboard(text))
    expect(losses).toEqual([])
    expect(blocks.flatMap(textsOf)).toEqual(source)

    const { body, changes } = tidyBody(blocks, { title, subtitle, hasSubtitle: true })
    expect(body.flatMap(textsOf)).toEqual(lines)
    expect(changes.flatMap(({ removed }) => removed)).toEqual([title, place, subtitle])
    const steps = body.filter(({ _type }) => _type === 'steps')
    expect(steps).toHaveLength(1)
    expect(steps[0]?.items).toHaveLength(3)
    const left = new Set(body)
    expect(blocks.filter((block) => left.has(block))).toHaveLength(body.length - 1)
  })
})

/** Keys are as the program that made them likes; neither text has a link, whose mark is one. */
function withoutKeys(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (name, inner) => (name === '_key' ? undefined : inner)))
}
