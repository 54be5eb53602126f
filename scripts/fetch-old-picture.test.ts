import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { fetchOldPicture } from './fetch-old-picture.ts'
import { openOldPictures } from './old-pictures.ts'
import { Refusal } from './processes.ts'

const limits = { patience: 1_000, bytes: 50_000 }

describe('a picture from the website before', () => {
  let old: Server
  let other: Server
  let asked: string[]
  let png: Buffer
  const hostOf = (server: Server) => `127.0.0.1:${(server.address() as AddressInfo).port}`
  const listen = async (answer: RequestListener) => {
    const server = createServer((request, response) => {
      asked.push(`${request.headers.host}${request.url}`)
      answer(request, response)
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return server
  }

  beforeAll(async () => {
    const create = { width: 60, height: 40, channels: 3, background: '#345' } as const
    png = await sharp({ create }).png().toBuffer()
  })
  beforeEach(async () => {
    asked = []
    other = await listen((_, response) => response.end(png))
    old = await listen(({ url }, response) => {
      const lead = (location: string) => response.writeHead(302, { location }).end()
      switch (url) {
        case '/up/lamp.png':
          return response.end(png)
        case '/moved.png':
          return lead('/up/lamp.png')
        case '/away.png':
          return lead(`http://${hostOf(other)}/lamp.png`)
        case '/file.png':
          return lead('file:///etc/passwd')
        case '/round.png':
          return lead('/round.png')
        case '/large.png':
          // Says nothing of its size, and never ends.
          response.write(Buffer.alloc(40_000))
          return setTimeout(() => response.write(Buffer.alloc(40_000)), 10)
        case '/slow.png':
          return response.write('x')
        case '/broken.png':
          response.writeHead(200, { 'content-length': 1_000 })
          response.write('x')
          return setTimeout(() => response.destroy(), 10)
        case '/page.png':
          return response.end('<html>Not here</html>')
        default:
          return response.writeHead(404).end()
      }
    })
  })
  afterEach(async () => {
    for (const server of [old, other]) {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    }
  })

  const fetchFrom = (path: string) =>
    fetchOldPicture(new URL(`http://${hostOf(old)}${path}`), new Set([hostOf(old)]), limits)

  it('is fetched, also where it has moved on the same host', async () => {
    expect(Buffer.from(await fetchFrom('/up/lamp.png'))).toEqual(png)
    expect(Buffer.from(await fetchFrom('/moved.png'))).toEqual(png)
  })

  it.each([
    ['/away.png', /has moved to 127\.0\.0\.1:\d+, which was not named with --pictures-from/],
    ['/file.png', /has moved to file:\/\/\/etc\/passwd, which was not named/],
    ['/round.png', /from one address to the next without end/],
    ['/large.png', /larger than 0\.05 MB/],
    ['/slow.png', /broke off on its way/],
    ['/broken.png', /broke off on its way/],
    ['/none.png', /was not there: 127\.0\.0\.1:\d+ answers 404/],
  ])('is refused in a sentence: %s', async (path, sentence) => {
    const error = await fetchFrom(path).catch((refused: unknown) => refused)
    expect(error).toBeInstanceOf(Refusal)
    expect(error).toMatchObject({ message: expect.stringMatching(sentence) })
    expect(asked.filter((address) => address.startsWith(hostOf(other)))).toEqual([])
  })

  it('does not come from a host that answers nothing', async () => {
    const host = hostOf(old)
    old.closeAllConnections()
    old.close()
    await once(old, 'close')
    const url = new URL(`http://${host}/up/lamp.png`)
    await expect(fetchOldPicture(url, new Set([host]), limits)).rejects.toThrow(/did not come from/)
    old = await listen((_, response) => response.end())
  })

  it('is asked for at the hosts that were named, and nowhere else', async () => {
    const { find, problems } = await openOldPictures(
      [],
      new Set([hostOf(old)]),
      `http://${hostOf(old)}`,
    )
    expect(await find(`http://${hostOf(old)}/up/lamp.png`)).toHaveLength(png.length)
    expect(await find('/up/lamp.png')).toHaveLength(png.length)
    expect(await find(`http://${hostOf(other)}/lamp.png`)).toBeUndefined()
    expect(await find('file:///etc/passwd')).toBeUndefined()
    expect(await find('http://[nonsense')).toBeUndefined()
    expect(await find(`//${hostOf(old)}/page.png`)).toBeUndefined()
    expect([...problems]).toEqual([
      "The picture page.png can't be read. Save it as JPEG, PNG or WebP and try again.",
    ])
    expect(asked).toEqual(
      ['/up/lamp.png', '/up/lamp.png', '/page.png'].map((path) => hostOf(old) + path),
    )
  })
})
