import type { IncomingMessage } from 'node:http'

/**
 * Reads the body of a request, as far as it may go.
 * @param limits `bytes` that it may have, and `milliseconds` that it may take.
 * @returns `tooLarge` or `tooSlow` when it goes further, and `tooSlow` when it ends half way; the rest is not read then, so
 * the connection has to end.
 */
export async function readBody(
  request: IncomingMessage,
  limits: { bytes: number; milliseconds: number },
): Promise<Buffer | 'tooLarge' | 'tooSlow'> {
  if (Number(request.headers['content-length'] ?? 0) > limits.bytes) return 'tooLarge'
  const parts: Buffer[] = []
  let bytes = 0
  let isLate = false
  const stop = Promise.withResolvers<'tooSlow'>()
  const timer = setTimeout(() => {
    isLate = true
    stop.resolve('tooSlow')
  }, limits.milliseconds)
  const read = async () => {
    // Left open on the way out: the answer still has to go back over the same connection.
    for await (const part of request.iterator({ destroyOnReturn: false })) {
      if (isLate) return 'tooSlow'
      bytes += part.length
      if (bytes > limits.bytes) return 'tooLarge'
      parts.push(part)
    }
    return Buffer.concat(parts)
  }
  try {
    // Whoever hangs up is nobody's trouble.
    return await Promise.race([read().catch(() => 'tooSlow' as const), stop.promise])
  } finally {
    clearTimeout(timer)
  }
}
