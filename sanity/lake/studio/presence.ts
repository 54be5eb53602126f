import { randomUUID } from 'node:crypto'
import type { WebSocket } from 'ws'
import type { SocketRoom } from '../http/sockets.ts'
import { parseJson } from '../parse-json.ts'
import type { Identity, JsonValue } from '../types.ts'

export type PresenceOptions = {
  dataset: string
  findIdentity(token: string): Identity | undefined
  /** Calls `end` when the token ends. @returns a function that stops the watching. */
  holdToken(token: string, end: () => void): () => void
  /** Milliseconds within which a socket must say who it is. */
  patience?: number
}

type Params = Record<string, JsonValue | undefined>
type Visitor = {
  socket: WebSocket
  identity: Identity | undefined
  setKnown(isKnown: boolean): void
  /** Stops watching the visitor's token. */
  release(): void
  subscriptions: Set<string>
  sessions: Set<string>
  /** Messages of the current second. */
  count: number
}

const mostSubscriptions = 10
const mostSessions = 10
const mostMessages = 100
const address = /^\/v[^/]+\/socket\/([^/]+)$/

/**
 * Who is where: the Studio's socket, JSON-RPC 2.0. Its first message must be `authorization` with a token that the lake
 * issued. What one visitor announces is told to all others; nothing is kept once the socket closes.
 */
export function createPresenceRoom(options: PresenceOptions): SocketRoom {
  const visitors = new Set<Visitor>()

  const tellOthers = (from: Visitor, result: object) => {
    for (const visitor of visitors) {
      if (visitor === from) continue
      for (const subscription of visitor.subscriptions) {
        send(visitor.socket, {
          jsonrpc: '2.0',
          method: 'presence_subscription',
          params: { subscription, result },
        })
      }
    }
  }
  const leave = (visitor: Visitor, session: string) => {
    if (!visitor.sessions.delete(session)) return
    tellOthers(visitor, { type: 'disconnect', i: visitor.identity?.id, m: { session } })
  }

  /** @returns the result of a call; `undefined` for a method or parameters that make no sense. */
  const call = (visitor: Visitor, method: string, params: Params): JsonValue | undefined => {
    const i = visitor.identity?.id ?? ''
    switch (method) {
      case 'presence_subscribe': {
        if (visitor.subscriptions.size >= mostSubscriptions) return undefined
        const subscription = randomUUID()
        visitor.subscriptions.add(subscription)
        return subscription
      }
      case 'presence_unsubscribe':
        return visitor.subscriptions.delete(String(params.subscriptionId))
      case 'presence_rollcall': {
        tellOthers(visitor, { type: 'rollCall', i, session: params.session })
        return true
      }
      case 'presence_announce': {
        const data = params.data
        if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined
        const { sessionId, locations } = data
        if (typeof sessionId !== 'string' || !Array.isArray(locations)) return undefined
        if (!visitor.sessions.has(sessionId) && visitor.sessions.size >= mostSessions) {
          return undefined
        }
        visitor.sessions.add(sessionId)
        tellOthers(visitor, { type: 'state', i, m: { sessionId, locations } })
        return true
      }
      case 'presence_disconnect':
        leave(visitor, String(params.session))
        return true
      default:
        return undefined
    }
  }

  const receive = (visitor: Visitor, text: string) => {
    const { socket } = visitor
    const message = readCall(text)
    visitor.count += 1
    if (!message || visitor.count > mostMessages) return socket.close(1008, 'Bad or too many calls')
    const { id, method, params } = message
    if (method === 'authorization') {
      const token = /^Bearer +(\S+)$/i.exec(String(params.authorization))?.[1] ?? ''
      visitor.identity = options.findIdentity(token)
      visitor.setKnown(visitor.identity !== undefined)
      visitor.release()
      visitor.release = options.holdToken(token, () => {
        visitor.identity = undefined
        socket.close(4001, 'Session not found')
      })
    }
    if (!visitor.identity) {
      sendError(socket, id, 4001, 'Session not found')
      return socket.close(4001, 'Session not found')
    }
    const result = method === 'authorization' ? visitor.identity.id : call(visitor, method, params)
    if (result === undefined) sendError(socket, id, -32602, `${method} cannot be answered`)
    else send(socket, { jsonrpc: '2.0', id, result })
  }

  return {
    accepts: (pathname) => address.exec(pathname)?.[1] === options.dataset,
    serve(socket, usher) {
      const visitor: Visitor = {
        socket,
        setKnown: usher.setKnown,
        identity: undefined,
        release: () => {},
        subscriptions: new Set(),
        sessions: new Set(),
        count: 0,
      }
      visitors.add(visitor)
      const stranger = setTimeout(() => {
        if (!visitor.identity) socket.close(4001, 'Say who you are first')
      }, options.patience ?? 10_000)
      const everySecond = setInterval(() => {
        visitor.count = 0
      }, 1_000)
      const beat = setInterval(() => socket.send('♥'), 15_000)
      for (const timer of [stranger, everySecond, beat]) timer.unref()
      socket.on('message', (data) => receive(visitor, data.toString()))
      socket.on('close', () => {
        clearTimeout(stranger)
        clearInterval(everySecond)
        clearInterval(beat)
        visitor.release()
        visitors.delete(visitor)
        for (const session of [...visitor.sessions]) leave(visitor, session)
      })
    },
  }
}

function send(socket: WebSocket, message: object): void {
  // A reader that takes nothing must not fill the lake's memory.
  if (socket.bufferedAmount > 1024 * 1024) socket.terminate()
  else if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message))
}

function sendError(socket: WebSocket, id: JsonValue, code: number, message: string): void {
  send(socket, { jsonrpc: '2.0', id, error: { code, message } })
}

function readCall(text: string): { id: JsonValue; method: string; params: Params } | undefined {
  try {
    const message = parseJson(text)
    if (typeof message !== 'object' || message === null || Array.isArray(message)) return undefined
    const { id, method, params } = message
    if (typeof method !== 'string') return undefined
    const isObject = typeof params === 'object' && params !== null && !Array.isArray(params)
    return { id: id ?? null, method, params: isObject ? params : {} }
  } catch {
    return undefined
  }
}
