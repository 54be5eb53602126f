import { createHash } from 'node:crypto'
import type { Transaction } from '../store/changes.ts'
import type { Store } from '../store/open-store.ts'

/** Who listens: people with a token who ask for drafts, others with a token, and everyone else. */
export type Audience = 'all' | 'published' | 'strangers'

export type LiveEvent = { id: string; tags: string[] }

/** Events to go on from; whoever missed more starts anew. */
const mostKept = 1000
/** Transactions that are looked through for them when the lake starts. */
const mostRead = 20_000

/**
 * The last live events that an audience heard, for those who come back. An id tells nothing but that it is not another: a place
 * in the log would let strangers count what is written between two events that they hear.
 */
export class RecentEvents {
  readonly #audience: Audience
  readonly #events: LiveEvent[] = []

  constructor(store: Store, audience: Audience) {
    this.#audience = audience
    const latest = store.log.latest()?.position ?? 0
    for (const logged of store.log.transactionsAfter(latest - mostRead, mostRead)) this.#add(logged)
    store.subscribe((transaction) => this.#add(transaction))
  }

  /** The id of the last event, `none` before the first. */
  get latestId(): string {
    return this.#events.at(-1)?.id ?? 'none'
  }

  /** What came after an event; `undefined` when it is unknown or too long ago. */
  since(eventId: string): LiveEvent[] | undefined {
    const place = this.#events.findIndex(({ id }) => id === eventId)
    return place === -1 ? undefined : this.#events.slice(place + 1)
  }

  #add(transaction: Pick<Transaction, 'id' | 'tags'>): void {
    const event = liveEvent(transaction, this.#audience)
    if (!event) return
    this.#events.push(event)
    if (this.#events.length > mostKept) this.#events.shift()
  }
}

/** What an audience hears of a transaction; `undefined`: nothing. */
export function liveEvent(
  { id, tags }: Pick<Transaction, 'id' | 'tags'>,
  audience: Audience,
): LiveEvent | undefined {
  const heard = audience === 'strangers' ? (tags.strangers ?? tags.published) : tags[audience]
  if (heard.length === 0) return undefined
  // Hashed: callers may name their transactions, and those names are not for everyone.
  const hash = createHash('sha256').update(id).digest('base64url')
  return { id: hash.slice(0, 22), tags: heard }
}

const keptOfStores = new WeakMap<Store, Map<Audience, RecentEvents>>()

/** The recent events of a store, read from its log when somebody first asks. */
export function recentEvents(store: Store, audience: Audience): RecentEvents {
  const kept = keptOfStores.get(store) ?? new Map<Audience, RecentEvents>()
  keptOfStores.set(store, kept)
  const known = kept.get(audience)
  if (known) return known
  const events = new RecentEvents(store, audience)
  kept.set(audience, events)
  return events
}
