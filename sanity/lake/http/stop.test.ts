import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { WebSocket } from 'ws'
import { startTestLake, type TestLake } from '../test-lake.ts'

const version = '/v2025-02-19'
let lake: TestLake
let stop: () => Promise<void>
const sockets: Socket[] = []

beforeEach(async () => {
  lake = await startTestLake()
  let stopped: Promise<void> | undefined
  stop = () => {
    stopped ??= lake.close()
    return stopped
  }
})

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await stop()
})

/** Opens a connection and sends a beginning. `read` gives all that came back once the lake has closed it. */
function begin(text: string): { socket: Socket; read: Promise<string> } {
  const socket = connect(lake.port, '127.0.0.1')
  sockets.push(socket)
  socket.on('error', () => {})
  let received = ''
  socket.on('data', (data) => {
    received += data.toString()
  })
  socket.write(text)
  return { socket, read: once(socket, 'close').then(() => received) }
}

const body = JSON.stringify({ mutations: [{ create: { _id: 'late', _type: 'note' } }] })
const head = () =>
  [
    `POST ${version}/data/mutate/production HTTP/1.1`,
    'host: localhost',
    `authorization: Bearer ${lake.token('editor')}`,
    `content-length: ${body.length}`,
    'expect: 100-continue',
    '\r\n',
  ].join('\r\n')

describe('A lake that is asked to stop', () => {
  it('lets a call finish that has begun', async () => {
    const { socket, read } = begin(head())
    // "100 Continue" says that the lake has the call in its hands.
    await once(socket, 'data')
    socket.write(body.slice(0, 10))
    const closed = stop()
    socket.write(body.slice(10))
    expect(await read).toMatch(/HTTP\/1\.1 200 OK[\s\S]*"operation":"create"/)
    await closed
  })

  it('does not wait for a call that never ends', async () => {
    const { socket, read } = begin(head())
    await once(socket, 'data')
    socket.write(body.slice(0, 10))
    await stop()
    expect(await read).not.toContain('200 OK')
  })

  it('ends streams properly, over HTTP and over the socket', async () => {
    const path = `${version}/data/listen/production?query=*`
    const answer = await lake.get(path, 'viewer')
    const reading = answer.text()
    const page = new WebSocket(`${lake.url.replace('http', 'ws')}/v1/streams`)
    await once(page, 'open')
    const headers = { authorization: `Bearer ${lake.token('viewer')}` }
    page.send(JSON.stringify({ open: 'one', path, headers }))
    await once(page, 'message')
    const left = once(page, 'close')
    await stop()
    expect(await reading).toContain('event: welcome')
    const [code, reason] = (await left) as [number, Buffer]
    expect([code, reason.toString()]).toEqual([1001, 'The lake stops'])
  })

  it('takes no new calls', async () => {
    await stop()
    await expect(lake.get('/v1/ping')).rejects.toThrow()
  })
})
