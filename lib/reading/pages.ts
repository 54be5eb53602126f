import { type FinishedPage, finishPage, isKeptKind, readPlainPage } from './finish.ts'
import type { Freshness } from './freshness.ts'
import {
  isDueSoon,
  isFresh,
  isInUse,
  isOfSince,
  type KeptPage,
  keepPage,
  noteChange,
  noteFailedTry,
} from './kept-page.ts'
import { LastGoodPages } from './last-good-pages.ts'
import { BusyError, makeLimiter } from './limiter.ts'
import { wakeAt } from './moments.ts'
import type { PageCopies } from './page-copies.ts'
import { makePageStore, type PageStore } from './page-store.ts'
import { waitAtMost } from './patience.ts'
import { LakeFailedError, type RenderRecord } from './record.ts'
import type { RenderedAnswer } from './render.ts'
import { Renewals } from './renewals.ts'
import type { StyleSheets } from './style-sheets.ts'

/** What a reader gets for an address. */
export type Outcome =
  | { kind: 'page'; page: FinishedPage; isKept: boolean }
  | { kind: 'missing' }
  | { kind: 'redirect'; status: number; location: string }
  /** There is nothing to show, not even an older page. */
  | { kind: 'failed'; reason: 'lake' | 'page' | 'busy' }

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

/** How long a reader waits for a changed page before getting the one from before, in milliseconds. */
const patience = 1_000
/** The same when only a copy from before the restart may be there, and the lake gives no sign of life. */
const firstPatience = 4_000

/** A render under way; everybody who asks for the page meanwhile shares it. */
type Work = { since: number; outcome: Promise<Outcome> }

/** The pages that the server remembers: rendered on request, kept in memory and on disk, renewed when the lake changes. */
export class Pages {
  readonly #options: PagesOptions
  readonly #store: PageStore<KeptPage>
  readonly #underWay = new Map<string, Work>()
  readonly #lastGood: LastGoodPages
  readonly #limit = makeLimiter(4, 256)
  readonly #renewals = new Renewals((path) => this.#start(path)?.outcome)
  readonly #alarm = wakeAt(() => this.#renewDue())

