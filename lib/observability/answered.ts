import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { sharedFolder } from '#lib/preview/share-token.ts'
import { callerOf } from '#lib/reading/callers.ts'
import type { Way } from '#lib/reading/where-to.ts'

/** What is kept in mind of one request once it is answered: enough to run a site by, and nothing of what somebody typed or who they are. */
export type Answered = {
  method: string
  /** As {@link readablePath} writes it. */
  path: string
  kind: Way['to'] | 'kept page' | 'socket'
  status: number
  /** From the whole head of the request to the last byte of the answer. */
  seconds: number
  /** Head and body, as they went over the wire. */
  bytes: number
  /** As {@link shortenAddress} writes it. */
  caller: string
}

/** Waits for the end of an answer. @param tell called once, also when the reader hangs up. */
export function whenAnswered(
  request: IncomingMessage,
  response: ServerResponse,
  kind: Answered['kind'],
  tell: (answered: Answered) => void,
): void {
  const since = performance.now()
  const { socket } = request
  const before = socket.bytesWritten
  // While it is still known: a socket that is gone has no address.
  const caller = shortenAddress(callerOf(request))
  response.once('close', () =>
    tell({
      method: request.method ?? '',
      path: readablePath(request.url ?? ''),
      kind,
      // Who hangs up before an answer has begun got none; nginx counts that as 499 too.
      status: response.headersSent ? response.statusCode : 499,
      seconds: (performance.now() - since) / 1000,
      bytes: socket.bytesWritten - before,
      caller,
    }),
  )
}

/** The same of a request for another protocol; its socket may stay for hours and is told of when it ends. */
export function whenUpgraded(
  request: IncomingMessage,
  socket: Duplex,
  tell: (answered: Answered) => void,
): void {
  const since = performance.now()
  const caller = shortenAddress(callerOf(request))
  socket.once('close', () =>
    tell({
      method: request.method ?? '',
      path: readablePath(request.url ?? ''),
      kind: 'socket',
      status: 101,
      seconds: (performance.now() - since) / 1000,
      bytes: request.socket.bytesWritten,
      caller,
    }),
  )
}

const longestPath = 200

/** A request's path without its query, which holds what was searched for, and without the secret of a shared link. */
export function readablePath(url: string): string {
  const path = url.replace(/^[a-z]+:\/\/[^/]*/i, '').split(/[?#]/, 1)[0] ?? ''
  if (isShared(path)) return `${sharedFolder}/…`
  return path.length > longestPath ? `${path.slice(0, longestPath)}…` : path
}

/** Also in a spelling by which nothing is found: whoever mistypes a link still writes its secret. */
function isShared(path: string): boolean {
  const plain = path.replace(/%([2-7][\da-f])/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
  return plain.replace(/\/+/g, '/').toLowerCase().startsWith(`${sharedFolder}/`)
}

/** An address without the part that leads to one household: 24 bits of IPv4, 48 of IPv6. `undefined`: this machine. */
export function shortenAddress(address: string | undefined): string {
  if (address === undefined) return 'this machine'
  if (!address.includes(':')) return address.replace(/\.\d+$/, '.0')
  return `${address.split(':').slice(0, 3).join(':')}::`
}
