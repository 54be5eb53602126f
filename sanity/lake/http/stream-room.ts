import { Readable } from 'node:stream'
import type { WebSocket } from 'ws'
import { parseJson } from '../parse-json.ts'
import type { Identity, JsonValue } from '../types.ts'
import { answerForError, traceOf } from './answer.ts'
import { type Call, type Dispatch, readToken } from './dispatch.ts'
import type { SocketRoom } from './sockets.ts'

const mostStreams = 64
/** Refusals on their way. A page that asks on and takes no answer would fill the memory with them. */
const mostRefusals = 500
const streamPath = /\/v[^/]+\/data\/(listen|live\/events)\/[^/]+$/
/** Only what an event stream needs: identity, where to go on, and the trace. */
const passedHeaders = ['authorization', 'last-event-id', 'traceparent', 'x-sanity-project-id']

/**
 * Many event streams over one socket, since browsers allow six connections to a host and the Studio wants more streams.
 *
 * From the page: `{open: id, path, headers}` and `{close: id}`. To the page: `{id, status, headers}`, then
 * `{id, chunk}` as text, then `{id, end: true}`; and `{}` now and then, to show that the line is alive.
 * Each stream runs through the same routes, with its own token, as if it had come over HTTP.
 */
export function createStreamRoom(
  dispatch: Dispatch,
  findIdentity: (token: string) => Identity | undefined,
  pulse = 15_000,
): SocketRoom {
  const isKnown = ({ headers }: OpenMessage) => {
    const token = readToken(headers)
    return token !== undefined && findIdentity(token) !== undefined
  }
  return {
    accepts: (pathname) => pathname === '/v1/streams',
    serve(socket, usher) {
      const open = new Map<string, AbortController>()
      const withToken = new Set<string>()
      let refusals = 0
      const beat = setInterval(() => socket.send('{}'), pulse)
      beat.unref()
      socket.on('message', (data) => {
        const message = readMessage(data.toString())
        if (!message) {
          socket.close(1008, 'Messages are {open, path, headers} or {close}')
        } else if (message.type === 'close') {
          open.get(message.id)?.abort()
        } else if (open.has(message.id)) {
          // An answer by this id would be taken for one to the stream that has it.
          socket.close(1008, 'A stream with this id is open already')
        } else if (open.size >= mostStreams) {
          if (++refusals > mostRefusals) return socket.terminate()
          void refuse(socket, message.id).finally(() => refusals--)
        } else {
          const controller = new AbortController()
          open.set(message.id, controller)
          if (isKnown(message)) withToken.add(message.id)
          if (withToken.size > 0) usher.setKnown(true)
          const call = {
            method: 'GET',
            target: message.path,
            headers: { ...usher.headers, ...message.headers },
            readBody: async () => Buffer.alloc(0),
            signal: controller.signal,
            ...(usher.peer !== undefined && { peer: usher.peer }),
          }
          void runStream(socket, message.id, call, dispatch).finally(() => {
            open.delete(message.id)
            withToken.delete(message.id)
            if (withToken.size === 0) usher.setKnown(false)
          })
        }
      })
      socket.on('close', () => {
        clearInterval(beat)
        for (const controller of open.values()) controller.abort()
      })
    },
  }
}

type OpenMessage = { type: 'open'; id: string; path: string; headers: Record<string, string> }

async function refuse(socket: WebSocket, id: string): Promise<void> {
  try {
    await send(socket, { id, status: 429, headers: {} })
    await send(socket, { id, end: true })
  } catch {
    // The page left before it could be told.
  }
}

async function runStream(
  socket: WebSocket,
  id: string,
  call: Call,
  dispatch: Dispatch,
): Promise<void> {
  const trace = traceOf(call.headers)
  const answer = await dispatch(call).catch((error: unknown) => answerForError(error, trace))
  const { body } = answer
  try {
    await send(socket, {
      id,
      status: answer.status,
      headers: { 'content-type': 'application/json; charset=utf-8', ...answer.headers },
    })
    if (body instanceof Readable) await forward(socket, id, body, call.signal)
    else if (body !== undefined) {
      const chunk = Buffer.isBuffer(body) ? body.toString() : JSON.stringify(body)
      await send(socket, { id, chunk })
    }
  } catch (error) {
    // A page that leaves in the middle is no fault of anyone's.
    const isFault = body instanceof Readable && body.errored === error
    if (isFault) console.error(`A stream ended early (trace ${trace}).`, error)
  } finally {
    if (body instanceof Readable) body.destroy()
    await send(socket, { id, end: true }).catch(() => {})
  }
}

/** Waits for each chunk to leave before it takes the next: a slow page slows its own streams, not the lake's memory. */
async function forward(
  socket: WebSocket,
  id: string,
  body: Readable,
  signal: AbortSignal,
): Promise<void> {
  const stop = () => body.destroy()
  signal.addEventListener('abort', stop, { once: true })
  const decoder = new TextDecoder()
  try {
    for await (const part of body as AsyncIterable<Buffer | string>) {
      const chunk = typeof part === 'string' ? part : decoder.decode(part, { stream: true })
      if (chunk !== '') await send(socket, { id, chunk })
    }
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

function send(socket: WebSocket, message: object): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.send(JSON.stringify(message), (error) => (error ? reject(error) : resolve()))
  })
}

function readMessage(text: string): OpenMessage | { type: 'close'; id: string } | undefined {
  let message: JsonValue
  try {
    message = parseJson(text)
  } catch {
    return undefined
  }
  if (typeof message !== 'object' || message === null || Array.isArray(message)) return undefined
  const { open, close, path, headers } = message
  if (typeof close === 'string') return { type: 'close', id: close }
  if (typeof open !== 'string' || open.length > 64) return undefined
  if (typeof path !== 'string' || !isStream(path)) return undefined
  return { type: 'open', id: open, path, headers: pickHeaders(headers) }
}

/** Judged as the dispatcher will read it: `..` may lead from a stream's address to any other. */
function isStream(path: string): boolean {
  const url = path.startsWith('/') ? URL.parse(`http://lake${path}`) : null
  return url !== null && streamPath.test(url.pathname)
}

function pickHeaders(given: JsonValue | undefined): Record<string, string> {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return {}
  return Object.fromEntries(
    passedHeaders.flatMap((name) => {
      const value = given[name]
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )
}
