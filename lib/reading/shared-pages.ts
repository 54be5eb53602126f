import type { IncomingMessage, ServerResponse } from 'node:http'
import { readShare, sharedFolder, sharedPath } from '#lib/preview/share-token.ts'
import { sendPageInstead } from './answer.ts'
import { type Allowance, callerOf, makeAllowance } from './callers.ts'
import { type FinishedPage, finishPage, readPlainPage } from './finish.ts'
import { BusyError, makeLimiter } from './limiter.ts'
import type { PagesOptions } from './pages.ts'
import type { SearchOutcome } from './searches.ts'

/** What a page is sent with that somebody shared: nobody keeps it, lists it, or learns of its address from a link on it. */
const manners = {
  'Cache-Control': 'private, no-store',
  'X-Robots-Tag': 'noindex, nofollow, noarchive',
  'Referrer-Policy': 'no-referrer',
}

export function sendSharedPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: FinishedPage,
): void {
  sendPageInstead(request, response, page, page.status, manners)
}

export type SharedPagesOptions = Pick<PagesOptions, 'render' | 'sheets' | 'onProblem'> & {
  /** The key that seals links. */
  key: string
  allowance?: Allowance
}

/**
 * Shows documents that were shared, by the address alone: no cookie reaches the render. A link that was not sealed here is
 * no page at all and costs nothing; every other is rendered anew and kept nowhere.
 */
export function makeSharedPages(
  options: SharedPagesOptions,
): (request: IncomingMessage, path: string) => Promise<SearchOutcome> {
  const allowance =
    options.allowance ?? makeAllowance({ atOnce: 20, seconds: 2, addresses: 10_000 })
  const limit = makeLimiter(2, 12)

  const answer = async (token: string): Promise<SearchOutcome> => {
    const { result, record } = await options.render(sharedPath(token))
    if (result.status === 404) return { kind: 'missing' }
    if (result.status !== 200) {
      return { kind: 'failed', reason: record.isLakeFailing ? 'lake' : 'page' }
    }
    const plain = readPlainPage(result, record.isGone ? 410 : 200)
    return { kind: 'page', page: await finishPage(plain, options.sheets), isKept: false }
  }

  return async (request, path) => {
    const token = path.slice(sharedFolder.length + 1)
    if (!readShare(options.key, token)) return { kind: 'missing' }
    const caller = callerOf(request)
    const seconds = caller === undefined ? 0 : allowance.take(caller)
    if (seconds > 0) return { kind: 'tooMany', status: 429, seconds }
    try {
      return await limit(() => answer(token))
    } catch (error) {
      if (error instanceof BusyError) return { kind: 'tooMany', status: 503, seconds: 5 }
      // The error itself names the address, which opens the document.
      options.onProblem?.(new Error('A shared page could not be rendered.'))
      return { kind: 'failed', reason: 'page' }
    }
  }
}
