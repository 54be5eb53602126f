import {
  type FinishedPage,
  finishPage,
  isKeptKind,
  type PlainPage,
  readPlainPage,
} from './finish.ts'
import type { Freshness } from './freshness.ts'
import { BusyError, makeLimiter } from './limiter.ts'
import { wakeAt } from './moments.ts'
import type { PageCopies } from './page-copies.ts'
import { BoundedStore } from './page-store.ts'
import type { RenderRecord } from './record.ts'
import type { RenderedAnswer } from './render.ts'
import type { StyleSheets } from './style-sheets.ts'

/** What a reader gets for an address. */
export type Outcome =
  | { kind: 'page'; page: FinishedPage; isKept: boolean }
  | { kind: 'missing' }
  | { kind: 'redirect'; status: number; location: string }
  /** There is nothing to show, not even an older page. */
  | { kind: 'failed'; reason: 'lake' | 'page' | 'busy' }

type KeptPage = {
  page: FinishedPage
  size: number
  tags: ReadonlySet<string>
  /** When the render began that made or last confirmed it; `performance.now()`. */
  checkedAt: number
  /** When time alone changes it; milliseconds since 1970. */
  changesAt: number | undefined
  isStale: boolean
  usedAt: number
  /** Failed tries to render it anew, and when the next may be made. */
  failures: number
  retryAt: number
}

export type PagesOptions = {
  /** Renders one address and says what was read for it. */
  render: (path: string) => Promise<{ result: RenderedAnswer; record: RenderRecord }>
  freshness: Freshness
  sheets: StyleSheets
  copies: PageCopies
  /** Bytes of memory for finished pages. */
  memory?: number
  /** Told of failures that a reader does not see, such as a full disk. */
  onProblem?: (problem: unknown) => void
}

/** A page is looked at again after this long, in case the stream of changes is silently dead. */
const longestUnchecked = 60_000
/** From here on it is looked at while readers still get the kept one. */
const earlyCheck = 30_000
/** Without a stream of changes, a page counts as fresh only this long. */
const longestUnheard = 1_000
/** How long a reader waits for a changed page before getting the one from before. */
const patience = 1_000
/** The same when only a copy from before the restart is there. */
const firstPatience = 4_000
/** Pages that somebody asked for this recently are rendered again without being asked for. */
const inUse = 15 * 60_000

/** The pages that the server remembers: rendered on request, kept in memory and on disk, renewed when the lake changes. */
export class Pages {
  readonly #options: PagesOptions
  readonly #store: BoundedStore<KeptPage>
  readonly #underWay = new Map<string, { since: number; outcome: Promise<Outcome> }>()
  readonly #restoring = new Map<string, Promise<KeptPage | undefined>>()
  readonly #waiting = new Set<string>()
  readonly #limit = makeLimiter(4, 256)
  readonly #alarm = wakeAt(() => this.#renewDue())
  #renewing = 0

  constructor(options: PagesOptions) {
    this.#options = options
    this.#store = new BoundedStore(options.memory ?? 64 * 1024 * 1024)
    options.freshness.onChange((change) => {
      for (const [path, kept] of this.#store.entries()) {
        if (change !== 'everything' && !change.some((tag) => kept.tags.has(tag))) continue
        kept.isStale = true
        // The lake speaks again, so an earlier failure says nothing any more.
        kept.failures = 0
        kept.retryAt = 0
        this.#renew(path, kept)
      }
    })
  }

