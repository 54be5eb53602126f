import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readBody } from './read-body.ts'

describe('the body of a request', () => {
  let server: Server
  let found: PromiseWithResolvers<unknown>
  beforeEach(async () => {
    found = Promise.withResolvers()
    server = createServer((incoming: IncomingMessage, response) => {
      found.resolve(
        readBody(incoming, { bytes: 10, milliseconds: 100 }).finally(() => response.end()),
      )
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
  })
  afterEach(() => {
    server.closeAllConnections()
    server.close()
  })

  const send = (headers: Record<string, string> = {}) => {
    const { port } = server.address() as AddressInfo
    const sending = request({ port, host: '127.0.0.1', method: 'POST', headers, agent: false })
    sending.on('error', () => {})
    return sending
  }

  it('is read to its end', async () => {
    const sending = send()
    sending.write('01234')
    sending.end('56789')
    expect(String(await found.promise)).toBe('0123456789')
  })

  it('is not read when it says that it is too large', async () => {
    send({ 'content-length': '11' }).flushHeaders()
    expect(await found.promise).toBe('tooLarge')
  })

  it('is given up when it turns out too large', async () => {
    send().write('0123456789x')
    expect(await found.promise).toBe('tooLarge')
  })

  it.each([[undefined], ['01']])('is given up when no more comes of it after %p', async (part) => {
    const sending = send({ 'content-length': '5' })
    sending.flushHeaders()
    if (part) sending.write(part)
    expect(await found.promise).toBe('tooSlow')
  })

  it('is given up when its sender hangs up', async () => {
    const sending = send({ 'content-length': '5' })
    sending.write('01')
    await once(server, 'request')
    sending.destroy()
    expect(await found.promise).toBe('tooSlow')
  })
})
