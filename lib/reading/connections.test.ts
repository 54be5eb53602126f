import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { type Connections, makeConnections } from './connections.ts'

const ask = (target: string, more = '') =>
  `GET ${target} HTTP/1.1\r\nHost: practice.example\r\n${more}\r\n`
const kept = 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nkept'

/** More than the connection's own buffers take. */
const large = 20_000_000

describe('a server that is asked to stop', () => {
  let connections: Connections
  let isStopping = false
  let held: Promise<void> | undefined
  let port: number
  const opened: Socket[] = []

  beforeEach(async () => {
    isStopping = false
    held = undefined
    connections = makeConnections({
      answerAtOnce: ({ target }) =>
        target === '/kept' && !isStopping ? Buffer.from(kept) : undefined,
      async handle(request, response) {
        let body = ''
        for await (const part of request) body += part
        await held
        if (request.url === '/large') return response.end('x'.repeat(large))
        response.end(`answered ${request.url} ${body}.`)
      },
      upgrade: () => {},
    })
    connections.server.listen(0, '127.0.0.1')
    await once(connections.server, 'listening')
    port = (connections.server.address() as AddressInfo).port
  })
  afterEach(async () => {
    for (const socket of opened.splice(0)) socket.destroy()
    if (connections.server.listening) await connections.close(0)
  })

  /** A connection, and all that has come on it. */
  const open = async () => {
    const socket = connect(port, '127.0.0.1')
    opened.push(socket)
    socket.on('error', () => {})
    let received = ''
    socket.on('data', (part) => {
      received += part
    })
    const closed = new Promise((resolve) => socket.once('close', resolve))
    await once(socket, 'connect')
    return {
      send: (text: string) => socket.write(text),
      pause: () => socket.pause(),
      resume: () => socket.resume(),
      /** @returns all that came up to an answer that ends so; nothing when the other side ended before. */
      async receive(end: RegExp) {
        while (!end.test(received) && !socket.closed)
          await Promise.race([new Promise((resolve) => socket.once('data', resolve)), closed])
        const all = end.test(received) ? received : ''
        received = ''
        return all
      },
      /** Everything that came until the other side ended it. */
      async rest() {
        await closed
        return received
      },
    }
  }
  const stop = (grace = 60_000) => {
    isStopping = true
    return connections.close(grace)
  }

  it.each([
    ['kept page', '/kept'],
    ['page', '/other'],
  ])('answers what was on its way on a connection that waited after a %s', async (_, target) => {
    const reader = await open()
    reader.send(ask(target))
    await reader.receive(/(kept|\.)$/)
    // It lies in the connection, and nobody has looked there yet.
    reader.send(ask('/last'))
    const stopped = stop()
    const last = await reader.rest()
    expect(last).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*answered \/last/)
    expect(last).toMatch(/^connection: close\r$/im)
    await stopped
  })

  it('lets in everybody who stood at the door', async () => {
    const opening = Array.from({ length: 8 }, open)
    const stopped = stop()
    for (const reader of await Promise.all(opening)) {
      reader.send(ask('/late'))
      expect(await reader.rest()).toContain('answered /late')
    }
    await stopped
  })

  it('answers what came while it was busy with something else for long', async () => {
    const reader = await open()
    reader.send(ask('/kept'))
    await reader.receive(/kept$/)
    const stopped = stop()
    reader.send(ask('/last'))
    const end = performance.now() + 600
    while (performance.now() < end);
    expect(await reader.rest()).toContain('answered /last')
    await stopped
  })

  it('says with an answer under way that it is the last', async () => {
    const reader = await open()
    const slow = Promise.withResolvers<void>()
    held = slow.promise
    const isAsked = once(connections.server, 'request')
    reader.send(ask('/slow'))
    await isAsked
    const stopped = stop()
    slow.resolve()
    expect(await reader.rest()).toMatch(/^connection: close\r$/im)
    await stopped
  })

  it('lets a slow reader take the whole of an answer', async () => {
    const reader = await open()
    const isAsked = once(connections.server, 'request')
    reader.send(ask('/large'))
    await isAsked
    reader.pause()
    const stopped = stop()
    // Until the server has closed what it holds for unused.
    while (connections.server.listening) await wait(10)
    reader.resume()
    expect((await reader.rest()).length).toBeGreaterThan(large)
    await stopped
  })

  it('takes a message that was on its way', async () => {
    const visitor = await open()
    visitor.send(ask('/kept'))
    await visitor.receive(/kept$/)
    visitor.send('POST /contact HTTP/1.1\r\nHost: a.example\r\nContent-Length: 5\r\n\r\n')
    const stopped = stop()
    visitor.send('hello')
    expect(await visitor.rest()).toContain('answered /contact hello.')
    await stopped
  })

  it('loses nothing of readers who go on asking until they are told that the connection ends', async () => {
    const counts = { asked: 0, answered: 0, told: 0 }
    const enough = Promise.withResolvers<void>()
    const read = async () => {
      const reader = await open()
      for (let answer = ''; !/^connection: close/im.test(answer); counts.answered++) {
        if (counts.answered === 100) enough.resolve()
        reader.send(ask(++counts.asked % 2 === 0 ? '/kept' : '/other'))
        answer = await reader.receive(/(kept|\.)$/)
        if (answer === '') return
      }
      counts.told++
    }
    const readers = Array.from({ length: 8 }, read)
    await enough.promise
    await stop()
    await Promise.all(readers)
    expect(counts).toEqual({ asked: counts.answered, answered: counts.answered, told: 8 })
  })

  it('lets in who came as it was asked, and nobody once it is gone', async () => {
    const other = await open()
    other.send(ask('/kept'))
    await other.receive(/kept$/)
    const stopped = stop()
    const late = await open()
    late.send(ask('/late'))
    expect(await late.rest()).toContain('answered /late')
    await stopped
    await expect(open()).rejects.toThrow('ECONNREFUSED')
  })
})
