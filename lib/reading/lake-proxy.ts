import {
  Agent,
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
  request as sendRequest,
} from 'node:http'
import type { Duplex } from 'node:stream'
import { lakePath } from '#lib/routes.ts'
import { headersOf } from './answer-headers.ts'
import { callerOf } from './callers.ts'
import { makeCrowd } from './crowd.ts'

/** Hands everything below `/lake` to the embedded lake as it comes: streams and sockets too, nothing held back. */
export type LakeProxy = {
  handle(request: IncomingMessage, response: ServerResponse): void
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Ends open streams; answers under way are finished. Sockets belong to the server, which closes them itself. */
  close(): void
}

/** Whether an address belongs to the lake. */
export function isLakeTarget(target: string): boolean {
  return target === lakePath || /^\/lake[/?]/.test(target)
}

/** Headers that concern one connection only. */
const ownToConnection = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]

/** What the lake decides by, and what ends a body: nobody can have these dropped by naming them in `Connection`. */
const alwaysPassed =
  /^(host|content-length|origin|authorization|cookie|forwarded|via|x-forwarded-.*|x-real-ip|x-original-.*|(x-cluster|x|true)-client-ip|cf-.*|cdn-loop)$/

const unreachable = JSON.stringify({
  error: {
    type: 'internalError',
    description: 'The lake that holds the content is not running. Try again in a moment.',
  },
})

/** The lake takes 2,000 connections: the rest stay free for the site's own reads. A browser with the Studio opens ten. */
const usualRoom = { ofOneCaller: 200, ofAll: 1_500 }

const busy = JSON.stringify({
  error: {
    type: 'tooManyRequests',
    description: 'Too much is asked of the lake at once. Try again in a moment.',
  },
})

/**
 * @param apiHost base address of the lake as this server reaches it, such as `http://127.0.0.1:3010`.
 * @param room how many requests, streams and sockets may be under way.
 */
export function makeLakeProxy(apiHost: string, room = usualRoom): LakeProxy {
  const crowd = makeCrowd(room)
  const { hostname, port } = new URL(apiHost)
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 16 })
  const open = new Set<ServerResponse>()

  const startRequest = (
    request: IncomingMessage,
    target: string,
    headers: IncomingHttpHeaders,
    connection: Agent | false,
  ): ClientRequest =>
    sendRequest({
      host: hostname.replace(/^\[|\]$/g, ''),
      port,
      method: request.method,
      path: target,
      headers,
      agent: connection,
      // The original Host and whatever a proxy in front of this server added: the lake decides by them.
      setHost: false,
    })

  return {
    handle(request, response) {
      const target = stripPrefix(request.url ?? '')
      if (target === undefined) {
        answerJson(response, 400, JSON.stringify({ error: { description: 'Not an address.' } }))
        return
      }
      const leave = crowd.enter(callerOf(request))
      if (!leave) {
        response.setHeader('Retry-After', '5')
        response.setHeader('Connection', 'close')
        answerJson(response, 503, busy)
        return
      }
      const onward = startRequest(request, target, onwardHeaders(request), agent)
      onward.on('close', leave)
      onward.on('response', (answer) => {
        response.writeHead(answer.statusCode ?? 502, withoutOwn(answer.headers))
        // An open stream may have nothing to say for a while; its head must not wait for that.
        response.flushHeaders()
        answer.on('error', () => response.destroy())
        answer.pipe(response)
        if (/^text\/event-stream/.test(answer.headers['content-type'] ?? '')) {
          response.socket?.setNoDelay(true)
          open.add(response)
          response.on('close', () => open.delete(response))
        }
      })
      onward.on('error', () => {
        if (response.headersSent) response.destroy()
        else answerJson(response, 502, unreachable)
      })
      response.on('close', () => onward.destroy())
      request.on('error', () => onward.destroy())
      request.pipe(onward)
    },

    upgrade(request, socket, head) {
      const target = stripPrefix(request.url ?? '')
      if (target === undefined) {
        socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n')
        return
      }
      const headers = {
        ...withCaller(request),
        connection: 'Upgrade',
        upgrade: request.headers.upgrade,
      }
      const leave = crowd.enter(callerOf(request))
      if (!leave) {
        socket.end(
          'HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: 5\r\n\r\n',
        )
        return
      }
      socket.on('close', leave)
      const onward = startRequest(request, target, headers, false)
      socket.on('close', () => onward.destroy())
      onward.on('upgrade', (answer, lakeSocket, lakeHead) => {
        lakeSocket.on('error', () => socket.destroy())
        lakeSocket.on('close', () => socket.destroy())
        socket.on('close', () => lakeSocket.destroy())
        socket.write(headText(answer, true))
        if (lakeHead.length > 0) socket.write(lakeHead)
        if (head.length > 0) lakeSocket.write(head)
        lakeSocket.pipe(socket).pipe(lakeSocket)
      })
      // The lake refuses: its reasons are passed on.
      onward.on('response', (answer) => {
        socket.write(headText(answer, false))
        answer.on('error', () => socket.destroy())
        answer.pipe(socket)
      })
      onward.on('error', () => {
        if (socket.writable) socket.end('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n')
      })
      onward.end()
    },

    close() {
      for (const stream of open) stream.destroy()
      // To destroy the agent would cut off writes that are under way.
      agent.maxFreeSockets = 0
      for (const socket of Object.values(agent.freeSockets).flat()) socket?.destroy()
    },
  }
}

