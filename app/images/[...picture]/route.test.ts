import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pictureAddress } from '#lib/pictures.ts'

const asset = `${'a1'.repeat(20)}-2000x1000-jpg`
const picture = {
  asset,
  alt: '',
  width: 2000,
  height: 1000,
  crop: { left: 0, top: 0, right: 0, bottom: 0 },
  hotspot: { x: 0.5, y: 0.5, width: 1, height: 1 },
  peopleShown: 'none' as const,
}
const saved = { ...process.env }
let lake: Server
let status: number
let asked: string[]

beforeEach(async () => {
  status = 200
  asked = []
  lake = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(status, { 'content-type': 'image/webp' }).end('pixels')
  })
  await new Promise<void>((resolve) => lake.listen(0, '127.0.0.1', resolve))
  const { port } = lake.address() as AddressInfo
  process.env = { ...saved, LAKE_PORT: String(port) }
})

afterEach(() => {
  process.env = saved
  lake.closeAllConnections()
  lake.close()
})

async function get(path: string): Promise<Response> {
  const { GET } = await import('./route.ts')
  return GET(new Request(`http://localhost${path}`))
}

const half = () => pictureAddress(picture, { width: 640, format: 'webp', ratio: 1 })

describe('A picture on a host without the reading server', () => {
  it('comes from the lake, may be kept for ever, and runs nothing', async () => {
    const answer = await get(half())
    expect(await answer.text()).toBe('pixels')
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
    })
    expect(asked).toEqual([expect.stringContaining('rect=500%2C0%2C1000%2C1000&w=640')])
  })

  it.each([
    ['that we never write', () => half().replace('640', '641')],
    ['of a part that no page shows', () => half().replace('500-', '501-')],
  ])('is not asked of the lake at an address %s', async (_, address) => {
    expect((await get(address())).status).toBe(404)
    expect(asked).toEqual([])
  })

  it.each([
    ['gone', 404, 404],
    ['not to be had', 500, 503],
  ])('that is %s is no picture that anybody keeps', async (_, answered, given) => {
    status = answered
    const answer = await get(half())
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([given, 'no-store'])
  })
})
