import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** Headers by which parts of Next speak to each other; from outside they could only mislead it. */
const internal =
  /^(x-middleware-.*|x-nextjs-.*|x-invoke-.*|x-matched-path|x-now-route-matches|x-prerender-revalidate.*|x-next-.*|next-resume.*|next-action.*|content-security-policy.*)$/

/** Takes Next's internal headers off a request that is passed through to it. */
export function dropInternalHeaders(request: IncomingMessage): void {
  for (const name of Object.keys(request.headers)) {
    if (internal.test(name)) delete request.headers[name]
  }
}

/** Leaves what an answer says about being kept as it was set, whatever Next says of it later. */
export function keepAsSet(response: ServerResponse): void {
  const set = response.setHeader.bind(response)
  const isOurs = (name: string) => /^(cache-control|etag|cdn-cache-control)$/i.test(name)
  response.setHeader = (name, value) => (isOurs(name) ? response : set(name, value))
  const append = response.appendHeader.bind(response)
  response.appendHeader = (name, value) => (isOurs(name) ? response : append(name, value))
}

/**
 * Gives the answer to this request a policy with a mark that only its own scripts carry: Next reads the mark from the
 * request's header and writes it on them.
 */
export function markScripts(
  request: IncomingMessage,
  response: ServerResponse,
  policy: (nonce: string) => string,
): void {
  const value = policy(randomBytes(16).toString('base64'))
  request.headers['content-security-policy'] = value
  response.setHeader('Content-Security-Policy', value)
}
