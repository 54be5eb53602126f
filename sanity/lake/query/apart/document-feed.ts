import type { Store } from '../../store/open-store.ts'
import type { DocumentNow } from './messages.ts'

/** How long, in milliseconds, and how many characters a portion may take, so that others get their turn in between. */
const longestPortion = 4
const largestPortion = 1024 * 1024
const fewDocuments = 64

/** What a copy of the store's documents still has to be told, in portions. */
export class DocumentFeed {
  readonly #store: Store
  readonly #stale: Set<string>
  /** Ends the watching of the store. */
  readonly close: () => void

  constructor(store: Store) {
    this.#store = store
    this.#stale = new Set<string>()
    for (const { _id } of store.documents.all()) this.#stale.add(_id)
    this.close = store.subscribe(({ changes }) => {
      for (const { id } of changes) this.#stale.add(id)
    })
  }

  /** Whether the next portion is small, and will be the last if nobody writes before it is taken. */
  get isNearlyDone(): boolean {
    return this.#stale.size <= fewDocuments
  }

  /** The next portion, as the documents are now; all that is left, when that {@link isNearlyDone}. */
  take(): DocumentNow[] {
    const portion: DocumentNow[] = []
    const takesAll = this.isNearlyDone
    const until = performance.now() + longestPortion
    let size = 0
    for (const id of this.#stale) {
      const document = this.#store.documents.get(id)
      const body = document ? JSON.stringify(document) : null
      portion.push([id, body])
      this.#stale.delete(id)
      size += body?.length ?? 0
      if (takesAll) continue
      if (size > largestPortion || performance.now() > until) break
    }
    return portion
  }
}
