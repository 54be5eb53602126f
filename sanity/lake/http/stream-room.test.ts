import { once } from 'node:events'
import { WebSocket } from 'ws'
import { startTestLake, type TestLake } from '../test-lake.ts'

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

  it('is not for pages of another origin', async () => {
    const refused = openPage('https://evil.example')
    await expect(refused).rejects.toThrow('403')
    await expect(openPage('http://localhost:3000')).resolves.toBeDefined()
  })
})
