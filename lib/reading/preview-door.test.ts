import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { previewPaths } from '#lib/preview/entry.ts'
import { makePreviewDoor } from './preview-door.ts'

const enter = '/api/preview/enter'

describe('the door of previews', () => {
  const gate = Promise.withResolvers<void>()
  let server: Server
  let running = 0
  let most = 0
  const ask = (path: string, sent?: { body: string | ReadableStream; duplex?: 'half' }) =>
    fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, {
      ...(sent && { method: 'POST', ...sent }),
    })

  beforeAll(async () => {
    const door = makePreviewDoor()
    server = createServer((request, response) => {
      const path = request.url ?? ''
      door(request, response, path, async () => {
        if (path !== enter) return void response.end()
        most = Math.max(most, ++running)
        await gate.promise
        running--
        response.end()
      })
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
  })
  afterAll(async () => {
    server.close()
    await once(server, 'close')
  })

  it.each(Object.values(previewPaths))('lets nobody send more to %s than fits it', async (path) => {
    if (path !== enter) expect((await ask(path, { body: 'x'.repeat(1_000) })).status).toBe(200)
    const long = await ask(path, { body: 'x'.repeat(100_000) })
    expect([long.status, long.headers.get('connection')]).toEqual([413, 'close'])
    // Without a length ahead, whoever reads it learns too late how long it is.
    const body = new Blob(['x'.repeat(1_000)]).stream()
    expect((await ask(path, { body, duplex: 'half' })).status).toBe(411)
  })

  it('asks the lake about few secrets at a time, and turns away who would wait too long', async () => {
    const answers = Array.from({ length: 20 }, () => ask(enter))
    const refused = await Promise.any(
      answers.map(async (asking) => {
        const answer = await asking
        if (answer.ok) throw new Error('let through')
        return answer
      }),
    )
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).toBe('5')
    expect(await refused.text()).toMatch(/Wait 5 seconds, then try again/)
    expect((await ask('/api/preview/leave')).status).toBe(200)
    gate.resolve()
    const statuses = (await Promise.all(answers)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(14)
    expect(most).toBe(2)
  })
})
