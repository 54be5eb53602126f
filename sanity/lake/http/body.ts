import type { IncomingMessage } from 'node:http'
import { parseJson } from '../parse-json.ts'
import { type JsonValue, LakeError, type LakeRequest } from '../types.ts'

/**
 * Makes the reader of one request's body. Asking twice gives the same bytes.
 * The reader throws a {@link LakeError}: 413 past its limit in bytes, 400 when the caller hangs up half-way.
 */
export function createBodyReader(message: IncomingMessage): LakeRequest['readBody'] {
  let reading: Promise<Buffer> | undefined
  return (limit) => {
    reading ??= readAll(message, limit)
    return reading
  }
}

function readAll(message: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (Number(message.headers['content-length'] ?? 0) > limit) {
      reject(tooLarge(message, limit))
      return
    }
    const chunks: Buffer[] = []
    let size = 0
    const take = (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) {
        chunks.push(chunk)
        return
      }
      message.off('data', take)
      reject(tooLarge(message, limit))
    }
    message.on('data', take)
    const breakOff = () => reject(brokenOff())
    message.once('close', breakOff)
    message.once('end', () => {
      message.off('close', breakOff)
      resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size))
    })
    if (message.destroyed) breakOff()
  })
}

function brokenOff(): LakeError {
  return new LakeError(400, {
    statusCode: 400,
    error: 'Bad Request',
    message: 'The request ended before its body was complete.',
  })
}

/** The rest is read and dropped: a caller that is still sending would otherwise never see the answer. */
function tooLarge(message: IncomingMessage, limit: number): LakeError {
  message.resume()
  return new LakeError(413, {
    statusCode: 413,
    error: 'Payload Too Large',
    message: `The body may have ${limit} bytes at most.`,
  })
}

/**
 * Reads a JSON body.
 * @param limit bytes.
 * @throws {LakeError} 400 when it is not UTF-8 or not JSON; 413 past the limit.
 */
export async function readJson(request: LakeRequest, limit: number): Promise<JsonValue> {
  const body = await request.readBody(limit)
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    throw new LakeError(400, {
      statusCode: 400,
      error: 'Bad Request',
      message: 'The body is not valid JSON in UTF-8, or is nested too deep.',
    })
  }
}
