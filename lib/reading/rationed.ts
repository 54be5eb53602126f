import type { IncomingMessage } from 'node:http'
import { type Allowance, callerOf } from './callers.ts'
import { finishPage, readPlainPage } from './finish.ts'
import { BusyError, makeLimiter } from './limiter.ts'
import type { Outcome, PagesOptions } from './pages.ts'
import { LakeFailedError } from './record.ts'

/** What somebody gets for whom a page is rendered anew; `tooMany`: kind words, and the seconds after which to try again. */
export type RationedOutcome = Outcome | { kind: 'tooMany'; status: 429 | 503; seconds: number }

export type RationedOptions = Pick<PagesOptions, 'render' | 'sheets' | 'onProblem'> & {
  /** How often one household may ask. */
  allowance: Allowance
  /** How many may wait while two are rendered. */
  waiting: number
  /** Told in place of an error, which would name the address, and with it what nobody else may know. */
  trouble: string
}

/**
 * Renders pages for whoever asks and keeps them nowhere: not in memory, not on disk, in no log. A few are rendered at the
 * same time and some wait, so that many of them never keep the lake from rendering the pages of all others.
 */
export function makeRationed(
  options: RationedOptions,
): (request: IncomingMessage, path: string) => Promise<RationedOutcome> {
  const { allowance, trouble, waiting, onProblem } = options
  const limit = makeLimiter(2, waiting)

  const answer = async (path: string): Promise<RationedOutcome> => {
    const { result, record } = await options.render(path)
    if (result.status === 404) return { kind: 'missing' }
    if (result.status !== 200) {
      return { kind: 'failed', reason: record.isLakeFailing ? 'lake' : 'page' }
    }
    const plain = readPlainPage(result, record.isGone ? 410 : 200)
    return { kind: 'page', page: await finishPage(plain, options.sheets), isKept: false }
  }

  return async (request, path) => {
    const caller = callerOf(request)
    const seconds = caller === undefined ? 0 : allowance.take(caller)
    if (seconds > 0) return { kind: 'tooMany', status: 429, seconds }
    try {
      return await limit(() => answer(path))
    } catch (error) {
      if (error instanceof BusyError) return { kind: 'tooMany', status: 503, seconds: 5 }
      onProblem?.(new Error(trouble))
      return { kind: 'failed', reason: error instanceof LakeFailedError ? 'lake' : 'page' }
    }
  }
}
