import type { FinishedPage } from './finish.ts'
import type { RenderRecord } from './record.ts'

/** A page in memory, with what is known of its age. */
export type KeptPage = {
  page: FinishedPage
  /** Bytes of memory, about. */
  size: number
  tags: ReadonlySet<string>
  /** When the render began that made it; `performance.now()`. */
  checkedAt: number
  /** When time alone changes it; milliseconds since 1970. */
  changesAt: number | undefined
  isStale: boolean
  usedAt: number
  /** Tries to render it anew that failed since the last good one, and when the next may be made. */
  failures: number
  retryAt: number
}

/** A page is looked at again after this long, in case the stream of changes is silently dead. */
const longestUnchecked = 60_000
/** Without a stream of changes, a page counts as fresh only this long. */
const longestUnheard = 1_000
/** From here on it is looked at while readers still get the kept one. */
const earlyCheck = 30_000
/** Pages that somebody asked for this recently are rendered again without being asked for. */
const inUse = 15 * 60_000

/**
 * @param checkedAt when the render began.
 * @param isStale whether something that it read changed meanwhile.
 */
export function keepPage(
  page: FinishedPage,
  record: Pick<RenderRecord, 'tags' | 'changesAt' | 'isLakeFailing'>,
  times: { checkedAt: number; usedAt: number },
  isStale: boolean,
): KeptPage {
  const { tags, changesAt, isLakeFailing } = record
  const kept: KeptPage = {
    page,
    size: page.size + tags.size * 64,
    tags,
    ...times,
    changesAt: changesAt === undefined ? undefined : notPast(changesAt),
    isStale,
    failures: 0,
    retryAt: 0,
  }
  if (isLakeFailing) noteFailedTry(kept)
  return kept
}

/** A moment that is past already would have the page rendered without end. */
function notPast(moment: number): number {
  const now = Date.now()
  return moment > now ? moment : now + 1000
}

/** A page from before a restart: good to have, but to be rendered again as soon as that is possible. */
export function keepCopy(page: FinishedPage): KeptPage {
  const now = performance.now()
  const record = { tags: new Set<string>(), changesAt: undefined, isLakeFailing: true }
  return keepPage(page, record, { checkedAt: now, usedAt: now }, true)
}

/** Rests for one second, then longer and longer, to half a minute. */
export function noteFailedTry(kept: KeptPage): void {
  kept.isStale = true
  kept.retryAt = performance.now() + Math.min(1000 * 2 ** kept.failures, 30_000)
  kept.failures++
}

/** What the page shows has changed, so the lake speaks, and an earlier failure says nothing any more. */
export function noteChange(kept: KeptPage): void {
  kept.isStale = true
  kept.failures = 0
  kept.retryAt = 0
}

/** @param now `performance.now()`, read once for a request: looking at the clock is a good part of answering from memory. */
export function isFresh(kept: KeptPage, isConnected: boolean, now: number): boolean {
  const age = isConnected ? longestUnchecked : longestUnheard
  return isOfSince(kept, now - age)
}

/** Whether nothing is known that changed the page, and it was looked at since a moment (`performance.now()`). */
export function isOfSince(kept: KeptPage, since: number): boolean {
  return (
    !kept.isStale &&
    kept.checkedAt > since &&
    (kept.changesAt === undefined || Date.now() < kept.changesAt)
  )
}

export function isDueSoon(kept: KeptPage, now: number): boolean {
  return now - kept.checkedAt > earlyCheck
}

export function isInUse(kept: KeptPage): boolean {
  return performance.now() - kept.usedAt < inUse
}
