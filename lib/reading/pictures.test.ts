import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { signature } from '#lib/picture-key.ts'
import { lakePictureAddress } from './fetch-picture.ts'
import { openPictureCopies } from './picture-copies.ts'
import { makePictures } from './pictures.ts'

const sha1 = 'a'.repeat(40)
const asset = `${sha1}-2000x1000-png`
const lake = {
  projectId: 'nightlight',
  dataset: 'production',
  readToken: undefined,
  isEmbedded: true as const,
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
  let folder: string
  let now: number
  let send: ReturnType<typeof makePictures>
  const part = `${asset}/10-20-1000-500`
  const picturePath = `/images/${part}-${signature(part)}/640.avif`
  /** A server with nothing in memory. */
  const restart = () => {
    send = makePictures(lake, {
      fetch: (async (input: string, init?: RequestInit) => {
        fetched.push(input)
        const known = new Headers(init?.headers).get('if-none-match')
        const given = await answer()
        const isKnown = given.ok && known !== null && known === given.headers.get('etag')
        return isKnown ? new Response(null, { status: 304 }) : given
      }) as typeof fetch,
      memory: 4_000,
      copies: openPictureCopies(folder, 'lake'),
      now: () => now,
    })
  }

  beforeEach(async () => {
    fetched = []
    now = Date.parse('2026-11-01')
    folder = mkdtempSync(path.join(os.tmpdir(), 'pictures-'))
    answer = async () =>
      new Response('picture', { headers: { 'content-type': 'image/avif', etag: '"one"' } })
    restart()
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
    rmSync(folder, { recursive: true })
  })

  it('come from our own origin, for a year, and are fetched once', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => fetch(address + picturePath)))
    for (const picture of answers) {
      expect(picture.status).toBe(200)
      expect(picture.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      expect(picture.headers.get('content-type')).toBe('image/avif')
      expect(picture.headers.get('x-content-type-options')).toBe('nosniff')
      expect(await picture.text()).toBe('picture')
    }
    await fetch(address + picturePath)
    expect(fetched).toHaveLength(1)
  })

  it('need not be sent twice to one reader', async () => {
    const etag = (await fetch(address + picturePath)).headers.get('etag') ?? ''
    const again = await fetch(address + picturePath, { headers: { 'if-none-match': etag } })
    expect(again.status).toBe(304)
  })

  it.each([
    ['an address that we never write', `/images/${asset}/0-0-2000-1000/641.avif`],
    ['a part that no page shows', `/images/${asset}/0-0-10-10/640.avif`],
    ['a signature of another part', picturePath.replace('/10-20-', '/11-20-')],
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
      const absent = await fetch(address + picturePath)
      expect(absent.status).toBe(status)
      expect(absent.headers.get('cache-control')).toBe('no-store')
      answer = working
      expect((await fetch(address + picturePath)).status).toBe(200)
    },
  )

  it('are remembered within bounds', async () => {
    const widths = [320, 480, 640, 800, 960]
    for (const width of widths) {
      await fetch(`${address}/images/${asset}/0-0-2000-1000/${width}.avif`)
    }
    await fetch(`${address}/images/${asset}/0-0-2000-1000/320.avif`)
    expect(fetched).toHaveLength(widths.length + 1)
  })

  describe('when the lake is asked whether they still stand', () => {
    const get = async () => {
      const answered = await fetch(address + picturePath)
      return { status: answered.status, text: await answered.text() }
    }
    const fine = { status: 200, text: 'picture' }
    const minutes = (count: number) => {
      now += count * 60 * 1000
    }

    it('are asked about after a restart and then every ten minutes, and are not sent again', async () => {
      await get()
      restart()
      answer = async () => new Response('not looked at', { headers: { etag: '"one"' } })
      expect([await get(), await get()]).toEqual([fine, fine])
      expect(fetched).toHaveLength(2)
      minutes(9)
      await get()
      expect(fetched).toHaveLength(2)
      minutes(2)
      expect(await get()).toEqual(fine)
      expect(fetched).toHaveLength(3)
    })

    it('are gone, in memory and on disk, once they are deleted there', async () => {
      await get()
      const working = answer
      answer = async () => new Response('', { status: 404 })
      minutes(11)
      expect((await get()).status).toBe(404)
      answer = () => Promise.reject(new TypeError('fetch failed'))
      restart()
      expect((await get()).status).toBe(503)
      answer = working
      expect(await get()).toEqual(fine)
    })

    it('are served on while it is down', async () => {
      await get()
      answer = () => Promise.reject(new TypeError('fetch failed'))
      minutes(11)
      expect(await get()).toEqual(fine)
      restart()
      expect(await get()).toEqual(fine)
    })

    it('are replaced when it makes them otherwise now', async () => {
      await get()
      answer = async () =>
        new Response('better', { headers: { 'content-type': 'image/avif', etag: '"two"' } })
      minutes(11)
      expect(await get()).toEqual({ status: 200, text: 'better' })
      restart()
      expect(await get()).toEqual({ status: 200, text: 'better' })
    })
  })
})