  constructor(options: PagesOptions) {
    this.#options = options
    this.#store = makePageStore(options.memory ?? 64 * 1024 * 1024)
    this.#lastGood = new LastGoodPages({ ...options, store: this.#store })
    options.freshness.onChange((change) => {
      for (const [path, kept] of [...this.#store.entries()]) {
        if (change !== 'everything' && !change.some((tag) => kept.tags.has(tag))) continue
        noteChange(kept)
        if (isInUse(kept)) this.#renewals.add(path)
      }
    })
  }

  get memory(): { pages: number; bytes: number } {
    return { pages: this.#store.size, bytes: this.#store.calculatedSize }
  }

  /** A page that can be sent at once, as it is. @param now `performance.now()`, for who has looked already. */
  peek(path: string, now = performance.now()): FinishedPage | undefined {
    const kept = this.#store.get(path)
    if (!kept) return undefined
    if (!isFresh(kept, this.#options.freshness.isConnected, now)) return undefined
    kept.usedAt = now
    if (isDueSoon(kept, now)) this.#renewals.add(path)
    return kept.page
  }

  /** Whether there is a page for an address, be it an old one. */
  has(path: string): boolean {
    return this.#store.has(path)
  }

  /** The page for an address: as it is now, or the last good one when that can't be had. Never rejects. */
  async get(path: string): Promise<Outcome> {
    const ready = this.peek(path)
    if (ready) return { kind: 'page', page: ready, isKept: true }
    const kept = this.#store.get(path)
    if (!kept) return this.#getFirst(path)
    kept.usedAt = performance.now()
    const hadFailed = kept.failures > 0
    const work = this.#start(path)
    // Whoever knows that the lake is down does not keep a reader waiting for it.
    if (!work || hadFailed) return asOutcome(kept)
    const found = await waitAtMost(work.since + patience - performance.now(), work.outcome)
    return !found || found.kind === 'failed' ? asOutcome(kept) : found
  }

  /**
   * The page, only when it is certain to show what the lake held `age` milliseconds ago or later; else `undefined`, also
   * when finding that out takes longer than a reader waits. Never rejects.
   */
  async getRecent(path: string, age: number): Promise<FinishedPage | undefined> {
    const since = performance.now() - age
    const kept = this.#store.get(path)
    if (kept) kept.usedAt = performance.now()
    if (kept && isOfSince(kept, since)) return kept.page
    const work = this.#start(path)
    if (!work || !(await waitAtMost(patience, work.outcome))) return undefined
    const found = this.#store.get(path)
    return found && isOfSince(found, since) ? found.page : undefined
  }

  /** Forgets a page of which it is known that there is none any more, here and on disk. */
  forget(path: string): void {
    this.#store.delete(path)
    this.#lastGood.forget(path)
  }

  stop(): void {
    this.#alarm.stop()
    this.#renewals.clear()
  }

  async #getFirst(path: string): Promise<Outcome> {
    const { outcome } = this.#underWay.get(path) ?? this.#startNow(path)
    // With the lake there, a slow first render is worth its wait: an old copy would hide what was edited meanwhile.
    const isLakeThere = this.#options.freshness.isConnected
    const found = await (isLakeThere ? outcome : waitAtMost(firstPatience, outcome))
    if (found && found.kind !== 'failed') return found
    const restored = await this.#lastGood.restore(path)
    return restored ? asOutcome(restored) : outcome
  }

  /** Starts a render unless one is under way. @returns `undefined` while a failed page rests. */
  #start(path: string): Work | undefined {
    const underWay = this.#underWay.get(path)
    if (underWay) return underWay
    const kept = this.#store.get(path)
    return kept && performance.now() < kept.retryAt ? undefined : this.#startNow(path)
  }

  #startNow(path: string): Work {
    this.#renewals.remove(path)
    const outcome = this.#limit(() => this.#renderAndKeep(path))
      .catch((error: unknown) => this.#fail(path, readReason(error), error))
      .finally(() => {
        this.#underWay.delete(path)
        const kept = this.#store.get(path)
        if (kept?.isStale && kept.failures === 0) this.#renewals.add(path)
      })
    const work = { since: performance.now(), outcome }
    this.#underWay.set(path, work)
    return work
  }

  async #renderAndKeep(path: string): Promise<Outcome> {
    const since = performance.now()
    for (;;) {
      const watch = this.#options.freshness.watch()
      try {
        const checkedAt = performance.now()
        const { result, record } = await this.#options.render(path)
        const outcome = await this.#read(path, result, record)
        const isStale = watch.touches(record.tags)
        // Something changed while this was being written: nobody should get it. Under a rain of changes somebody must.
        if (isStale && performance.now() - since < patience) continue
        // From here to the store without a pause, or a change could slip between.
        if (outcome.kind === 'page' && outcome.isKept) {
          const usedAt = this.#store.get(path)?.usedAt ?? performance.now()
          const kept = keepPage(outcome.page, record, { checkedAt, usedAt }, isStale)
          this.#store.set(path, kept)
          if (kept.changesAt !== undefined) this.#alarm.set(kept.changesAt)
        } else if (outcome.kind !== 'failed') {
          this.forget(path)
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
    if (status !== 200) return this.#fail(path, record.isLakeFailing ? 'lake' : 'page')
    // A page without what the lake holds is better than none, but no better than the last good one.
    if (record.isLakeFailing && (this.#store.get(path) ?? (await this.#lastGood.restore(path)))) {
      return this.#fail(path, 'lake')
    }
    const plain = readPlainPage(answer, record.isGone ? 410 : 200)
    const page = await finishPage(plain, this.#options.sheets)
    const isKept = isKeptKind(plain) && !record.isPrivate
    if (isKept && !record.isLakeFailing) this.#lastGood.copy(path, plain, page)
    return { kind: 'page', page, isKept }
  }

  #fail(path: string, reason: 'lake' | 'page' | 'busy', error?: unknown): Outcome {
    const kept = this.#store.get(path)
    if (kept) noteFailedTry(kept)
    if (error !== undefined && reason !== 'busy') this.#options.onProblem?.(error)
    const isLakes = reason === 'page' && !this.#options.freshness.isConnected
    return { kind: 'failed', reason: isLakes ? 'lake' : reason }
  }

  /** Time alone has changed these pages. */
  #renewDue(): void {
    for (const [path, kept] of [...this.#store.entries()]) {
      if (kept.changesAt === undefined) continue
      if (kept.changesAt > Date.now()) this.#alarm.set(kept.changesAt)
      else if (isInUse(kept)) this.#renewals.add(path)
    }
  }
}

function readReason(error: unknown): 'lake' | 'page' | 'busy' {
  if (error instanceof BusyError) return 'busy'
  return error instanceof LakeFailedError ? 'lake' : 'page'
}

function asOutcome(kept: KeptPage): Outcome {
  return { kind: 'page', page: kept.page, isKept: true }
}
