import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { type LakeAnswer, LakeError } from '../types.ts'
import { answerForError, sendAnswer, traceOf } from './answer.ts'
import { createBodyReader } from './body.ts'
import type { Dispatch } from './dispatch.ts'
import type { OriginRules } from './origins.ts'

export type ServerOptions = {
  dispatch: Dispatch
  origins: OriginRules
  onUpgrade(message: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Milliseconds within which a request must arrive: its head, and all of it. */
  patience?: { head: number; whole: number }
}

const usualPatience = { head: 10_000, whole: 300_000 }

export type RunningServer = {
  server: Server
  /** Stops listening, ends streams, lets answers finish for up to `patience` milliseconds. */
  close(patience: number): Promise<void>
}

/** Makes the HTTP server of the lake; the caller lets it listen. */
export function createLakeServer(options: ServerOptions): RunningServer {
  const calls: Calls = { open: new Set(), areOver: false }
  const { head, whole } = options.patience ?? usualPatience
  const server = createServer(
    {
      // The stock client makes addresses of up to 14,800 characters.
      maxHeaderSize: 32 * 1024,
      headersTimeout: head,
      requestTimeout: whole,
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: Math.min(2_000, head),
      noDelay: true,
      // Whoever would like another protocol (`curl --http2`) is answered in this one.
      shouldUpgradeCallback: ({ headers }) => /^websocket$/i.test(headers.upgrade ?? ''),
    },
    (message, response) => {
      void answer(message, response, options, calls)
    },
  )
  server.maxConnections = 2_000
  server.on('upgrade', options.onUpgrade)
  server.on('clientError', refuseMalformed)
  return { server, close: (patience) => closeServer(server, calls, patience) }
}

/** What ends the calls that are open. A signal that follows two others would cost each call more than its own work. */
type Calls = { open: Set<AbortController>; areOver: boolean }

/** One for all, since every call ends like this, and an error is not cheap to make. */
const over = new DOMException('The call is over', 'AbortError')

async function answer(
  message: IncomingMessage,
  response: ServerResponse,
  { dispatch, origins }: ServerOptions,
  calls: Calls,
): Promise<void> {
  const gone = new AbortController()
  if (calls.areOver) gone.abort()
  calls.open.add(gone)
  response.once('close', () => {
    calls.open.delete(gone)
    gone.abort(over)
  })
  // Without a listener, a caller that hangs up during its upload would end the process.
  message.on('error', () => gone.abort())
  const trace = traceOf(message.headers)
  const extra = { traceparent: trace, ...origins.headersFor(message.headers) }
  const reply = await (message.method === 'OPTIONS'
    ? Promise.resolve(answerPreflight(message, origins))
    : dispatch({
        method: message.method ?? 'GET',
        target: message.url ?? '/',
        headers: message.headers,
        readBody: createBodyReader(message),
        signal: gone.signal,
        peer: message.socket.remoteAddress ?? '',
        httpVersion: message.httpVersion,
      })
  ).catch((error: unknown) => answerForError(error, trace))
  await sendAnswer(response, reply, extra).catch((error: unknown) => {
    console.error(`The lake could not send an answer (trace ${trace}).`, error)
    response.destroy()
  })
}

function answerPreflight(message: IncomingMessage, origins: OriginRules): LakeAnswer {
  const headers = origins.preflight(message.headers)
  if (headers) return { status: 204, headers }
  const error = new LakeError(403, {
    statusCode: 403,
    error: 'Forbidden',
    message:
      'Pages of this origin may not call the lake. Only the site itself may: set SITE_URL to its origin.',
  })
  return { status: 403, body: error.body }
}

function refuseMalformed(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const [status, message] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? ['431 Request Header Fields Too Large', 'The address and headers are too long.']
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? ['408 Request Timeout', 'The request took too long to arrive.']
        : ['400 Bad Request', 'This is not a request that HTTP knows.']
  const [code] = status.split(' ')
  const body = JSON.stringify({
    statusCode: Number(code),
    error: status.slice(4),
    message,
  })
  socket.end(
    `HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}

async function closeServer(server: Server, calls: Calls, patience: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  calls.areOver = true
  for (const controller of calls.open) controller.abort()
  // A connection turns idle when its last answer is out; nobody tells.
  const sweep = setInterval(() => server.closeIdleConnections(), 20)
  const insist = setTimeout(() => server.closeAllConnections(), patience)
  await closed
  clearInterval(sweep)
  clearTimeout(insist)
}
