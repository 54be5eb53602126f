import sharp from 'sharp'
import { startTestLake, type TestLake } from '../test-lake.ts'

let lake: TestLake
let address: string

beforeAll(async () => {
  lake = await startTestLake()
  const body = await sharp({
    create: { width: 1200, height: 900, channels: 3, background: '#357' },
  })
    .jpeg()
    .toBuffer()
  const answer = await fetch(`${lake.url}/v1/assets/images/production`, {
    method: 'POST',
    headers: { authorization: `Bearer ${lake.token('editor')}` },
    body: new Uint8Array(body),
  })
  const { document } = (await answer.json()) as { document: { path: string } }
  address = `/${document.path}`
})

afterAll(() => lake.close())

/** As if it came through a proxy, from someone elsewhere. */
const ask = async (query: string, caller: string) => {
  const headers = { 'x-forwarded-for': caller }
  const answer = await lake.get(`${address}?${query}`, undefined, headers)
  await answer.arrayBuffer()
  return answer
}

describe('a burst of renderings by one stranger', () => {
  it('holds up neither queries nor pictures for others, and is bounded', async () => {
    const answered: number[] = []
    const burst = Array.from({ length: 120 }, async (_, index) => {
      const { status, headers } = await ask(`w=${700 + index}&fm=avif`, '198.51.100.1')
      answered.push(status)
      if (status === 503) expect(headers.get('retry-after')).not.toBeNull()
    })
    // The refusals come at once; by then all the rest stands in line.
    while (!answered.includes(503) && answered.length < 120)
      await new Promise((resolve) => setImmediate(resolve))
    const query = lake.get('/v2025-02-19/data/query/production?query=*[0]._id', 'viewer')
    const [picture, found] = await Promise.all([ask('w=320&fm=webp', '198.51.100.2'), query])
    const made = answered.filter((status) => status === 200).length
    expect([picture.status, found.status]).toEqual([200, 200])
    expect(made).toBeLessThan(20)

    await Promise.all(burst)
    const done = answered.filter((status) => status === 200).length
    const refused = answered.filter((status) => status === 503).length
    expect(done).toBeGreaterThanOrEqual(66)
    expect(done + refused).toBe(120)
  }, 60_000)

  it('does not make equal pictures anew', async () => {
    const first = await ask('w=200&fp-x=0.1&blur=5', '198.51.100.1')
    for (const query of ['w=200.01&blur=5.2', 'w=200&h=4000&blur=5&crop=top&fp-y=0.123456']) {
      expect((await ask(query, '198.51.100.1')).headers.get('etag')).toBe(first.headers.get('etag'))
    }
  })
})
