import type { IncomingMessage } from 'node:http'
import { routes } from '#lib/routes.ts'
import { tidySearch } from '#lib/search/words.ts'
import { type Allowance, callerOf, makeAllowance } from './callers.ts'
import { finishPage, readPlainPage } from './finish.ts'
import { BusyError, makeLimiter } from './limiter.ts'
import type { Outcome, PagesOptions } from './pages.ts'
import { LakeFailedError } from './record.ts'

/** What somebody who searches gets; `tooMany`: kind words, and the seconds after which to try again. */
export type SearchOutcome = Outcome | { kind: 'tooMany'; status: 429 | 503; seconds: number }

export type SearchOptions = Pick<PagesOptions, 'render' | 'sheets' | 'onProblem'> & {
  allowance?: Allowance
}

/** What was typed, from a query string; empty when nothing was. Whatever else the query string says is dropped. */
export function readSearch(query: string): string {
  return tidySearch(new URLSearchParams(query).get('q') ?? '')
}

/**
 * Answers searches. Each is rendered for whoever asks and kept nowhere: not in memory, not on disk, in no log. A few run at the
 * same time and some wait, so that many searches never keep the lake from rendering pages.
 */
export function makeSearches(
  options: SearchOptions,
): (request: IncomingMessage, typed: string) => Promise<SearchOutcome> {
  const allowance =
    options.allowance ?? makeAllowance({ atOnce: 12, seconds: 3, addresses: 10_000 })
  const limit = makeLimiter(2, 24)

  const answer = async (typed: string): Promise<SearchOutcome> => {
    const { result, record } = await options.render(routes.search(typed))
    if (result.status !== 200) {
      return { kind: 'failed', reason: record.isLakeFailing ? 'lake' : 'page' }
    }
    const page = await finishPage(readPlainPage(result, 200), options.sheets)
    return { kind: 'page', page, isKept: false }
  }

  return async (request, typed) => {
    // Nobody has asked yet: a browser that fetches ahead, against our rules, gets nothing and costs nobody a try.
    if (/\bprefetch\b/.test(String(request.headers['sec-purpose'] ?? ''))) {
      return { kind: 'tooMany', status: 503, seconds: 1 }
    }
    const caller = callerOf(request)
    const seconds = caller === undefined ? 0 : allowance.take(caller)
    if (seconds > 0) return { kind: 'tooMany', status: 429, seconds }
    try {
      return await limit(() => answer(typed))
    } catch (error) {
      if (error instanceof BusyError) return { kind: 'tooMany', status: 503, seconds: 5 }
      // The error itself names the address, and with it what was looked for.
      options.onProblem?.(new Error('A search could not be answered.'))
      return { kind: 'failed', reason: error instanceof LakeFailedError ? 'lake' : 'page' }
    }
  }
}
