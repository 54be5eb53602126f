import { EventEmitter, once } from 'node:events'
import { WebSocket } from 'ws'
import { startTestLake, type TestLake } from '../test-lake.ts'
import { createStreamRoom } from './stream-room.ts'

let lake: TestLake
let page: WebSocket | undefined

beforeEach(async () => {
  lake = await startTestLake()
})

afterEach(async () => {
  page?.terminate()
  await lake.close()
})

type Message = { id?: string; status?: number; chunk?: string; end?: boolean }

/** A page with its socket open. @returns what it hears until a message satisfies the test. */
async function openPage(origin?: string) {
  const socket = new WebSocket(`${lake.url.replace('http', 'ws')}/v1/streams`, {
    ...(origin !== undefined && { origin }),
  })
  page = socket
  const heard: Message[] = []
  socket.on('message', (data) => heard.push(JSON.parse(data.toString()) as Message))
  await once(socket, 'open')
  return {
    socket,
    tell: (message: object) => socket.send(JSON.stringify(message)),
    async until(test: (message: Message) => boolean): Promise<Message[]> {
      while (!heard.some(test)) await once(socket, 'message')
      return heard
    },
  }
}

const live = '/v2025-02-19/data/live/events/production'
const listen = '/v2025-02-19/data/listen/production?query=*'

describe('The socket for streams', () => {
  it('carries several streams at once, each with its own token, until each is closed', async () => {
    const { tell, until } = await openPage()
    const headers = { authorization: `Bearer ${lake.token('viewer')}` }
    tell({ open: 'one', path: live })
    tell({ open: 'two', path: listen, headers })
    tell({ open: 'three', path: `/lake${listen}` })
    await until(({ id, chunk }) => id === 'two' && chunk?.includes('welcome') === true)
    const heard = await until(({ id, end }) => id === 'three' && end === true)
    const status = (name: string) => heard.find(({ id }) => id === name)?.status
    expect([status('one'), status('two'), status('three')]).toEqual([200, 200, 401])
    tell({ close: 'one' })
    await until(({ id, end }) => id === 'one' && end === true)
  })

  it.each([
    'nonsense',
    '{"open":"a","path":"/v1/users/me"}',
    '{"open":"a","path":"/v1/data/listen/../../users/me"}',
    '{"open":"a","path":"/v1/data/listen/%2e%2e/%2E%2e/users/me"}',
    '{"open":"a","path":"/v1/data/listen\\\\..\\\\..\\\\..\\\\users/me"}',
    '{"open":"a","path":"http://lake/v1/data/listen/production"}',
  ])('hangs up on what is no stream: %s', async (text) => {
    const { socket } = await openPage()
    socket.send(text)
    const [code] = (await once(socket, 'close')) as [number]
    expect(code).toBe(1008)
  })

  it('hangs up on a second stream under an id in use, rather than confuse the first', async () => {
    const { socket, tell, until } = await openPage()
    tell({ open: 'one', path: live })
    const heard = await until(({ chunk }) => chunk?.includes('welcome') === true)
    tell({ open: 'one', path: live })
    const [code] = (await once(socket, 'close')) as [number]
    expect(code).toBe(1008)
    expect(heard.filter(({ status }) => status !== undefined)).toHaveLength(1)
  })

  it('refuses streams past the sixty-fourth, and leaves those before alone', async () => {
    const { tell, until } = await openPage()
    const headers = { authorization: `Bearer ${lake.token('viewer')}` }
    for (let count = 1; count <= 65; count++) tell({ open: `${count}`, path: listen, headers })
    const heard = await until(({ id, end }) => id === '65' && end === true)
    expect(heard.find(({ id }) => id === '65')?.status).toBe(429)
    tell({ close: '64' })
    await until(({ id, end }) => id === '64' && end === true)
    expect(heard.filter(({ end }) => end).map(({ id }) => id)).toEqual(['65', '64'])
  })

  it('stays open for a page with a token while strangers come in crowds', async () => {
    const { tell, until, socket } = await openPage()
    tell({
      open: 'one',
      path: listen,
      headers: { authorization: `Bearer ${lake.token('viewer')}` },
    })
    await until(({ chunk }) => chunk?.includes('welcome') === true)
    const forged = { authorization: 'Bearer made-up' }
    const crowd: WebSocket[] = []
    for (let count = 0; count < 101; count++) {
      const stranger = await openPage()
      stranger.tell({ open: 'one', path: live, headers: forged })
      crowd.push(stranger.socket)
    }
    const [first] = crowd
    if (first && first.readyState !== WebSocket.CLOSED) await once(first, 'close')
    for (const stranger of crowd) stranger.terminate()
    tell({ open: 'two', path: live })
    await until(({ id, status }) => id === 'two' && status === 200)
    expect(socket.readyState).toBe(WebSocket.OPEN)
    socket.terminate()
  })

  it('is not for pages of another origin', async () => {
    const refused = openPage('https://evil.example')
    await expect(refused).rejects.toThrow('403')
    await expect(openPage('http://localhost:3000')).resolves.toBeDefined()
  })
})

it('cuts off a page that goes on asking for streams and takes none of the answers', () => {
  const unread = Object.assign(new EventEmitter(), {
    unsent: 0,
    isCut: false,
    send: () => {
      unread.unsent++
    },
    terminate: () => {
      unread.isCut = true
    },
  })
  const room = createStreamRoom(
    () => new Promise(() => {}),
    () => undefined,
  )
  room.serve(unread as unknown as WebSocket, { headers: {}, peer: '', setKnown: () => {} })
  for (let count = 0; count < 5_000; count++) {
    unread.emit('message', JSON.stringify({ open: `stream-${count}`, path: live }))
    if (unread.isCut) break
  }
  expect(unread.isCut).toBe(true)
  expect(unread.unsent).toBeLessThan(2_000)
  unread.emit('close')
})
