import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, Socket } from 'node:net'
import { promisify } from 'node:util'
import { readIntoSharedBuffer } from './shared-buffer.ts'

describe('reading into a shared buffer', () => {
  let server: Server
  /** Both ends of all connections. */
  let sockets: Socket[]
  let serve: (accepted: Socket) => void

  beforeEach(async () => {
    sockets = []
    server = createServer({ allowHalfOpen: true }, (accepted) => serve(accepted))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
  })
  afterEach(async () => {
    for (const socket of sockets) socket.destroy()
    server.close()
    await once(server, 'close')
  })
  const open = async () => {
    const client = connect((server.address() as AddressInfo).port, '127.0.0.1')
    sockets.push(client)
    await once(client, 'connect')
    return client
  }
  const read = (accepted: Socket, take: (piece: Buffer) => boolean) => {
    const socket = readIntoSharedBuffer(accepted, take)
    sockets.push(socket)
    return socket
  }
  const count = () => promisify(server.getConnections.bind(server))()

  it('gives all connections their pieces in the same memory', async () => {
    const memory = new Set<ArrayBufferLike>()
    serve = (accepted) => {
      const socket = read(accepted, (piece) => {
        memory.add(piece.buffer)
        return socket.write(piece.toString().toUpperCase())
      })
    }
    const [a, b] = [await open(), await open()]
    for (const [client, text] of [
      [a, 'one'],
      [b, 'another'],
      [a, 'two'],
    ] as const) {
      client.write(text)
      const [answer] = await once(client, 'data')
      expect(String(answer)).toBe(text.toUpperCase())
    }
    expect(memory.size).toBe(1)
  })

  it('reads more than it holds, piece by piece', async () => {
    const text = Array.from({ length: 40_000 }, (_, line) => `line ${line}`).join('\n')
    let received = ''
    const whole = Promise.withResolvers<void>()
    serve = (accepted) => {
      const socket = read(accepted, (piece) => {
        received += piece.toString('latin1')
        return true
      })
      socket.on('end', () => whole.resolve())
    }
    const client = await open()
    client.end(text)
    await whole.promise
    expect(received === text).toBe(true)
  })

  it('rests after a piece with which there is enough, until it is told to go on', async () => {
    let received = ''
    let socket: Socket | undefined
    const first = Promise.withResolvers<void>()
    const whole = Promise.withResolvers<void>()
    serve = (accepted) => {
      socket = read(accepted, (piece) => {
        received += piece
        if (received.endsWith('.')) whole.resolve()
        first.resolve()
        return false
      })
    }
    const client = await open()
    client.write('enough')
    await first.promise
    client.write(' and more.')
    // Somebody else is read meanwhile.
    const other = Promise.withResolvers<void>()
    serve = (accepted) => {
      read(accepted, () => {
        other.resolve()
        return true
      })
    }
    const later = await open()
    later.write('x')
    await other.promise
    expect(received).toBe('enough')
    socket?.resume()
    await whole.promise
    expect(received).toBe('enough and more.')
  })

  it('can still be answered by a server whose reader has said everything', async () => {
    serve = (accepted) => {
      const socket = read(accepted, () => true)
      socket.on('end', () => setImmediate(() => socket.end('answered')))
    }
    const client = await open()
    client.end('all')
    const [answer] = await once(client, 'data')
    expect(String(answer)).toBe('answered')
  })

  it('is counted by the server as long as it is open', async () => {
    const closed = Promise.withResolvers<void>()
    serve = (accepted) => {
      const socket = read(accepted, () => true)
      socket.on('close', () => closed.resolve())
      socket.on('end', () => socket.end())
      socket.write('welcome')
    }
    const client = await open()
    await once(client, 'data')
    expect(await count()).toBe(1)
    client.end()
    await closed.promise
    expect(await count()).toBe(0)
  })

  it('says so when there is nothing to read from', () => {
    const unconnected = new Socket()
    expect(() => readIntoSharedBuffer(unconnected, () => true)).toThrow('no handle')
  })

  it('knows who is at the other end, and hears of a reader who hangs up', async () => {
    const failed = Promise.withResolvers<Error>()
    let address: string | undefined
    serve = (accepted) => {
      const socket = read(accepted, () => true)
      address = socket.remoteAddress
      socket.on('error', failed.resolve)
      socket.write('welcome')
    }
    const client = await open()
    await once(client, 'data')
    client.resetAndDestroy()
    expect(await failed.promise).toHaveProperty('code', 'ECONNRESET')
    expect(address).toBe('127.0.0.1')
  })
})
