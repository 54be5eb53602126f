import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { readPeer } from '../auth/attempts.ts'
import type { OriginRules } from './origins.ts'
import { createSocketCount, type SocketLimits, type Usher } from './socket-count.ts'

/** Serves one address that speaks over a socket. @returns `undefined` when the path is not its own. */
export type SocketRoom = {
  accepts(pathname: string): boolean
  serve(socket: WebSocket, usher: Usher): void
}

export type SocketGate = {
  onUpgrade(message: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Tells every socket that the lake stops, and cuts those that do not leave within a second. */
  close(): Promise<void>
}

const usualLimits = { known: 500, strangers: 100, strangersOfOneAddress: 20 }
const largestMessage = 64 * 1024
const heartbeat = 20_000

/**
 * The door for sockets: checks origin and path, keeps count, and cuts connections whose other end has vanished.
 * A browser sends no token with the upgrade, so each room asks for one in its first message.
 */
export function createSocketGate(
  rooms: SocketRoom[],
  origins: OriginRules,
  basePath: string,
  limits: SocketLimits = usualLimits,
): SocketGate {
  const count = createSocketCount(limits)
  const server = new WebSocketServer({ noServer: true, maxPayload: largestMessage })
  const answering = new WeakSet<WebSocket>()
  const pulse = setInterval(() => {
    for (const socket of server.clients) {
      if (!answering.delete(socket)) socket.terminate()
      else socket.ping()
    }
  }, heartbeat)
  pulse.unref()

  return {
    onUpgrade(message, socket, head) {
      // A peer that resets the connection during the handshake must not end the process.
      socket.on('error', () => socket.destroy())
      const pathname = pathOf(message.url, basePath)
      const room = rooms.find((candidate) => candidate.accepts(pathname))
      const { origin } = message.headers
      if (!room) return refuse(socket, 404, 'The lake has no socket at this address.')
      if (origin !== undefined && !origins.isAllowed(origin)) {
        return refuse(socket, 403, 'Pages of this origin may not call the lake.')
      }
      const peer = message.socket.remoteAddress
      const address = readPeer({ headers: message.headers, peer })
      server.handleUpgrade(message, socket, head, (opened) => {
        answering.add(opened)
        opened.on('pong', () => answering.add(opened))
        opened.on('error', () => opened.terminate())
        const forwarded = message.headers['x-forwarded-for']
        room.serve(opened, {
          setKnown: count.enter(opened, address),
          headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
          peer: peer ?? '',
        })
      })
    },
    async close() {
      clearInterval(pulse)
      const closing = [...server.clients].map(
        (socket) =>
          new Promise<void>((resolve) => {
            socket.once('close', () => resolve())
            socket.close(1001, 'The lake stops')
          }),
      )
      const insist = setTimeout(() => {
        for (const socket of server.clients) socket.terminate()
      }, 1_000)
      await Promise.all(closing)
      clearTimeout(insist)
      server.close()
    },
  }
}

function pathOf(target: string | undefined, basePath: string): string {
  const pathname = URL.parse(target ?? '/', 'http://lake')?.pathname ?? '/'
  const isUnderBase = basePath !== '' && pathname.startsWith(`${basePath}/`)
  return isUnderBase ? pathname.slice(basePath.length) : pathname
}

const reasons: Record<number, string> = {
  403: 'Forbidden',
  404: 'Not Found',
}

function refuse(socket: Duplex, status: number, message: string): void {
  const body = JSON.stringify({ statusCode: status, error: reasons[status], message })
  socket.end(
    `HTTP/1.1 ${status} ${reasons[status]}\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}
