import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { Duplex } from 'node:stream'
import fc from 'fast-check'
import { makeRequestReader } from './plain-request.ts'

const read = (head: string, reader = makeRequestReader()) => reader(Buffer.from(head, 'latin1'))
const get = (...lines: string[]) =>
  ['GET /blog/one HTTP/1.1', 'Host: practice.example', ...lines, '', ''].join('\r\n')

describe('makeRequestReader', () => {
  it('reads what a browser sends', () => {
    const head = get(
      'Connection: keep-alive',
      'sec-ch-ua: "Browser";v="1"',
      'User-Agent: Mozilla/5.0 (Phone)',
      'Accept-Encoding: gzip, deflate, br',
      'Accept-Language: en-US,en;q=0.9',
    )
    expect(read(head)).toEqual({
      target: '/blog/one',
      host: 'practice.example',
      acceptEncoding: 'gzip, deflate, br',
      forwardedFor: '',
    })
  })

  it('reads names in any case, and values with blanks around them', () => {
    const head = 'GET / HTTP/1.1\r\nHOST:\t practice.example \r\naccept-ENCODING:br\t\r\n\r\n'
    expect(read(head)).toMatchObject({
      target: '/',
      host: 'practice.example',
      acceptEncoding: 'br',
    })
  })

  it('reads what proxies say of whom they ask for, as one list', () => {
    const head = get('X-Forwarded-For: 203.0.113.7', 'x-forwarded-for: 198.51.100.2 ')
    expect(read(head)?.forwardedFor).toBe('203.0.113.7, 198.51.100.2')
  })

  it.each([
    ['another method', get().replace('GET', 'POST')],
    ['HEAD', get().replace('GET', 'HEAD')],
    ['an older protocol, which ends its connection', get().replace('1.1', '1.0')],
    ['a target that is no path', get().replace('/blog/one', 'http://practice.example/')],
    ['a target with a blank', get().replace('/blog/one', '/blog one')],
    ['no host', get().replace('Host', 'X-Host')],
    ['two hosts', get('Host: other.example')],
    ['two lists of encodings', get('Accept-Encoding: br', 'Accept-Encoding: gzip')],
    ['a cookie', get('Cookie: a=b')],
    ['a condition', get('If-None-Match: "x"')],
    ['another condition', get('If-Modified-Since: Thu, 26 Nov 2026 08:00:00 GMT')],
    ['a part', get('Range: bytes=0-1')],
    ['a body', get('Content-Length: 5')],
    ['a body in chunks', get('Transfer-Encoding: chunked')],
    ['a question before the body', get('Expect: 100-continue')],
    ['another protocol', get('Connection: Upgrade', 'Upgrade: websocket')],
    ['the end of the connection', get('Connection: close')],
    ['a name with a blank', get('Content-Length : 5')],
    ['a line that goes on in the next', get('X-Long: one', ' two')],
    ['a byte that ends a text', get('X-Zero: a\0b')],
    ['lines that end with a line feed alone', get().replaceAll('\r\n', '\n')],
    ['a line feed within a value', get('X-Two: a\nCookie: b')],
    ['a head that is not whole', get().slice(0, -2)],
    ['the beginning of one', 'GET /'],
    ['nothing', ''],
    ['a second request', get() + get()],
    ['something behind the head', `${get()}a`],
    ['a very long head', get(`X-Long: ${'a'.repeat(4_096)}`)],
  ])('leaves %s to the server', (_, head) => {
    expect(read(head)).toBeUndefined()
  })

  it('takes the lines of one request for those of another only where they are the same', () => {
    const reader = makeRequestReader()
    const head = get('Accept-Encoding: br', 'X-Forwarded-For: 203.0.113.7')
    const fields = read(head)
    expect(read(head, reader)).toEqual(fields)
    expect(read(head.replace('/one', '/other'), reader)).toEqual({
      ...fields,
      target: '/blog/other',
    })
    expect(read(head.slice(0, -2), reader)).toBeUndefined()
    expect(read(`${head}a`, reader)).toBeUndefined()
    expect(read(head.replace('.7', '.8'), reader)?.forwardedFor).toBe('203.0.113.8')
    expect(read(head, reader)).toEqual(fields)
    expect(read(head.replace('GET', 'PUT'), reader)).toBeUndefined()
  })

  it('reads nothing otherwise than Node does', async () => {
    const words = [
      ...'\r\n \t:;,"/?#%a\0\x80',
      '\r\n',
      '\r\n\r\n',
      'GET ',
      ' HTTP/1.1\r\n',
      'Host: a',
      'Accept-Encoding: br',
      'Connection: keep-alive',
      'Content-Length: 3',
      'Transfer-Encoding: chunked',
      'X: 1\r\n',
      'X-Forwarded-For: 203.0.113.7',
    ]
    const edit = fc.record({
      at: fc.nat(200),
      remove: fc.nat(3),
      word: fc.constantFrom(...words, ''),
    })
    let plain = 0
    const another = makeRequestReader()
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 4 }), async (edits) => {
        let head = get('User-Agent: someone', 'Accept-Encoding: gzip, br')
        for (const { at, remove, word } of edits)
          head = head.slice(0, at) + word + head.slice(at + remove)
        const found = read(head)
        expect(read(head, another)).toEqual(found)
        if (!found) return
        plain++
        const seen = await readAsNode(head)
        expect(seen).toEqual([{ ...found, method: 'GET', body: '' }])
      }),
      { numRuns: 3_000 },
    )
    expect(plain).toBeGreaterThan(300)
  })
})

/** All requests that Node finds in some bytes; one more entry says that it found something unreadable. */
async function readAsNode(bytes: string): Promise<unknown[]> {
  const seen: unknown[] = []
  const server = createServer(async (request: IncomingMessage, response) => {
    const entry = {
      method: request.method,
      target: request.url,
      host: request.headers.host,
      acceptEncoding: request.headers['accept-encoding'] ?? '',
      forwardedFor: request.headers['x-forwarded-for'] ?? '',
      body: '',
    }
    seen.push(entry)
    for await (const part of request) entry.body += part
    response.end()
  })
  server.on('clientError', (error) => seen.push(String(error)))
  const socket = new Duplex({ read() {}, write: (_chunk, _encoding, done) => done() })
  server.emit('connection', socket)
  socket.push(Buffer.from(bytes, 'latin1'))
  socket.push(null)
  await once(socket, 'end')
  await new Promise((resolve) => setImmediate(resolve))
  socket.destroy()
  return seen
}