/** @returns the address as the lake knows it; `undefined` when it climbs out of its folder. */
function stripPrefix(target: string): string | undefined {
  const rest = target.slice(lakePath.length)
  const path = rest.split('?', 1)[0] ?? ''
  if (/(^|[/\\])(\.|%2e){1,2}([/\\]|%2f|%5c|$)/i.test(path)) return undefined
  return rest.startsWith('/') ? rest : `/${rest}`
}

/** A body without a length or chunks around it would be read as the next request of whoever gets the connection then. */
function onwardHeaders(request: IncomingMessage): IncomingHttpHeaders {
  const isChunked = request.headers['transfer-encoding'] !== undefined
  return { ...withCaller(request), ...(isChunked && { 'transfer-encoding': 'chunked' }) }
}

/**
 * The headers that go on, with the caller's address at the end of `X-Forwarded-For` when it is another machine's: the lake
 * counts attempts by the last address, and all before it anyone can make up. A caller on this machine is a proxy, which has
 * added its own caller's, or a person at home, whom the header would make a stranger.
 */
function withCaller({ headers, socket, httpVersion }: IncomingMessage): IncomingHttpHeaders {
  const onward = withoutOwn(headers)
  const address = socket.remoteAddress ?? ''
  // Only a server between caller and site speaks it, and the lake sees but this connection.
  if (httpVersion === '1.0') onward.via = [headers.via, '1.0 site'].filter(Boolean).join(', ')
  if (isOwnMachine(address)) return onward
  const before = headers['x-forwarded-for']
  return { ...onward, 'x-forwarded-for': before ? `${before}, ${address}` : address }
}

function isOwnMachine(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address)
}

function withoutOwn(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const named = (headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase())
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) =>
        !ownToConnection.includes(name) && (alwaysPassed.test(name) || !named.includes(name)),
    ),
  )
}

function headText(answer: IncomingMessage, isUpgrade: boolean): string {
  const lines = [`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}`]
  const raw = answer.rawHeaders
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = String(raw[index])
    if (!isUpgrade && ownToConnection.includes(name.toLowerCase())) continue
    lines.push(`${name}: ${raw[index + 1]}`)
  }
  if (!isUpgrade) lines.push('Connection: close')
  return `${lines.join('\r\n')}\r\n\r\n`
}

function answerJson(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    ...headersOf('text'),
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
  })
  response.end(body)
}
