import { once } from 'node:events'
import {
  IncomingMessage,
  type OutgoingHttpHeader,
  type OutgoingHttpHeaders,
  ServerResponse,
} from 'node:http'
import { Socket } from 'node:net'

/** What Next answered, held back whole. */
export type RenderedAnswer = { status: number; headers: OutgoingHttpHeaders; body: Buffer }

/** A Next request handler, or anything like one. */
export type RequestHandler = (
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<void> | void

/** Pages of a practice are a hundred kilobytes; anything near this is a fault. */
const longestBody = 16 * 1024 * 1024

/**
 * A response that keeps what is written to it. Next sends headers early and streams; a page is only sent on once it is
 * known to be complete, so both are held back here.
 */
class HeldResponse extends ServerResponse {
  readonly held: Buffer[] = []
  /** Why the answer broke off, when that is known. */
  failure: Error | undefined
  #bytes = 0
  #started = false

  constructor(request: IncomingMessage) {
    super(request)
    Object.defineProperty(this, 'headersSent', { get: () => this.#started })
    // Node gives a response its socket before the handler runs; some libraries look at it.
    Object.defineProperty(this, 'socket', { value: request.socket })
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    this.statusCode = status
    const headers = rest.find((part) => typeof part === 'object' && part !== null)
    for (const [name, value] of headerPairs(headers)) this.setHeader(name, value)
    this.#started = true
    return this
  }

  override flushHeaders(): void {
    this.#started = true
  }

  override write(chunk: unknown, ...rest: unknown[]): boolean {
    this.#started = true
    this.#hold(chunk, rest[0])
    callLast(rest)
    return true
  }

  override end(...parts: unknown[]): this {
    if (this.finished) return this
    this.#started = true
    if (typeof parts[0] !== 'function') this.#hold(parts[0], parts[1])
    this.finished = true
    process.nextTick(() => {
      callLast(parts)
      this.emit('finish')
      this.emit('close')
    })
    return this
  }

  override destroy(error?: Error): this {
    if (this.destroyed) return this
    this.destroyed = true
    this.failure = error
    // This is how Next learns that nobody waits for the rest.
    process.nextTick(() => this.emit('close'))
    return this
  }

  #hold(chunk: unknown, encoding: unknown): void {
    if (chunk === undefined || chunk === null) return
    const bytes =
      typeof chunk === 'string'
        ? Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8')
        : Buffer.from(chunk as Uint8Array)
    this.#bytes += bytes.length
    if (this.#bytes > longestBody) {
      this.destroy(new Error('The page is larger than 16 MB.'))
      return
    }
    this.held.push(bytes)
  }
}

function* headerPairs(headers: unknown): Generator<[string, string | number | readonly string[]]> {
  if (Array.isArray(headers)) {
    for (let index = 0; index + 1 < headers.length; index += 2) {
      yield [String(headers[index]), headers[index + 1] as OutgoingHttpHeader]
    }
    return
  }
  for (const [name, value] of Object.entries((headers ?? {}) as OutgoingHttpHeaders)) {
    if (value !== undefined) yield [name, value]
  }
}

function callLast(parts: unknown[]): void {
  const last = parts.at(-1)
  if (typeof last === 'function') last()
}

/**
 * Asks a request handler for one address and returns its whole answer. The request carries nothing of any visitor: an
 * answer that is kept for everybody must depend on the address alone.
 * @param host as in the public origin, for what Next derives from it.
 * @throws when the handler fails, ends the connection half way, or takes longer than `timeLimit` milliseconds.
 */
export async function renderIntoBuffer(
  handler: RequestHandler,
  asked: { path: string; host: string; timeLimit: number },
): Promise<RenderedAnswer> {
  const socket = new Socket()
  const request = new IncomingMessage(socket)
  request.method = 'GET'
  request.url = asked.path
  request.httpVersion = '1.1'
  request.httpVersionMajor = 1
  request.httpVersionMinor = 1
  request.headers = {
    host: asked.host,
    accept: 'text/html,application/xhtml+xml,*/*',
    'user-agent': 'nightlight',
  }
  request.push(null)
  const response = new HeldResponse(request)

  const closed = once(response, 'close')
  const timer = setTimeout(
    () => response.destroy(new Error(`took longer than ${asked.timeLimit} ms`)),
    asked.timeLimit,
  )
  try {
    const handled = Promise.resolve(handler(request, response))
    // The handler may settle before or after the end of the answer; only its failure matters here.
    await Promise.race([closed, handled.then(() => closed)])
  } finally {
    clearTimeout(timer)
    if (!response.finished) response.destroy()
    socket.destroy()
  }
  if (!response.finished) {
    const reason = response.failure?.message ?? 'broke off half way'
    throw new Error(`The page ${asked.path} could not be rendered: ${reason}.`)
  }
  return {
    status: response.statusCode,
    headers: { ...response.getHeaders() },
    body: Buffer.concat(response.held),
  }
}
