import type { IncomingMessage, ServerResponse } from 'node:http'
import { readShare, sharedFolder, sharedPath } from '#lib/preview/share-token.ts'
import { sendPageInstead } from './answer.ts'
import { makeAllowance } from './callers.ts'
import type { FinishedPage } from './finish.ts'
import { makeRationed, type RationedOptions, type RationedOutcome } from './rationed.ts'

/** What a page is sent with that somebody shared: nobody keeps it, lists it, or learns of its address from a link on it. */
const manners = {
  'Cache-Control': 'private, no-store',
  'X-Robots-Tag': 'noindex, nofollow, noarchive',
  'Referrer-Policy': 'no-referrer',
}

/** Sends a page that somebody shared. */
export function sendSharedPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: FinishedPage,
): void {
  sendPageInstead(request, response, page, page.status, manners)
}

export type SharedPagesOptions = Omit<RationedOptions, 'allowance' | 'waiting' | 'trouble'> & {
  /** The key that seals links. */
  key: string
}

/**
 * Shows documents that were shared, by the address alone: no cookie reaches the render. A link that was not sealed here is
 * no page at all and costs nothing; every other is rendered anew and kept nowhere.
 */
export function makeSharedPages(
  options: SharedPagesOptions,
): (request: IncomingMessage, path: string) => Promise<RationedOutcome> {
  const answer = makeRationed({
    allowance: makeAllowance({ atOnce: 20, seconds: 2, addresses: 10_000 }),
    waiting: 12,
    trouble: 'A shared page could not be rendered.',
    ...options,
  })
  return async (request, path) => {
    const token = path.slice(sharedFolder.length + 1)
    return readShare(options.key, token) ? answer(request, sharedPath(token)) : { kind: 'missing' }
  }
}
