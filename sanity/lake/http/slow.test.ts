import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import type { Route } from '../types.ts'
import { readJson } from './body.ts'
import { createDispatch } from './dispatch.ts'
import { createOriginRules } from './origins.ts'
import { createLakeServer, type RunningServer } from './serve.ts'

let running: RunningServer
let port: number
const sockets: Socket[] = []

beforeEach(async () => {
  const routes: Route[] = [
    {
      method: 'POST',
      pattern: '/echo',
      access: 'anyone',
      handler: async (request) => ({ status: 200, body: { read: await readJson(request, 1_000) } }),
    },
  ]
  const dispatch = createDispatch({
    routes,
    projectId: 'nightlight',
    basePath: '',
    findIdentity: () => undefined,
  })
  running = createLakeServer({
    dispatch,
    origins: createOriginRules(() => []),
    onUpgrade: (_, socket) => socket.destroy(),
    patience: { head: 150, whole: 300 },
  })
  await new Promise<void>((resolve) => running.server.listen(0, '127.0.0.1', resolve))
  port = (running.server.address() as AddressInfo).port
})

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await running.close(100)
})

/** Sends a beginning, then a letter now and then, until the lake hangs up. @returns what it answered. */
async function dribble(beginning: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  sockets.push(socket)
  socket.on('error', () => {})
  let received = ''
  socket.on('data', (data) => {
    received += data.toString()
  })
  socket.write(beginning)
  const dribbling = setInterval(() => socket.write('x'), 20)
  await once(socket, 'close')
  clearInterval(dribbling)
  return received
}

const head = 'POST /v1/echo HTTP/1.1\r\nhost: localhost\r\n'

describe('Requests that never end', () => {
  it.each([
    ['in their headers', `${head}x-slow: `],
    ['in their body', `${head}content-length: 900\r\n\r\n"`],
    ['in a body in pieces', `${head}transfer-encoding: chunked\r\n\r\n384\r\n"`],
  ])('%s are hung up on', async (_, beginning) => {
    expect(await dribble(beginning)).toMatch(/^(HTTP\/1\.1 4\d\d |$)/)
  })

  it('keep nobody else from being answered', async () => {
    const slow = Array.from({ length: 200 }, () => dribble(`${head}x-slow: `))
    const answer = await fetch(`http://127.0.0.1:${port}/v1/echo`, { method: 'POST', body: '1' })
    expect(await answer.json()).toEqual({ read: 1 })
    expect(await Promise.all(slow)).toHaveLength(200)
  })
})
