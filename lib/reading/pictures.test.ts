import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { lakePictureAddress, makePictures } from './pictures.ts'

const sha1 = 'a'.repeat(40)
const asset = `${sha1}-2000x1000-png`
const lake = {
  projectId: 'nightlight',
  dataset: 'production',
  readToken: undefined,
  apiHost: 'http://127.0.0.1:3010',
}
const asked = {
  asset,
  rectangle: { left: 10, top: 20, width: 1000, height: 500 },
  width: 640,
  format: 'avif' as const,
}

describe('lakePictureAddress', () => {
  it('asks the embedded lake for the cut, the width and the format', () => {
    expect(lakePictureAddress(asked, lake)).toBe(
      `http://127.0.0.1:3010/images/nightlight/production/${sha1}-2000x1000.png?rect=10%2C20%2C1000%2C500&w=640&fm=avif&q=55`,
    )
  })

  it('asks the hosted lake in its own words', () => {
    const hosted = { ...lake, projectId: 'abc123', apiHost: undefined }
    expect(lakePictureAddress(asked, hosted)).toBe(
      `https://cdn.sanity.io/images/abc123/production/${sha1}-2000x1000.png?rect=10%2C20%2C1000%2C500&w=640&auto=format&q=55`,
    )
    expect(lakePictureAddress({ ...asked, format: 'png' }, hosted)).toContain('&fm=png')
  })
})

describe('pictures on the site', () => {
  let server: Server
  let address: string
  let fetched: string[]
  let answer: () => Promise<Response>
  const path = `/images/${asset}/10-20-1000-500/640.avif`

  beforeEach(async () => {
    fetched = []
    answer = async () => new Response('picture', { headers: { 'content-type': 'image/avif' } })
    const send = makePictures(lake, {
      fetch: (async (input: string) => {
        fetched.push(input)
        return answer()
      }) as typeof fetch,
      memory: 4_000,
    })
    server = createServer((request, response) => {
      void send(request, response, request.url ?? '')
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterEach(() => {
    server.closeAllConnections()
    server.close()
  })

  it('come from our own origin, for a year, and are fetched once', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => fetch(address + path)))
    for (const picture of answers) {
      expect(picture.status).toBe(200)
      expect(picture.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      expect(picture.headers.get('content-type')).toBe('image/avif')
      expect(picture.headers.get('x-content-type-options')).toBe('nosniff')
      expect(await picture.text()).toBe('picture')
    }
    await fetch(address + path)
    expect(fetched).toHaveLength(1)
  })

  it('need not be sent twice to one reader', async () => {
    const etag = (await fetch(address + path)).headers.get('etag') ?? ''
    const again = await fetch(address + path, { headers: { 'if-none-match': etag } })
    expect(again.status).toBe(304)
  })

  it.each([
    ['an address that we never write', `/images/${asset}/0-0-10-10/641.avif`],
    ['another address of the lake', '/images/../v1/users/me'],
  ])('are not fetched for %s', async (_, wrong) => {
    expect((await fetch(address + wrong)).status).toBe(404)
    expect(fetched).toEqual([])
  })

  it.each<[string, number, () => Promise<Response>]>([
    ['has none', 404, async () => new Response('', { status: 404 })],
    ['fails', 503, async () => new Response('', { status: 500 })],
    ['is down', 503, () => Promise.reject(new TypeError('fetch failed'))],
    [
      'answers with a page',
      503,
      async () => new Response('<script>', { headers: { 'content-type': 'text/html' } }),
    ],
    [
      'answers with a drawing, which may hold scripts',
      503,
      async () => new Response('<svg/>', { headers: { 'content-type': 'image/svg+xml' } }),
    ],
    [
      'answers without end',
      503,
      async () =>
        new Response(Buffer.alloc(9 * 1024 * 1024), { headers: { 'content-type': 'image/avif' } }),
    ],
  ])(
    'are plainly absent when the lake %s, and asked for again later',
    async (_, status, broken) => {
      const working = answer
      answer = broken
      const absent = await fetch(address + path)
      expect(absent.status).toBe(status)
      expect(absent.headers.get('cache-control')).toBe('no-store')
      answer = working
      expect((await fetch(address + path)).status).toBe(200)
    },
  )

  it('are remembered within bounds', async () => {
    const widths = [320, 480, 640, 800, 960]
    for (const width of widths) await fetch(`${address}/images/${asset}/0-0-1000-500/${width}.avif`)
    await fetch(`${address}/images/${asset}/0-0-1000-500/320.avif`)
    expect(fetched).toHaveLength(widths.length + 1)
  })
})
