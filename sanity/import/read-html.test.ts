import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { ImportError } from './import-error.ts'
import type { Paragraph } from './parts.ts'
import { readHtml } from './read-html.ts'

/** Paragraphs as short lines: what each is, and its words with `*` around bold, `_` around italic, `[]()` for links. */
function describeParagraph(paragraph: Paragraph): string {
  const { item, heading, role, picture, table, blockquote, spans, text } = paragraph
  const words = (spans ?? [{ text }]).map((span) => {
    const inner = `${span.strong ? '*' : ''}${span.em ? '_' : ''}`
    const marked = `${inner}${span.text}${[...inner].reverse().join('')}`
    return span.href === undefined ? marked : `[${marked}](${span.href})`
  })
  const kind = [
    role,
    heading && `h${heading}`,
    item && `${'  '.repeat(item.indent / 4)}${item.marker}`,
    table && 'cell',
    blockquote && '>',
  ]
  const shown = picture
    ? [`picture ${picture.src} “${picture.alt}”${picture.caption ? ` ${picture.caption}` : ''}`]
    : words
  return [...kind.filter((name) => name !== undefined && name !== ''), shown.join('')].join(' ')
}

const read = (html: string) => readHtml(html).map(describeParagraph)
const readFixture = (name: string) =>
  read(readFileSync(path.join(import.meta.dirname, 'fixtures/clipboard', `${name}.txt`), 'utf8'))

describe('readHtml', () => {
  it('reads what Google Docs puts on the clipboard', () => {
    expect(readFixture('google-docs.html')).toEqual([
      'h1 A Softer Evening',
      'The house is *still*, and you are _awake_. Read [about rest](https://example.org/rest?page=2).',
      'h3 A small heading',
      '• Dim the lamp',
      '  • all of them',
      '• Put the phone away',
      'picture https://lh7-rt.googleusercontent.com/docsz/picture “A lamp by a window”',
      'cell Bedtime',
      'cell Ten',
      '*Where to begin*',
    ])
  })

  it('reads what Word puts on the clipboard', () => {
    expect(readFixture('word-desktop.html')).toEqual([
      'title A Softer Evening',
      'subtitle What helps when the house is quiet',
      'The house is *still*, and you are _awake_. Read [about rest](https://example.org/rest).',
      'h2 What Helps',
      '• Dim the lamp',
      '  • all of them',
      '1. Put the phone away',
      'picture file:///C:/clip_image002.png “A lamp by a window”',
      'Ten minutes are enough, or 10\u00A0min.',
    ])
  })

  it('reads what Word online puts on the clipboard', () => {
    expect(readFixture('word-online.html')).toEqual([
      'h1 A Softer Evening',
      'The house is *still*, and you are _awake_.',
      '• Dim the lamp',
      '  • all of them',
      '1. Write it down',
      '2. Close the book\nand breathe',
    ])
  })

  it('reads what Apple Pages puts on the clipboard', () => {
    expect(readFixture('apple-pages.html')).toEqual([
      '*A Softer Evening*',
      'The house is *still*, and you are _awake_. Read [about rest](https://example.org/rest).',
      '• Dim the lamp',
      '  • all of them',
      '• Put the phone away',
    ])
  })

  it('reads a web page', () => {
    expect(readFixture('web-page.html')).toEqual([
      'h1 A Softer Evening',
      'The house is *still*, and you are _awake_.\nRead [about rest](https://example.org/rest#top).',
      'A second paragraph.',
      'picture pictures/lamp.png “A lamp by a window” The lamp in the hall',
      'h2 What Helps',
      '3. Write it down\non paper',
      '4. Close the book',
      '  • gently',
      '• Say it',
      '> “I am here.”',
      'Again words, more & kept.',
      '> Rest is allowed.',
      'one\ntwo',
      'h3 Last',
      'loose words',
    ])
  })

  it('counts paragraphs and keeps plain ones without spans', () => {
    expect(readHtml('<p>One</p><p></p><p>Two <b>words</b></p>')).toEqual([
      { line: 1, text: 'One' },
      { line: 2, text: 'Two words', spans: [{ text: 'Two ' }, { text: 'words', strong: true }] },
    ])
  })

  it('nests the lists of a document that Google Docs exported', () => {
    const html = `<style>.c1{font-weight:700}.c2{font-weight:400}</style>
      <p class="title c1"><span class="c2">The Title</span></p><p class="subtitle"><span>The rest</span></p>
      <ul class="lst-kix_abc-0 start"><li class="li-bullet-0"><span>a</span></li></ul>
      <ul class="lst-kix_abc-1 start"><li><span class="c1">b</span></li></ul>
      <p><span>Words</span><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup><span> go on</span></p>
      <div style="border:1px solid black"><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>A remark</span></p></div>`
    expect(read(html)).toEqual([
      'title The Title',
      'subtitle The rest',
      '• a',
      '  • *b*',
      'Words go on',
    ])
  })

  it('takes the bytes of a picture that lies inside the text', () => {
    expect(readHtml('<img src="data:image/png;base64,AQID" alt=" A  lamp ">')).toEqual([
      { line: 1, text: '', picture: { bytes: new Uint8Array([1, 2, 3]), alt: 'A lamp' } },
    ])
  })

  it('leaves out what nobody sees and keeps emoji that are pictures', () => {
    const html =
      '<p><img src="x.gif" width="1" height="1">Night <img src="e.png" alt="🌙"><span style="display:none">no</span></p>'
    expect(read(html)).toEqual(['Night 🌙'])
  })

  it('keeps joiners inside emoji and drops them between Latin letters', () => {
    expect(read('<p>👩\u200D👧 ni\u200Dght a\uFEFFb « oui » c’est ça\u00A0!</p>')).toEqual([
      '👩\u200D👧 night ab « oui » c’est ça\u00A0!',
    ])
  })

  it('refuses what is nested without measure', () => {
    expect(() => readHtml('<div>'.repeat(2000))).toThrow(ImportError)
  })

  it('keeps every letter of any words, however they are marked', () => {
    const word = fc.stringMatching(/^[a-z]{1,6} ?$/)
    const tag = fc.constantFrom('p', 'b', 'i', 'span', 'h2', 'li', 'div', 'a', 'td', 'blockquote')
    const tree = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 5 },
        word,
        fc
          .tuple(tag, fc.array(tie('node'), { maxLength: 4 }))
          .map(([name, inner]) => `<${name}>${inner.join('')}</${name}>`),
      ),
    })).node
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 6 }), (nodes) => {
        const html = nodes.join('')
        const letters = html.replace(/<[^>]*>/g, '').replace(/\s/g, '')
        const found = readHtml(html).map(({ text }) => text)
        // A table moves words that stand outside its cells: the letters are the same, their order may not be.
        const sort = (text: string) => [...text].sort().join('')
        expect(sort(found.join('').replace(/\s/g, ''))).toBe(sort(letters))
        for (const { text, spans } of readHtml(html)) {
          expect(text).toBe(text.trim())
          if (spans) expect(spans.map((span) => span.text).join('')).toBe(text)
        }
      }),
      { numRuns: 300 },
    )
  })
})
