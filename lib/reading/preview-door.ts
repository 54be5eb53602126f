import type { IncomingMessage, ServerResponse } from 'node:http'
import { previewPaths } from '#lib/preview/entry.ts'
import { sendText } from './answer.ts'
import { callerOf, makeAllowance } from './callers.ts'
import { BusyError, makeLimiter } from './limiter.ts'

/** Where the lake is asked about a secret that anyone can make up. */
const guarded: readonly string[] = [previewPaths.enter, previewPaths.share]

/** Bytes: the longest that the bar or the Studio sends is a few hundred. */
const longestBody = 4_096

/** Why what is sent along can't be taken, before anybody reads it: whoever holds it all in memory must not be given much. */
function refuseBody({ headers }: IncomingMessage): 411 | 413 | undefined {
  if (headers['transfer-encoding'] !== undefined) return 411
  return Number(headers['content-length'] ?? 0) > longestBody ? 413 : undefined
}

/**
 * Stands before the ways into a preview. Nobody guesses a secret; but whoever tries goes no faster than people open previews, and
 * few at a time, so that tries never keep the lake from everyone else. Nor does anybody send more than fits here.
 * @returns what lets a request through to `answer`, or tells it when to come back.
 */
export function makePreviewDoor(): (
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  answer: () => Promise<void> | void,
) => Promise<void> | void {
  const allowance = makeAllowance({ atOnce: 20, seconds: 3, addresses: 10_000 })
  const limit = makeLimiter(2, 12)

  const refuse = (
    request: IncomingMessage,
    response: ServerResponse,
    status: 429 | 503,
    seconds: number,
  ) => {
    const wait = seconds === 1 ? 'a second' : `${seconds} seconds`
    const text = `Too many previews were asked for at once. Wait ${wait}, then try again from the Studio.`
    // What was not read of the request must not be taken for the next one.
    if (!request.complete) response.setHeader('Connection', 'close')
    sendText(request, response, status, text, { 'Retry-After': String(seconds) })
  }

  return async (request, response, path, answer) => {
    const fault = refuseBody(request)
    if (fault) {
      response.setHeader('Connection', 'close')
      return sendText(request, response, fault, 'This is not what the Studio sends here.')
    }
    if (!guarded.includes(path)) return answer()
    const caller = callerOf(request)
    const seconds = caller === undefined ? 0 : allowance.take(caller)
    if (seconds > 0) return refuse(request, response, 429, seconds)
    try {
      await limit(async () => answer())
    } catch (error) {
      if (!(error instanceof BusyError)) throw error
      refuse(request, response, 503, 5)
    }
  }
}
