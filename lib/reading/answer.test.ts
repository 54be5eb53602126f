import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { jest } from '@jest/globals'
import { chooseVariant, writeWholeAnswer } from './answer.ts'
import { finishPage, readPlainPage } from './finish.ts'

const sheets = { read: () => undefined }
const text = `<p>${'words and more words '.repeat(40)}</p>`
const finish = (body = text, contentType = 'text/html') =>
  finishPage({ status: 200, contentType, body: Buffer.from(body) }, sheets)

describe('finishPage', () => {
  it('makes the same page in three forms, each with a tag of its own', async () => {
    const { variants } = await finish()
    const plain = variants.identity.body.toString()
    expect(plain).toContain('words and more words')
    expect(brotliDecompressSync(variants.br?.body ?? '').toString()).toBe(plain)
    expect(gunzipSync(variants.gzip?.body ?? '').toString()).toBe(plain)
    const tags = Object.values(variants).map(({ etag }) => etag)
    expect(new Set(tags).size).toBe(3)
    for (const tag of tags) expect(tag).toMatch(/^"[0-9a-z-]+"$/)
  })

  it('gives a page the same revision until something in it changes', async () => {
    const [one, same, other] = await Promise.all([finish(), finish(), finish(`${text}!`)])
    expect(same.revision).toBe(one.revision)
    expect(other.revision).not.toBe(one.revision)
    expect(one.headers).toContainEqual(['x-nightlight-rev', one.revision])
  })

  it('leaves feeds and pictures as they are', async () => {
    const feed = await finish('<rss><!-- a --><script/></rss>', 'application/rss+xml')
    expect(feed.variants.identity.body.toString()).toBe('<rss><!-- a --><script/></rss>')
    const picture = await finish('x'.repeat(1000), 'image/png')
    expect(Object.keys(picture.variants)).toEqual(['identity'])
  })
})

describe('readPlainPage', () => {
  it('keeps preloads of fonts and pictures, and nothing else that Next says in headers', () => {
    const answer = {
      status: 200,
      headers: {
        'content-type': 'text/html',
        'set-cookie': 'a=b',
        'cache-control': 'no-store',
        link: '</>; rel=preconnect, </a.woff2>; rel=preload; as="font"; crossorigin="", </a.css>; rel=preload; as="style", </a.avif>; rel=preload; as="image"; imagesrcset="/a.avif 1x, /b.avif 2x"',
      },
      body: Buffer.from(''),
    }
    expect(readPlainPage(answer, 410)).toEqual({
      status: 410,
      contentType: 'text/html',
      link: '</a.woff2>; rel=preload; as="font"; crossorigin="", </a.avif>; rel=preload; as="image"; imagesrcset="/a.avif 1x, /b.avif 2x"',
      body: Buffer.from(''),
    })
  })
})

describe('chooseVariant', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['GZIP;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0.000, gzip;q=0', 'identity'],
    ['brotli', 'identity'],
    [undefined, 'identity'],
  ] as const)('answers %s with %s', async (header, encoding) => {
    const page = await finish()
    expect(chooseVariant(page, header)).toBe(page.variants[encoding])
  })
})

describe('writeWholeAnswer', () => {
  it('is written once in each second of the clock, and names it', async () => {
    jest.useFakeTimers({ now: Date.parse('2026-05-09T12:00:00.400Z') })
    const page = await finish()
    const write = () =>
      writeWholeAnswer(page, 'gzip', [['X-Frame-Options', 'DENY']], performance.now())
    const first = write()
    expect(first.toString('latin1')).toContain('\r\nDate: Sat, 09 May 2026 12:00:00 GMT\r\n')
    jest.advanceTimersByTime(599)
    expect(write()).toBe(first)
    jest.advanceTimersByTime(1)
    const second = write().toString('latin1')
    expect(second).toContain('\r\nDate: Sat, 09 May 2026 12:00:01 GMT\r\n')
    expect(second).toContain('\r\nX-Frame-Options: DENY\r\n')
    jest.useRealTimers()
  })
})
