import { readHtml } from '../read-html.ts'
import { cleanPage } from './clean-page.ts'
import { markLineBreaks } from './line-breaks.ts'
import { readShortcodes } from './shortcodes.ts'

const attachment = { src: 'https://old.example/lamp.jpg', alt: 'A lamp', caption: 'The "lamp"' }
const find = (id: string) => (id === '7' ? attachment : undefined)

/** The paragraphs of a text, with line breaks shown as ⏎. */
const paragraphs = (html: string) =>
  readHtml(html).map(({ text, picture }) =>
    picture ? `[${picture.src}]` : text.replaceAll('\n', '⏎'),
  )

describe('line breaks of the classic editor', () => {
  it.each([
    ['One.\n\nTwo,\nhalf.', ['One.', 'Two,⏎half.']],
    ['One.\r\n \t\r\n\r\nTwo.', ['One.', 'Two.']],
    [
      '<h2>Rest</h2>\nOne.\n<ul>\n\t<li>a</li>\n\t<li>b</li>\n</ul>\nTwo.',
      ['Rest', 'One.', 'a', 'b', 'Two.'],
    ],
    ['<em>One.\n\nTwo.</em>', ['One.', 'Two.']],
    ['<strong>Rest</strong>\nand more', ['Rest⏎and more']],
    ['One. <!--more-->\n\n<!-- a\n\nb -->Two.', ['One.', 'Two.']],
    ['<pre>a\n\nb</pre>\nc', ['a⏎⏎b', 'c']],
    ['<a\nhref="/x">One</a>', ['One']],
  ])('%j', (text, expected) => {
    expect(paragraphs(markLineBreaks(text))).toEqual(expected)
  })

  it('say nothing in a post of the block editor', () => {
    const text = '<!-- wp:paragraph -->\n<p>One\ntwo.</p>\n\n<!-- /wp:paragraph -->'
    expect(markLineBreaks(text)).toBe(text)
  })
})

describe('shortcodes', () => {
  const html = (text: string) => readShortcodes(text, find).html
  it.each([
    [
      '[caption id="a" width="3"]<a href="/x"><img src="a.jpg" /></a> Words <em>here</em>[/caption]',
      '<figure><a href="/x"><img src="a.jpg" /></a><figcaption>Words <em>here</em></figcaption></figure>',
    ],
    [
      '[caption caption="Old"]<img src="a.jpg">[/caption]',
      '<figure><img src="a.jpg"><figcaption>Old</figcaption></figure>',
    ],
    [
      '[gallery ids="7"]',
      '<figure><img src="https://old.example/lamp.jpg" alt="A lamp"><figcaption>The &quot;lamp&quot;</figcaption></figure>',
    ],
    [
      '[embed]https://v.example/?a=1&b=2[/embed]',
      '<p><a href="https://v.example/?a=1&amp;b=2">https://v.example/?a=1&amp;b=2</a></p>',
    ],
    [
      '[video mp4="https://v.example/a.mp4"][/video]',
      '<p><a href="https://v.example/a.mp4">https://v.example/a.mp4</a></p>',
    ],
    ['a [sic] b [see below] c [1]', 'a [sic] b [see below] c [1]'],
    ['[et_pb_text admin="x"]Words[/et_pb_text]', 'Words'],
    ['[note]Words[/note]', 'Words'],
  ])('%s', (text, expected) => {
    expect(html(text)).toBe(expected)
  })

  it('that showed something are named', () => {
    const text = '[contact-form-7 id="1"] [note]x[/note] [sic] [gallery ids="7,8"] [gallery]'
    expect(readShortcodes(text, find).left.sort()).toEqual(['contact-form-7', 'gallery', 'note'])
  })
})

describe('the HTML of a website before', () => {
  const read = (html: string) => {
    const page = cleanPage(html, find)
    return [...paragraphs(page.html), ...page.notes.map((note) => `# ${note}`)]
  }

  it.each([
    ['<img class="wp-image-7" src="lamp-300x200.jpg">', ['[https://old.example/lamp.jpg]']],
    [
      '<noscript><img src="a.jpg"></noscript><img data-src="a.jpg" data-image="b.jpg">',
      ['[b.jpg]'],
    ],
    ['<img src="data:image/gif;base64,R0lGOD" data-src="a.jpg">', ['[a.jpg]']],
    ['<blockquote><p>Rest.</p><cite>Anna</cite></blockquote>', ['Rest.', '— Anna']],
    ['<blockquote>Rest.<cite>— Anna</cite></blockquote>', ['Rest.', '— Anna']],
    [
      '<iframe src="//v.example/1"></iframe>',
      [
        'https://v.example/1',
        '# what was shown from v.example is a link now (https://v.example/1): say in words where it leads.',
      ],
    ],
    ['<video><source src="javascript:alert(1)"></video>', ['# a player or frame was left out.']],
    ['<form><p>Sign up</p></form><p>Rest.</p>', ['Rest.', '# a form was left out.']],
    [
      '<div class="sqs-block sqs-block-summary-v2"><p>Other</p></div>',
      ['# a list of other posts was left out.'],
    ],
    ['<script>alert(1)</script><p onclick="x()">Rest.</p>', ['Rest.']],
  ])('%s', (html, expected) => {
    expect(read(html)).toEqual(expected)
  })

  it.each(['lamp.jpg', 'IMG_1234', 'lamp by the bed.PNG'])(
    'takes the file name %s for no description',
    (alt) => {
      const [paragraph] = readHtml(cleanPage(`<img src="a.jpg" alt="${alt}">`, find).html)
      expect(paragraph?.picture).toEqual({ src: 'a.jpg' })
    },
  )

  it('is refused when it is nested without end', () => {
    expect(() => cleanPage('<div>'.repeat(5_000), find)).toThrow(/nested too deeply/)
  })
})

describe('a text that is made to break programs', () => {
  it.each(['<', '<!--', '<pre>', '[caption]', '[embed]', '[a ', '[gallery', '\n', ' ', '</a'])(
    'takes no longer than its length: %j without end',
    (piece) => {
      const text = piece.repeat(Math.ceil(400_000 / piece.length))
      const before = performance.now()
      readShortcodes(markLineBreaks(text), find)
      // Twice the text would take four times as long where words are looked at again: minutes, and not this.
      expect(performance.now() - before).toBeLessThan(5_000)
    },
  )
})
