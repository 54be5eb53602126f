import type { IncomingHttpHeaders } from 'node:http'
import { Readable } from 'node:stream'
import {
  type Identity,
  type LakeAnswer,
  LakeError,
  type LakeRequest,
  type Role,
  type Route,
} from '../types.ts'
import { createRouter } from './router.ts'

export type DispatchOptions = {
  routes: Route[]
  projectId: string
  /** Path of the public address, such as `/lake`: accepted in front of every path, since proxies keep or cut it. */
  basePath: string
  /** @returns who a token belongs to; `undefined` when the lake did not issue it or it has ended. */
  findIdentity(token: string): Identity | undefined
  /** Calls `end` when the token ends while something is open in its name. @returns a function that stops the watching. */
  holdToken?(token: string, end: () => void): () => void
}

/** One call, however it came in: over HTTP or inside a stream socket. */
export type Call = Pick<
  LakeRequest,
  'method' | 'headers' | 'readBody' | 'signal' | 'peer' | 'httpVersion'
> & {
  /** Path and query as sent, or an absolute address. */
  target: string
}

export type Dispatch = (call: Call) => Promise<LakeAnswer>

const rank: Record<Role, number> = { viewer: 1, editor: 2, administrator: 3 }

/**
 * The one way into the lake's routes: finds the route, checks project and role, runs the handler.
 * The returned function throws a {@link LakeError} for every refusal.
 */
export function createDispatch(options: DispatchOptions): Dispatch {
  const findRoute = createRouter(options.routes)
  return async (call) => {
    const url = readTarget(call.target, options.basePath)
    const { route, apiVersion, params } = findRoute(call.method, url.pathname)
    requireProject(call.headers, options.projectId)
    const token = readToken(call.headers)
    const identity = token === undefined ? undefined : options.findIdentity(token)
    requireRole(route, identity)
    const answer = async (signal: AbortSignal) =>
      await route.handler({
        method: call.method,
        url,
        apiVersion,
        params,
        headers: call.headers,
        identity,
        readBody: call.readBody,
        signal,
        ...(call.peer !== undefined && { peer: call.peer }),
        ...(call.httpVersion !== undefined && { httpVersion: call.httpVersion }),
      })
    const { holdToken } = options
    if (token === undefined || !identity || !holdToken) return await answer(call.signal)
    return await answerWhileHeld(answer, call.signal, (end) => holdToken(token, end))
  }
}

function readTarget(target: string, basePath: string): URL {
  const url = target.startsWith('/') ? URL.parse(`http://lake${target}`) : URL.parse(target)
  if (!url || !isUtf8(url.search)) {
    throw new LakeError(400, {
      statusCode: 400,
      error: 'Bad Request',
      message: 'The address cannot be read. Encode it as UTF-8 and percent signs as %25.',
    })
  }
  if (basePath !== '' && url.pathname.startsWith(`${basePath}/`)) {
    url.pathname = url.pathname.slice(basePath.length)
  }
  return url
}

function isUtf8(search: string): boolean {
  try {
    decodeURIComponent(search)
    return true
  } catch {
    return false
  }
}

function requireProject(headers: IncomingHttpHeaders, projectId: string): void {
  const named = headers['x-sanity-project-id']
  if (named === undefined || named === projectId) return
  throw new LakeError(404, {
    statusCode: 404,
    error: 'Not Found',
    message: `This lake holds the project "${projectId}" only. Set projectId to it.`,
  })
}

/** The token or session that a call carries. */
export function readToken(headers: IncomingHttpHeaders): string | undefined {
  return /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
}

/** Watches a caller's token until the last byte of the answer is out, and cuts the answer when the token ends. */
async function answerWhileHeld(
  answer: (signal: AbortSignal) => Promise<LakeAnswer>,
  signal: AbortSignal,
  hold: (end: () => void) => () => void,
): Promise<LakeAnswer> {
  const over = new AbortController()
  const abort = () => over.abort(signal.reason)
  let stream: Readable | undefined
  let hasEnded = false
  const stopHolding = hold(() => {
    hasEnded = true
    abort()
    stream?.destroy()
  })
  if (signal.aborted) abort()
  else signal.addEventListener('abort', abort, { once: true })
  const release = () => {
    signal.removeEventListener('abort', abort)
    stopHolding()
  }
  try {
    const given = await answer(over.signal)
    if (given.body instanceof Readable && !given.body.closed) stream = given.body
    return given
  } finally {
    if (stream) {
      stream.once('close', release)
      if (hasEnded) stream.destroy()
    } else release()
  }
}

function requireRole(route: Route, identity: Identity | undefined): void {
  if (route.access === 'anyone') return
  if (!identity) {
    throw new LakeError(401, {
      statusCode: 401,
      error: 'Unauthorized',
      message: 'Session not found',
    })
  }
  if (rank[identity.role] < rank[route.access]) {
    throw new LakeError(403, {
      statusCode: 403,
      error: 'Forbidden',
      message: `This needs the role ${route.access}; the session or token has the role ${identity.role}.`,
    })
  }
}
