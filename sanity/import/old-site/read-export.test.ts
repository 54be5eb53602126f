import { readFileSync } from 'node:fs'
import { ImportError } from '../import-error.ts'
import { importFile } from '../import-file.ts'
import { readExport } from './read-export.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url))

const head =
  '<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>A</title>'
const tail = '</channel></rss>'
const post = (inside: string) =>
  `<item>${inside}<wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item>`
const read = (inside: string) => readExport(bytesOf(head + inside + tail))
const refusalOf = (bytes: Uint8Array) => {
  try {
    readExport(bytes)
  } catch (error) {
    expect(error).toBeInstanceOf(ImportError)
    return (error as ImportError).message
  }
  throw new Error('It was read.')
}

describe('an export', () => {
  it('tells its program, its website and its items', () => {
    const wordpress = readExport(fixture('wordpress.xml'))
    expect(wordpress).toMatchObject({
      program: 'wordpress',
      title: 'Lantern Street Counseling',
      url: 'https://old.example',
    })
    expect(wordpress.items.map(({ type }) => type).join(' ')).toBe(
      'post post post post page attachment attachment attachment attachment',
    )
    expect(wordpress.items[0]).toMatchObject({
      id: '12',
      comments: 1,
      categories: [
        { kind: 'category', name: 'Parenting &amp; Family', slug: 'parenting' },
        { kind: 'tag', name: 'quarrels', slug: 'quarrels' },
      ],
    })
    expect(wordpress.items[5]?.file).toBe(
      'https://old.example/wp-content/uploads/2019/05/window.jpg',
    )
    expect(readExport(fixture('squarespace.xml'))).toMatchObject({ program: 'squarespace' })
  })

  it('keeps nothing of what people wrote below a post', () => {
    expect(JSON.stringify(readExport(fixture('wordpress.xml')))).not.toContain('last night')
  })

  it('may hold a lone “&”, entities of HTML and signs that nobody sees', () => {
    const [item] = read(post('<title>Rest & play &mdash; &unknown; a\u0008b</title>')).items
    expect(item?.title).toBe('Rest & play — &unknown; ab')
  })

  it('is read piece by piece, whatever stands where two pieces meet', () => {
    const words = 'Grüße, naïve 불안 & more. '.repeat(20_000)
    const [item] = read(post(`<content:encoded><![CDATA[${words}]]></content:encoded>`)).items
    expect(item?.html).toBe(words)
  })

  it('declares no entities, so it neither swells nor opens anything', () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "${'lol'.repeat(10)}"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>`
    const text = head.replace('<?xml version="1.0"?>', bomb) + post('<title>&b;&x;</title>') + tail
    expect(refusalOf(bytesOf(text))).toMatch(/no export/)
    // Without the declaration they are letters like others.
    expect(read(post('<title>&b;&x;</title>')).items[0]?.title).toBe('&b;&x;')
  })

  it.each([
    ['nothing', '', /no export of WordPress or Squarespace/],
    ['words', 'Dear diary', /no export/],
    ['a web page', '<!DOCTYPE html><html><p>Hi</p></html>', /no export/],
    ['a feed', '<rss version="2.0"><channel></channel></rss>', /no export/],
    ['an export that breaks off', head + post('<title>A</title>'), /damaged at line 1\./],
    ['an export that is mixed up', `${head}\n<item></itm>${tail}`, /damaged at line 2\./],
    ['an export that is nested without end', head + '<a>'.repeat(100), /damaged/],
    ['an attribute without end', `${head}<a b="${'x'.repeat(200_000)}`, /damaged/],
  ])('is not %s', (_, text, sentence) => {
    expect(refusalOf(bytesOf(text))).toMatch(sentence)
  })

  it('is saved as UTF-8', () => {
    const latin = Buffer.from(`${head}${post('<title>caf\xe9</title>')}${tail}`, 'latin1')
    expect(refusalOf(latin)).toMatch(/not saved as UTF-8/)
    expect(refusalOf(Buffer.from(`\uFEFF${head}`, 'utf16le'))).toMatch(/not saved as UTF-8/)
  })

  it('is no article: whoever takes it for one is told what to do', async () => {
    const sentence = /export of a whole website.*npm run import/
    await expect(importFile(fixture('wordpress.xml'), 'export.xml')).rejects.toThrow(sentence)
    await expect(importFile(fixture('squarespace.xml'), 'export.txt')).rejects.toThrow(sentence)
    const page = bytesOf('<?xml version="1.0"?><html><h1>Rest</h1><p>It begins.</p></html>')
    expect((await importFile(page, 'page.html')).article.title).toBe('Rest')
  })
})