  get memory(): { pages: number; bytes: number } {
    return { pages: this.#store.count, bytes: this.#store.bytes }
  }

  /** A page that can be sent at once, as it is. */
  peek(path: string): FinishedPage | undefined {
    const kept = this.#store.get(path)
    if (!kept || !this.#isFresh(kept)) return undefined
    kept.usedAt = performance.now()
    if (kept.usedAt - kept.checkedAt > earlyCheck) this.#renew(path, kept)
    return kept.page
  }

  /** The page for an address: as it is now, or the last good one when that can't be had. */
  async get(path: string): Promise<Outcome> {
    const kept = this.#store.get(path)
    if (!kept) return this.#getFirst(path)
    kept.usedAt = performance.now()
    if (this.#isFresh(kept)) return asOutcome(kept)
    const hadFailed = kept.failures > 0
    const { since, outcome } = this.#start(path, kept) ?? { since: 0, outcome: undefined }
    // Whoever knows that the lake is down does not keep a reader waiting for it.
    if (!outcome || hadFailed) return asOutcome(kept)
    const found = await within(since + patience - performance.now(), outcome)
    return !found || found.kind === 'failed' ? asOutcome(kept) : found
  }

  stop(): void {
    this.#alarm.stop()
    this.#waiting.clear()
  }

  async #getFirst(path: string): Promise<Outcome> {
    const { outcome } = this.#start(path, undefined) ?? this.#startNow(path)
    const found = await within(firstPatience, outcome)
    if (found && found.kind !== 'failed') return found
    const restored = await this.#restore(path)
    return restored ? asOutcome(restored) : outcome
  }

  /** Starts a render unless one is under way. @returns `undefined` while a failed page rests. */
  #start(path: string, kept: KeptPage | undefined) {
    const underWay = this.#underWay.get(path)
    if (underWay) return underWay
    if (kept && performance.now() < kept.retryAt) return undefined
    return this.#startNow(path)
  }

  #startNow(path: string) {
    this.#waiting.delete(path)
    const outcome = this.#limit(() => this.#renderAndKeep(path))
      .catch((error: unknown) =>
        this.#noteFailure(path, error instanceof BusyError ? 'busy' : 'page', error),
      )
      .finally(() => {
        this.#underWay.delete(path)
        const kept = this.#store.get(path)
        if (kept?.isStale && kept.failures === 0) this.#renew(path, kept)
      })
    const started = { since: performance.now(), outcome }
    this.#underWay.set(path, started)
    return started
  }

