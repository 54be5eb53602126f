import { once } from 'node:events'
import { WebSocket } from 'ws'
import { startTestLake, type TestLake } from '../test-lake.ts'

type Message = {
  id?: number
  result?: unknown
  error?: { code: number }
  method?: string
  params?: unknown
}

let lake: TestLake
const open = new Set<WebSocket>()

beforeAll(async () => {
  lake = await startTestLake()
})

afterEach(() => {
  for (const socket of open) socket.terminate()
  open.clear()
})

afterAll(() => lake.close())

/** A tab of the Studio: calls by JSON-RPC, and what the lake tells it. */
async function openTab(token?: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(`${lake.url.replace('http', 'ws')}/v2022-06-30/socket/production`, {
    headers,
  })
  open.add(socket)
  const told: Message[] = []
  const waiting: Array<{ matches(message: Message): boolean; resolve(message: Message): void }> = []
  socket.on('message', (data) => {
    const message = JSON.parse(data.toString()) as Message
    told.push(message)
    for (const entry of [...waiting]) if (entry.matches(message)) entry.resolve(message)
  })
  const hear = (matches: (message: Message) => boolean) =>
    new Promise<Message>((resolve) => {
      const existing = told.find(matches)
      if (existing) resolve(existing)
      else waiting.push({ matches, resolve })
    })
  await once(socket, 'open')
  let count = 0
  const call = (method: string, params: object = {}) => {
    count += 1
    const id = count
    socket.send(
      JSON.stringify({ jsonrpc: '2.0', id, method, params: { ...params, apiVersion: 'v1' } }),
    )
    return hear((message) => message.id === id)
  }
  if (token) await call('authorization', { authorization: `Bearer ${token}` })
  return { socket, call, hear, told }
}

/** Nested so deep that writing it out again would run out of stack. */
const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`

const ofType = (type: string) => (message: Message) =>
  (message.params as { result?: { type?: string } } | undefined)?.result?.type === type

describe('presence', () => {
  it('tells each tab where the others are', async () => {
    const [one, two] = [await openTab(lake.token('editor')), await openTab(lake.token('viewer'))]
    const { result: subscription } = await one.call('presence_subscribe')
    await two.call('presence_subscribe')
    const locations = [{ type: 'document', documentId: 'a', path: ['title'] }]
    await two.call('presence_announce', { data: { sessionId: 's2', locations } })
    expect(await one.hear(ofType('state'))).toEqual({
      jsonrpc: '2.0',
      method: 'presence_subscription',
      params: {
        subscription,
        result: {
          type: 'state',
          i: expect.stringMatching(/^g-/),
          m: { sessionId: 's2', locations },
        },
      },
    })
    await one.call('presence_rollcall', { session: 's1' })
    expect(await two.hear(ofType('rollCall'))).toMatchObject({
      params: { result: { session: 's1' } },
    })
    expect(two.told.filter(ofType('state'))).toEqual([])
  })

  it('says who has left, however they left', async () => {
    const [one, two, three] = [
      await openTab(lake.token('editor')),
      await openTab(lake.token('viewer')),
      await openTab(lake.token('viewer')),
    ]
    await one.call('presence_subscribe')
    await two.call('presence_announce', { data: { sessionId: 's2', locations: [] } })
    await three.call('presence_announce', { data: { sessionId: 's3', locations: [] } })
    await two.call('presence_disconnect', { session: 's2' })
    three.socket.terminate()
    const leaving = (session: string) => (message: Message) =>
      ofType('disconnect')(message) && JSON.stringify(message).includes(`"${session}"`)
    expect(await one.hear(leaving('s2'))).toMatchObject({
      params: { result: { m: { session: 's2' } } },
    })
    expect(await one.hear(leaving('s3'))).toMatchObject({
      params: { result: { m: { session: 's3' } } },
    })
  })

  it('is closed to whoever does not say who they are', async () => {
    const tab = await openTab()
    const closed = once(tab.socket, 'close')
    expect(await tab.call('presence_subscribe')).toMatchObject({ error: { code: 4001 } })
    expect((await closed)[0]).toBe(4001)
  })

  it('is closed to a token that the lake did not issue', async () => {
    const tab = await openTab()
    const closed = once(tab.socket, 'close')
    await tab.call('authorization', { authorization: 'Bearer made-up' })
    expect((await closed)[0]).toBe(4001)
  })

  it('is closed to pages of other origins', async () => {
    await expect(openTab(undefined, { origin: 'https://evil.example' })).rejects.toThrow('403')
    const tab = await openTab(lake.token('viewer'), { origin: 'http://localhost:3000' })
    expect(tab.socket.readyState).toBe(WebSocket.OPEN)
  })

  it.each(['not json', '[]', '{"id":1}', 'x'.repeat(100_000)])(
    'hangs up on nonsense and goes on for others',
    async (text) => {
      const tab = await openTab(lake.token('viewer'))
      const closed = once(tab.socket, 'close')
      tab.socket.send(text)
      await closed
      const other = await openTab(lake.token('viewer'))
      expect(await other.call('presence_subscribe')).toHaveProperty('result')
    },
  )

  it('answers what it does not know with an error', async () => {
    const tab = await openTab(lake.token('viewer'))
    expect(await tab.call('presence_everything')).toHaveProperty('error')
    expect(await tab.call('presence_announce', { data: 'x' })).toHaveProperty('error')
  })

  it('hangs up on a stranger whose call is nested without measure, and goes on', async () => {
    const { socket } = await openTab()
    const closed = once(socket, 'close')
    socket.send(`{"id":${deep},"method":"presence_subscribe"}`)
    const [code] = (await closed) as [number]
    expect(code).toBe(1008)
    expect((await lake.get('/v1/ping')).status).toBe(200)
  })

  it('keep whoever has said who it is while strangers come in crowds', async () => {
    const person = await openTab(lake.token('editor'))
    const first = await openTab()
    const left = once(first.socket, 'close')
    for (let count = 0; count < 100; count++) await openTab()
    await left
    expect(await person.call('presence_subscribe')).toMatchObject({ result: expect.any(String) })
  })
})
