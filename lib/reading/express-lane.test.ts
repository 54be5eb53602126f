import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { jest } from '@jest/globals'
import { type ExpressAnswer, type ExpressLane, openExpressLane } from './express-lane.ts'

const plain = 'GET /page HTTP/1.1\r\nHost: practice.example\r\n\r\n'
const kept = 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nkept'

describe('the express lane', () => {
  let server: Server
  let lane: ExpressLane
  let client: Socket
  let received: string
  let seen: Array<{ method: string | undefined; url: string | undefined; body: string }>
  let keptPage = Buffer.from(kept)
  /** What is made for `/coming`, and whether it has been asked for. */
  let coming: PromiseWithResolvers<ExpressAnswer>
  let asked: PromiseWithResolvers<void>
  /** A connection has gone over to the server. */
  let hasLeft: Promise<void>
  /** What the server accepted for the newest connection: empty, but it closes with it. */
  let inside: Socket
  let upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void

  const start = async (patience = { first: 60_000, next: 60_000 }) => {
    seen = []
    coming = Promise.withResolvers()
    asked = Promise.withResolvers()
    server = createServer(async (request: IncomingMessage, response) => {
      let body = ''
      for await (const part of request) body += part
      seen.push({ method: request.method, url: request.url, body })
      response.end(`rendered ${request.url}`)
    })
    const left = Promise.withResolvers<void>()
    hasLeft = left.promise
    server.on('connection', () => left.resolve())
    server.on('upgrade', (request, socket, head) => upgrade(request, socket, head))
    lane = openExpressLane(server, {
      answer({ target }) {
        if (target !== '/coming') return target === '/page' ? keptPage : undefined
        asked.resolve()
        return coming.promise
      },
      patience,
    })
    server.on('connection', (socket) => {
      inside = socket
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    client = await open()
  }
  const open = async () => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    received = ''
    socket.on('error', () => {})
    socket.on('data', (part) => {
      received += part.toString('latin1')
    })
    await once(socket, 'connect')
    return socket
  }
  const receive = async (text: string) => {
    while (!received.includes(text)) await once(client, 'data')
    const all = received
    received = ''
    return all
  }
  beforeEach(async () => {
    keptPage = Buffer.from(kept)
    upgrade = (request, socket) => socket.end(`upgraded ${request.url}`)
    await start()
  })
  const stop = async () => {
    client.destroy()
    server.closeAllConnections()
    lane.closeAll()
    server.close()
    await once(server, 'close')
  }
  afterEach(stop)

  it('answers for kept pages, one after the other, and the server hears nothing of it', async () => {
    client.write(plain)
    expect(await receive('kept')).toBe(kept)
    client.write(plain)
    expect(await receive('kept')).toBe(kept)
    expect(seen).toEqual([])
  })

  it('leaves the connection to the server with the first request that it does not answer', async () => {
    client.write(plain)
    await receive('kept')
    client.write(plain.replace('/page', '/other'))
    expect(await receive('rendered /other')).toContain('200 OK')
    client.write(plain)
    await receive('rendered /page')
    expect(seen.map(({ url }) => url)).toEqual(['/other', '/page'])
  })

  it('hands over a form that comes in many pieces, whole', async () => {
    const body = 'a=1&'.repeat(30_000)
    const whole = `POST /form HTTP/1.1\r\nHost: practice.example\r\nContent-Length: ${body.length}\r\n\r\n${body}`
    client.setNoDelay(true)
    client.write(plain)
    await receive('kept')
    for (let at = 0; at < whole.length; at += 7_001) {
      client.write(whole.slice(at, at + 7_001))
      await new Promise((resolve) => setImmediate(resolve))
    }
    await receive('rendered /form')
    expect(seen).toEqual([{ method: 'POST', url: '/form', body }])
  })

  it.each([1, 2, 3, 20, plain.length - 1])(
    'hands over a head that is cut after %i bytes',
    async (at) => {
      client.setNoDelay(true)
      client.write(plain.slice(0, at))
      await hasLeft
      client.write(plain.slice(at))
      await receive('rendered /page')
    },
  )
  it('hands over several requests that come at once, in their order', async () => {
    client.write(plain + plain.replace('/page', '/b') + plain.replace('/page', '/c'))
    const all = await receive('rendered /c')
    expect(all.match(/rendered \/[a-z]+/g)).toEqual([
      'rendered /page',
      'rendered /b',
      'rendered /c',
    ])
  })

  it('hands over who wants another protocol', async () => {
    client.write(plain)
    await receive('kept')
    client.write(
      'GET /lake HTTP/1.1\r\nHost: practice.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    )
    expect(await receive('upgraded')).toBe('upgraded /lake')
  })

  it('keeps what came along with the wish for another protocol', async () => {
    const came = Promise.withResolvers<Buffer>()
    let taking: Duplex | undefined
    upgrade = (_, socket, head) => {
      taking = socket
      came.resolve(head)
    }
    client.write(
      'GET /lake HTTP/1.1\r\nHost: practice.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nthe first words',
    )
    const head = await came.promise
    const first = client
    client = await open()
    client.write(plain.replace('Host', `Accept: ${'x'.repeat(1_000)}\r\nHost`))
    await receive('kept')
    expect(head.toString()).toBe('the first words')
    first.destroy()
    taking?.destroy()
  })

  it('passes on all that is said in another protocol, no faster than it is taken', async () => {
    const said = Array.from({ length: 400_000 }, (_, line) => `line ${line}`).join('\n')
    const heard = Promise.withResolvers<string>()
    let taking: Duplex | undefined
    upgrade = (_, socket) => {
      socket.write('upgraded')
      taking = socket
    }
    client.write(
      'GET /lake HTTP/1.1\r\nHost: practice.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    )
    await receive('upgraded')
    client.end(said)
    // Whoever comes later is answered: by then what can be read of the other has been read.
    const first = client
    client = await open()
    for (let asked = 0; asked < 20; asked++) {
      client.write(plain)
      await receive('kept')
    }
    expect(first.writableLength).toBeGreaterThan(0)
    expect(taking?.readableLength).toBeLessThan(200_000)
    let text = ''
    taking?.on('data', (part) => {
      text += part.toString('latin1')
    })
    taking?.on('end', () => heard.resolve(text))
    expect((await heard.promise) === said).toBe(true)
    first.destroy()
    taking?.destroy()
  })

  it('sends all to a reader who says at once that nothing more will come', async () => {
    keptPage = Buffer.from(kept + 'more '.repeat(4_000_000))
    client.end(plain)
    await once(client, 'end')
    expect(received).toHaveLength(keptPage.length)
  })

  it('answers nobody again who has not taken what was sent', async () => {
    keptPage = Buffer.from(kept + 'more '.repeat(4_000_000))
    client.write(plain)
    await once(client, 'data')
    client.pause()
    client.write(plain)
    await hasLeft
    client.resume()
    while (received.length <= keptPage.length) await once(client, 'data')
    expect(received.startsWith(keptPage.toString())).toBe(true)
    received = received.slice(keptPage.length)
    await receive('rendered /page')
    expect(seen).toHaveLength(1)
  })

  it('lets go of who asks nothing, and of who asks nothing more', async () => {
    await stop()
    await start({ first: 30, next: 60_000 })
    await once(client, 'close')
    await stop()
    await start({ first: 60_000, next: 30 })
    client.write(plain)
    await receive('kept')
    await once(client, 'close')
  })

  it('waits for a reader who takes slowly, and not for one who takes nothing', async () => {
    await stop()
    keptPage = Buffer.from(kept + 'more '.repeat(10_000_000))
    const patience = 500
    await start({ first: 60_000, next: patience })
    const since = performance.now()
    const whole = Promise.withResolvers<void>()
    client.on('data', () => {
      if (received.length === keptPage.length) whole.resolve()
      // Much longer than anybody waits for somebody who is silent.
      if (performance.now() - since > 3 * patience) return
      client.pause()
      // Often enough that the system takes more from the server again and again meanwhile.
      setTimeout(() => client.resume(), 4)
    })
    client.write(plain)
    await whole.promise

    client = await open()
    client.write(plain)
    await once(client, 'data')
    client.pause()
    await once(inside, 'close')
  })

  describe('while an answer is being made', () => {
    const first = plain.replace('/page', '/coming')
    const made = Buffer.from(kept.replace('kept', 'made'))
    const askFirst = async () => {
      client.write(first)
      await asked.promise
    }

    it('waits for it, and keeps the connection', async () => {
      await askFirst()
      coming.resolve(made)
      expect(await receive('made')).toBe(made.toString())
      client.write(plain)
      expect(await receive('kept')).toBe(kept)
      expect(seen).toEqual([])
    })

    it('answers in order what is asked meanwhile', async () => {
      await askFirst()
      client.write(plain)
      const waiting = client
      let all = ''
      waiting.on('data', (part) => {
        all += part.toString('latin1')
      })
      // Whoever comes later is answered: by then the other has been read.
      client = await open()
      client.write(plain)
      await receive('kept')
      coming.resolve(made)
      while (!all.endsWith('kept')) await once(waiting, 'data')
      waiting.destroy()
      expect(all).toBe(made + kept)
      expect(seen).toEqual([])
    })

    it.each([
      ['needs a closer look after all', () => coming.resolve(undefined)],
      ['fails', () => coming.reject(new Error('no page'))],
    ])('leaves the connection, with all that came on it, when it %s', async (_, settle) => {
      await askFirst()
      client.write(plain + plain.replace('/page', '/other'))
      const waiting = client
      client = await open()
      client.write(plain)
      await receive('kept')
      client.destroy()
      client = waiting
      settle()
      const all = await receive('rendered /other')
      expect(all.match(/rendered \/[a-z]+/g)).toEqual([
        'rendered /coming',
        'rendered /page',
        'rendered /other',
      ])
    })

    it('has patience with it, as long as it takes', async () => {
      await stop()
      await start({ first: 30, next: 30 })
      await askFirst()
      const waiting = client
      const silent = await open()
      await once(silent, 'close')
      client = waiting
      coming.resolve(made)
      await receive('made')
      await once(client, 'close')
    })

    it('answers who says at once that nothing more will come, and lets go of who hangs up', async () => {
      client.end(first)
      await asked.promise
      const other = await open()
      const closed = once(inside, 'close')
      other.write(first)
      // Whoever comes later is answered: by then the other's request has been read.
      const later = await open()
      later.write(plain)
      await once(later, 'data')
      other.resetAndDestroy()
      coming.resolve(made)
      await closed
      await once(client, 'end')
      later.destroy()
    })

    it('does not keep who has hung up by the time that it needs a closer look', async () => {
      await askFirst()
      const closed = once(inside, 'close')
      client.resetAndDestroy()
      coming.resolve(undefined)
      await closed
    })

    it('sends it before the end', async () => {
      await askFirst()
      lane.drain(1)
      const silent = await open()
      await once(silent, 'close')
      received = ''
      coming.resolve(made)
      await once(client, 'close')
      expect(received).toBe(made.toString())
    })

    it('waits no longer when all is to be closed', async () => {
      await askFirst()
      lane.closeAll()
      await once(client, 'close')
      const served = jest.fn()
      void hasLeft.then(served)
      coming.resolve(undefined)
      await new Promise((resolve) => setImmediate(resolve))
      expect(served).not.toHaveBeenCalled()
    })
  })

  it('closes at the end what waits for nothing, and what was never used', async () => {
    client.write(plain)
    await receive('kept')
    lane.drain(1)
    await once(client, 'close')
  })
})
