import type { Socket } from 'node:net'
import { type Answered, readablePath, shortenAddress } from '#lib/observability/answered.ts'
import { writeWholeAnswer } from './answer.ts'
import { callerBehind } from './callers.ts'
import type { ExpressAnswer, ExpressLaneOptions } from './express-lane.ts'
import type { FinishedPage } from './finish.ts'
import type { Pages } from './pages.ts'
import type { PlainRequest } from './plain-request.ts'
import { isBelow, isOwnHost } from './requests.ts'

export type AnswerAtOnceOptions = {
  pages: Pages
  /** The site's own host; under another one nothing is answered here. */
  host: string
  /** Whether more belongs to an answer, at present or ever, than what is kept. */
  needsLook: (path: string) => boolean
  /** Headers that the server says with every answer. */
  transport: readonly (readonly [string, string])[]
  tell?: ((answered: Answered) => void) | undefined
}

/**
 * Answers what most requests are: for a page that is kept, under its one spelling, from somebody without a cookie. No more is
 * looked at. A page that has to be rendered anew is waited for: whoever leaves the lane never comes back to it.
 */
export function makeAnswerAtOnce(options: AnswerAtOnceOptions): ExpressLaneOptions['answer'] {
  const { pages, host, needsLook, transport, tell } = options

  const write = (
    page: FinishedPage,
    request: PlainRequest,
    socket: Socket,
    now: number,
    waited?: number,
  ): ExpressAnswer => {
    if (page.status !== 200) return undefined
    const bytes = writeWholeAnswer(page, request.acceptEncoding, transport, now)
    tell?.({
      method: 'GET',
      path: readablePath(request.target),
      kind: waited === undefined ? 'kept page' : 'page',
      status: 200,
      seconds: (waited ?? 0) / 1000,
      bytes: bytes.length,
      caller: shortenAddress(callerBehind(socket.remoteAddress, request.forwardedFor)),
    })
    return bytes
  }

  const waitAndWrite = async (request: PlainRequest, socket: Socket): Promise<ExpressAnswer> => {
    const since = performance.now()
    const found = await pages.get(request.target)
    if (found.kind !== 'page' || needsLook(request.target)) return undefined
    const now = performance.now()
    return write(found.page, request, socket, now, now - since)
  }

  return (request, socket) => {
    const { target } = request
    if (!isOwnHost(request.host, host) || isBelow(target, '/wrong-turn')) return undefined
    if (needsLook(target)) return undefined
    const now = performance.now()
    const ready = pages.peek(target, now)
    if (ready) return write(ready, request, socket, now)
    return pages.has(target) ? waitAndWrite(request, socket) : undefined
  }
}