  async #renderAndKeep(path: string): Promise<Outcome> {
    for (let attempt = 1; ; attempt++) {
      const watch = this.#options.freshness.watch()
      try {
        const checkedAt = performance.now()
        const { result, record } = await this.#options.render(path)
        const outcome = await this.#read(path, result, record)
        const isStale = watch.touches(record.tags)
        // Something changed while this was being written: nobody should get it. Under a rain of changes somebody must.
        if (isStale && attempt < 3) continue
        if (outcome.kind === 'page' && outcome.isKept) {
          this.#keep(path, outcome.page, record, checkedAt, isStale)
        } else if (outcome.kind !== 'failed') {
          this.#forget(path)
        }
        return outcome
      } finally {
        watch.close()
      }
    }
  }

  async #read(path: string, answer: RenderedAnswer, record: RenderRecord): Promise<Outcome> {
    const { status, headers } = answer
    if (status === 404) return { kind: 'missing' }
    if (status >= 300 && status < 400 && headers.location !== undefined) {
      return { kind: 'redirect', status, location: String(headers.location) }
    }
    if (status !== 200) {
      return this.#noteFailure(path, record.isLakeFailing ? 'lake' : 'page', undefined)
    }
    const plain = readPlainPage(answer)
    const isKept = isKeptKind(plain) && !record.isPrivate
    // A page without what the lake holds is better than none, but no better than the last good one.
    if (record.isLakeFailing && (this.#store.get(path) ?? (await this.#restore(path)))) {
      return this.#noteFailure(path, 'lake', undefined)
    }
    const page = await finishPage(plain, this.#options.sheets)
    if (isKept && !record.isLakeFailing) this.#copy(path, plain, page)
    return { kind: 'page', page, isKept }
  }

  #keep(
    path: string,
    page: FinishedPage,
    record: RenderRecord,
    checkedAt: number,
    isStale: boolean,
  ): void {
    const { tags, changesAt, isLakeFailing } = record
    const now = performance.now()
    const kept: KeptPage = {
      page,
      size: page.size + tags.size * 64,
      tags,
      checkedAt,
      // A moment that is past already would have the page rendered without end.
      changesAt: changesAt === undefined ? undefined : Math.max(changesAt, Date.now() + 1000),
      isStale: isStale || isLakeFailing,
      usedAt: this.#store.get(path)?.usedAt ?? now,
      failures: isLakeFailing ? 1 : 0,
      retryAt: isLakeFailing ? now + pauseAfter(1) : 0,
    }
    this.#store.set(path, kept)
    if (kept.changesAt !== undefined) this.#alarm.set(kept.changesAt)
  }

  #forget(path: string): void {
    this.#store.delete(path)
    this.#options.copies.remove(path).catch((error) => this.#options.onProblem?.(error))
  }

  #copy(path: string, plain: PlainPage, page: FinishedPage): void {
    // Only what changed is written: a busy site must not wear out its disk.
    if (this.#store.get(path)?.page.revision === page.revision) return
    this.#options.copies.write(path, plain).catch((error) => this.#options.onProblem?.(error))
  }

  #noteFailure(path: string, reason: 'lake' | 'page' | 'busy', error: unknown): Outcome {
    const kept = this.#store.get(path)
    if (kept) {
      kept.failures++
      kept.retryAt = performance.now() + pauseAfter(kept.failures)
    }
    if (error !== undefined && reason !== 'busy') this.#options.onProblem?.(error)
    const isLakes = reason === 'page' && !this.#options.freshness.isConnected
    return { kind: 'failed', reason: isLakes ? 'lake' : reason }
  }

  /** Takes the copy from disk, from before a restart, as the last good page. */
  #restore(path: string): Promise<KeptPage | undefined> {
    const underWay = this.#restoring.get(path)
    if (underWay) return underWay
    const restoring = this.#readCopy(path).finally(() => this.#restoring.delete(path))
    this.#restoring.set(path, restoring)
    return restoring
  }

  async #readCopy(path: string): Promise<KeptPage | undefined> {
    try {
      const plain = await this.#options.copies.read(path)
      if (!plain) return this.#store.get(path)
      const page = await finishPage(plain, this.#options.sheets)
      const newer = this.#store.get(path)
      if (newer) return newer
      const now = performance.now()
      const kept: KeptPage = {
        page,
        size: page.size,
        tags: new Set(),
        checkedAt: now,
        changesAt: undefined,
        isStale: true,
        usedAt: now,
        failures: 1,
        retryAt: now + pauseAfter(1),
      }
      this.#store.set(path, kept)
      return kept
    } catch (error) {
      this.#options.onProblem?.(error)
      return undefined
    }
  }

  #isFresh(kept: KeptPage): boolean {
    const longest = this.#options.freshness.isConnected ? longestUnchecked : longestUnheard
    return (
      !kept.isStale &&
      performance.now() - kept.checkedAt < longest &&
      (kept.changesAt === undefined || Date.now() < kept.changesAt)
    )
  }

  /** Has a page in use rendered again, two at a time, so that readers' own requests find room. */
  #renew(path: string, kept: KeptPage): void {
    if (performance.now() - kept.usedAt > inUse) return
    this.#waiting.add(path)
    this.#renewNext()
  }

  #renewNext(): void {
    while (this.#renewing < 2) {
      const [path] = this.#waiting
      if (path === undefined) return
      this.#waiting.delete(path)
      const started = this.#start(path, this.#store.get(path))
      if (!started) continue
      this.#renewing++
      started.outcome.finally(() => {
        this.#renewing--
        this.#renewNext()
      })
    }
  }

  #renewDue(): void {
    const now = Date.now()
    for (const [path, kept] of this.#store.entries()) {
      if (kept.changesAt === undefined) continue
      if (kept.changesAt <= now) this.#renew(path, kept)
      else this.#alarm.set(kept.changesAt)
    }
  }
}

function asOutcome(kept: KeptPage): Outcome {
  return { kind: 'page', page: kept.page, isKept: true }
}

/** One second, then longer and longer, to half a minute. */
function pauseAfter(failures: number): number {
  return Math.min(1000 * 2 ** (failures - 1), 30_000)
}

/** @returns `undefined` when it takes longer than so many milliseconds. */
async function within<Result>(
  milliseconds: number,
  work: Promise<Result>,
): Promise<Result | undefined> {
  if (milliseconds <= 0) return undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLong = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds)
  })
  try {
    return await Promise.race([work, tooLong])
  } finally {
    clearTimeout(timer)
  }
}
