import type { IncomingHttpHeaders } from 'node:http'

export type OriginRules = {
  isAllowed(origin: string): boolean
  /** The headers that let a page read an answer; none for an origin that is not on the list. */
  headersFor(request: IncomingHttpHeaders): Record<string, string>
  /** Headers of the answer to a preflight; `undefined` when its origin is refused. */
  preflight(request: IncomingHttpHeaders): Record<string, string> | undefined
}

/**
 * Rules for calls from browsers: only pages of the listed origins may read what the lake answers.
 * @param listOrigins is asked each time, since the lake's own port is known only once it listens.
 */
export function createOriginRules(listOrigins: () => string[]): OriginRules {
  const isAllowed = (origin: string) => listOrigins().includes(origin)
  return {
    isAllowed,
    headersFor({ origin }): Record<string, string> {
      if (origin === undefined) return {}
      if (!isAllowed(origin)) return { vary: 'origin' }
      return {
        'access-control-allow-origin': origin,
        'access-control-allow-credentials': 'true',
        'access-control-expose-headers':
          'traceparent, retry-after, etag, accept-ranges, content-range, x-sanity-sha1, x-sanity-md5',
        vary: 'origin',
      }
    },
    preflight(request) {
      if (request.origin === undefined || !isAllowed(request.origin)) return undefined
      const wanted = request['access-control-request-headers']
      return {
        'access-control-allow-origin': request.origin,
        'access-control-allow-credentials': 'true',
        'access-control-allow-methods': 'GET, HEAD, POST, PUT, DELETE',
        ...(typeof wanted === 'string' && { 'access-control-allow-headers': wanted }),
        'access-control-max-age': '600',
        vary: 'origin, access-control-request-headers',
      }
    },
  }
}
