import type { IncomingMessage } from 'node:http'
import { routes } from '#lib/routes.ts'
import { tidySearch } from '#lib/search/words.ts'
import { makeAllowance } from './callers.ts'
import { makeRationed, type RationedOptions, type RationedOutcome } from './rationed.ts'

export type SearchOptions = Omit<RationedOptions, 'allowance' | 'waiting' | 'trouble'> &
  Partial<Pick<RationedOptions, 'allowance'>>

/** What was typed, from a query string; empty when nothing was. Whatever else the query string says is dropped. */
export function readSearch(query: string): string {
  return tidySearch(new URLSearchParams(query).get('q') ?? '')
}

/** Answers searches. What is looked for stands in no memory, on no disk and in no log. */
export function makeSearches(
  options: SearchOptions,
): (request: IncomingMessage, typed: string) => Promise<RationedOutcome> {
  const answer = makeRationed({
    allowance: makeAllowance({ atOnce: 12, seconds: 3, addresses: 10_000 }),
    waiting: 24,
    trouble: 'A search could not be answered.',
    ...options,
  })
  return async (request, typed) => {
    // Nobody has asked yet: a browser that fetches ahead, against our rules, gets nothing and costs nobody a try.
    if (/\bprefetch\b/.test(String(request.headers['sec-purpose'] ?? ''))) {
      return { kind: 'tooMany', status: 503, seconds: 1 }
    }
    return answer(request, routes.search(typed))
  }
}
