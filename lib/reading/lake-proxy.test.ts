import { EventEmitter, once } from 'node:events'
import {
  createServer,
  type IncomingMessage,
  type RequestOptions,
  request,
  type Server,
  type ServerResponse,
} from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import WebSocket, { WebSocketServer } from 'ws'
import { isLakeTarget, makeLakeProxy } from './lake-proxy.ts'

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

function ask(port: number, path: string, options: RequestOptions = {}) {
  const asking = request({ host: '127.0.0.1', port, path, ...options })
  const answer = once(asking, 'response').then(([message]) => message as IncomingMessage)
  return { asking, answer }
}

async function readText(message: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of message) text += part
  return text
}

describe('the lake behind the site', () => {
  let lake: Server
  let site: Server
  let sockets: WebSocketServer
  let port: number
  let onRequest: (request: IncomingMessage, response: ServerResponse) => void
  let proxy: ReturnType<typeof makeLakeProxy>

  beforeEach(async () => {
    lake = createServer((request, response) => onRequest(request, response))
    sockets = new WebSocketServer({ noServer: true })
    lake.on('upgrade', (request, socket, head) => {
      if (request.url === '/refused') {
        socket.end('HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno')
        return
      }
      sockets.handleUpgrade(request, socket, head, (connection) => {
        connection.send(`welcome ${request.url} ${request.headers.host}`)
        connection.on('message', (data) => connection.send(`heard ${data}`))
      })
    })
    proxy = makeLakeProxy(`http://127.0.0.1:${await listen(lake)}`)
    site = createServer((request, response) => proxy.handle(request, response))
    site.on('upgrade', (request, socket, head) => {
      socket.on('error', () => socket.destroy())
      proxy.upgrade(request, socket, head)
    })
    port = await listen(site)
  })
  afterEach(async () => {
    proxy.close()
    for (const connection of sockets.clients) connection.terminate()
    for (const server of [site, lake]) {
      server.closeAllConnections()
      server.close()
    }
  })

  it('gets a request as it was made, without the prefix', async () => {
    onRequest = async (request, response) => {
      const body = await readText(request)
      const { method, url, headers } = request
      response.writeHead(201, { 'x-own': 'yes', 'content-type': 'application/json' })
      response.end(JSON.stringify({ method, url, headers, body }))
    }
    const { asking, answer } = ask(port, '/lake/v1/data/mutate/production?a=%2F&b=1', {
      method: 'POST',
      headers: {
        host: 'practice.example',
        'x-forwarded-for': '203.0.113.7',
        authorization: 'Bearer secret',
        connection: 'keep-alive, x-hop',
        'x-hop': 'not for the lake',
      },
    })
    asking.end('{"mutations":[]}')
    const message = await answer
    const seen = JSON.parse(await readText(message))
    expect(message).toMatchObject({ statusCode: 201, headers: { 'x-own': 'yes' } })
    expect(seen).toMatchObject({
      method: 'POST',
      url: '/v1/data/mutate/production?a=%2F&b=1',
      body: '{"mutations":[]}',
      headers: {
        host: 'practice.example',
        'x-forwarded-for': '203.0.113.7',
        authorization: 'Bearer secret',
      },
    })
    expect(seen.headers).not.toHaveProperty('x-hop')
    expect(Object.keys(seen.headers).filter((name) => name.startsWith('x-forwarded'))).toEqual([
      'x-forwarded-for',
    ])
  })

  it.each([
    ['in chunks', { 'transfer-encoding': 'chunked' }],
    ['with a length that counts for one connection only', { connection: 'content-length' }],
  ])('gets a body %s as a body, never as a request of its own', async (_, headers) => {
    const seen: string[] = []
    onRequest = async (request, response) => {
      const body = await readText(request)
      seen.push(`${request.method} ${request.url} ${body.length}`)
      response.end()
    }
    const hidden = 'GET /hidden HTTP/1.1\r\nHost: lake\r\n\r\n'
    const length = 'connection' in headers ? { 'content-length': String(hidden.length) } : {}
    for (const path of ['/lake/first', '/lake/second']) {
      const { asking, answer } = ask(port, path, {
        method: 'DELETE',
        headers: { ...headers, ...length },
      })
      asking.end(hidden)
      await readText(await answer)
    }
    expect(seen).toEqual([`DELETE /first ${hidden.length}`, `DELETE /second ${hidden.length}`])
  })

  it('lets nobody drop what the lake decides by', async () => {
    const told = { 'x-forwarded-for': '203.0.113.7', origin: 'https://stranger.example' }
    onRequest = (request, response) => response.end(JSON.stringify(request.headers))
    const { asking, answer } = ask(port, '/lake/v1/users/me', {
      headers: { ...told, connection: 'x-forwarded-for, origin, host' },
    })
    asking.end()
    const seen = JSON.parse(await readText(await answer))
    expect(seen).toMatchObject({ ...told, host: `127.0.0.1:${port}` })
  })

  it.each([
    ['127.0.0.1', undefined, undefined],
    ['::ffff:127.0.0.1', undefined, undefined],
    ['::1', '203.0.113.7', '203.0.113.7'],
    ['198.51.100.9', undefined, '198.51.100.9'],
    ['198.51.100.9', '203.0.113.7', '203.0.113.7, 198.51.100.9'],
    [
      '::ffff:198.51.100.9',
      '127.0.0.1, 203.0.113.7',
      '127.0.0.1, 203.0.113.7, ::ffff:198.51.100.9',
    ],
  ])('tells the lake who calls: %s, who says "%s"', async (address, said, told) => {
    site.on('connection', (socket) =>
      Object.defineProperty(socket, 'remoteAddress', { value: address }),
    )
    const heard: unknown[] = []
    lake.prependListener('upgrade', ({ headers }) => heard.push(headers['x-forwarded-for']))
    onRequest = ({ headers }, response) => {
      heard.push(headers['x-forwarded-for'])
      response.end()
    }
    const headers = said === undefined ? {} : { 'x-forwarded-for': said }
    const { asking, answer } = ask(port, '/lake/v1/auth/login/local', { headers })
    asking.end()
    await readText(await answer)
    const socket = new WebSocket(`ws://127.0.0.1:${port}/lake/v1/streams`, { headers })
    await once(socket, 'message')
    socket.terminate()
    expect(heard).toEqual([told, told])
  })

  it.each([
    ['1.1', '', undefined],
    ['1.0', '', '1.0 site'],
    ['1.0', 'Via: 1.1 front\r\n', '1.1 front, 1.0 site'],
  ])('tells the lake of a caller who speaks HTTP/%s, and says "%s"', async (version, said, via) => {
    let heard: unknown
    onRequest = ({ headers }, response) => {
      heard = headers.via
      response.end()
    }
    const caller = connect(port, '127.0.0.1')
    const head = `Host: localhost:${port}\r\nConnection: close\r\n${said}`
    caller.write(`GET /lake/v1/auth/login/local HTTP/${version}\r\n${head}\r\n`)
    caller.resume()
    await once(caller, 'close')
    expect(heard).toBe(via)
  })

  it('streams: the first event arrives while the lake still writes', async () => {
    const written = Promise.withResolvers<ServerResponse>()
    onRequest = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.flushHeaders()
      written.resolve(response)
    }
    const { asking, answer } = ask(port, '/lake/v1/data/listen/production')
    asking.end()
    const message = await answer
    const stream = await written.promise
    for (const text of ['event: welcome\n\n', 'event: mutation\n\n']) {
      const arrived = once(message, 'data')
      stream.write(text)
      expect(String((await arrived)[0])).toBe(text)
    }
    // A reader who leaves is not listened for any longer.
    const left = once(stream, 'close')
    message.on('error', () => {})
    asking.destroy()
    await left
  })

  it('ends open streams when the site stops', async () => {
    onRequest = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(':\n')
    }
    const { asking, answer } = ask(port, '/lake/v1/data/listen/production')
    asking.end()
    const message = await answer
    const closed = new Promise((resolve) => message.on('close', resolve))
    message.on('error', () => {})
    message.resume()
    proxy.close()
    await closed
  })

  it('finishes what is under way when the site stops, and keeps no connection after', async () => {
    const arrived = Promise.withResolvers<ServerResponse>()
    onRequest = (_, response) => arrived.resolve(response)
    const { asking, answer } = ask(port, '/lake/v1/data/mutate/production', { method: 'POST' })
    asking.end('{}')
    const response = await arrived.promise
    const gone = once(response.socket ?? response, 'close')
    proxy.close()
    response.end('written')
    const message = await answer
    expect(message.statusCode).toBe(200)
    expect(await readText(message)).toBe('written')
    await gone
  })

  it('carries sockets both ways', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/lake/v1/socket/production?tag=a`)
    const [welcome] = await once(socket, 'message')
    expect(String(welcome)).toBe(`welcome /v1/socket/production?tag=a 127.0.0.1:${port}`)
    socket.send('hello')
    expect(String((await once(socket, 'message'))[0])).toBe('heard hello')
    const [connection] = sockets.clients
    const gone = once(connection ?? socket, 'close')
    socket.terminate()
    await gone
  })

  it('passes on that the lake refuses a socket', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/lake/refused`)
    const [error] = await once(socket, 'error')
    expect(String(error)).toContain('401')
  })

  it('keeps room for others when one caller wants it all, and gives it back', async () => {
    proxy.close()
    const crowded = makeLakeProxy(`http://127.0.0.1:${(lake.address() as AddressInfo).port}`, {
      ofOneCaller: 1,
      ofAll: 2,
    })
    proxy = crowded
    const waiting: ServerResponse[] = []
    const arrived = new EventEmitter()
    onRequest = (_, response) => {
      waiting.push(response)
      arrived.emit('one')
    }
    const by = (caller: string) => {
      const asked = ask(port, '/lake/v1/ping', { headers: { 'x-forwarded-for': caller } })
      asked.asking.end()
      return asked.answer
    }
    const statusOf = async (answer: Promise<IncomingMessage>) => {
      const message = await answer
      message.resume()
      return message.statusCode
    }
    const first = by('203.0.113.1')
    await once(arrived, 'one')
    expect(await statusOf(by('203.0.113.1'))).toBe(503)
    const second = by('203.0.113.2')
    await once(arrived, 'one')
    const full = await by('203.0.113.3')
    expect(full).toMatchObject({ statusCode: 503, headers: { 'retry-after': '5' } })
    expect(JSON.parse(await readText(full)).error.type).toBe('tooManyRequests')
    const socket = new WebSocket(`ws://127.0.0.1:${port}/lake/v1/socket/production`)
    expect(String((await once(socket, 'error'))[0])).toContain('503')
    for (const response of waiting.splice(0)) response.end('pong')
    expect(await Promise.all([first, second].map(statusOf))).toEqual([200, 200])
    onRequest = (_, response) => response.end('pong')
    expect(await statusOf(by('203.0.113.1'))).toBe(200)
  })

  it('says in one sentence that the lake is down', async () => {
    lake.close()
    const { asking, answer } = ask(port, '/lake/v1/ping')
    asking.end()
    const message = await answer
    expect(message.statusCode).toBe(502)
    expect(JSON.parse(await readText(message)).error.description).toBe(
      'The lake that holds the content is not running. Try again in a moment.',
    )
    const socket = new WebSocket(`ws://127.0.0.1:${port}/lake/v1/socket/production`)
    expect(String((await once(socket, 'error'))[0])).toContain('502')
  })

  it.each(['/lake/../studio', '/lake/v1/%2e%2E/x', '/lake/.', '/lake/a/..%2fb'])(
    'is not reached by climbing: %s',
    async (path) => {
      onRequest = (_, response) => response.end('reached')
      const { asking, answer } = ask(port, path)
      asking.end()
      const message = await answer
      message.resume()
      expect(message.statusCode).toBe(400)
    },
  )
})

describe('isLakeTarget', () => {
  it.each(['/lake', '/lake/', '/lake/v1/ping', '/lake?x'])('knows %s', (target) => {
    expect(isLakeTarget(target)).toBe(true)
  })

  it.each(['/', '/lakeside', '/blog/lake/', '//lake/', '/Lake/'])(
    'leaves %s to others',
    (target) => {
      expect(isLakeTarget(target)).toBe(false)
    },
  )
})
