import { randomBytes } from 'node:crypto'
import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { diskFull, isDiskFull } from '../store/disk-full.ts'
import { type LakeAnswer, LakeError } from '../types.ts'

/** How it looks when the other end, or the lake itself, has closed a stream that goes on. */
const leaving = new Set<string | undefined>([
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_STREAM_DESTROYED',
  'ECONNRESET',
  'EPIPE',
])

/** Sends an answer and returns when its last byte is out or the caller is gone. */
export async function sendAnswer(
  response: ServerResponse,
  answer: LakeAnswer,
  extra: Record<string, string>,
): Promise<void> {
  const { body } = answer
  const headers: Record<string, string> = {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    ...(isJson(body) && { 'content-type': 'application/json; charset=utf-8' }),
    ...extra,
    ...answer.headers,
    vary: [extra.vary, answer.headers?.vary].filter(Boolean).join(', '),
  }
  if (headers.vary === '') delete headers.vary
  const isHead = response.req.method === 'HEAD'
  if (body instanceof Readable) {
    response.writeHead(answer.status, headers)
    if (isHead) {
      body.destroy()
      response.end()
      return
    }
    response.flushHeaders()
    await pipeline(body, response).catch((error: NodeJS.ErrnoException) => {
      response.destroy()
      // A caller that leaves half-way is no fault of anyone's.
      if (!leaving.has(error.code)) throw error
    })
    return
  }
  const bytes = toBytes(body)
  if (answer.status !== 204 && answer.status !== 304 && headers['content-length'] === undefined) {
    headers['content-length'] = String(bytes.length)
  }
  response.writeHead(answer.status, headers)
  response.end(isHead ? undefined : bytes)
}

function isJson(body: LakeAnswer['body']): boolean {
  return body !== undefined && !Buffer.isBuffer(body) && !(body instanceof Readable)
}

function toBytes(body: LakeAnswer['body']): Buffer {
  if (body === undefined) return Buffer.alloc(0)
  return Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body))
}

/** What an error answers. Anything that is not a {@link LakeError} is a fault of the lake's: logged, and told to no one. */
export function answerForError(error: unknown, trace: string): LakeAnswer {
  const told = isDiskFull(error) ? diskFull() : error
  if (told instanceof LakeError) {
    return { status: told.status, headers: told.headers, body: told.body }
  }
  console.error(`The lake could not answer (trace ${trace}).`, error)
  return {
    status: 500,
    body: { error: { type: 'internalError', description: 'Internal server error' } },
  }
}

/** The trace of one call: the caller's own when it sent one, so that both logs can be read side by side. */
export function traceOf(headers: IncomingHttpHeaders): string {
  const given = headers.traceparent
  if (typeof given === 'string' && /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/.test(given)) {
    return given
  }
  const ids = randomBytes(24).toString('hex')
  return `00-${ids.slice(0, 32)}-${ids.slice(32)}-00`
}
