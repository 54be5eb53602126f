import type { Store } from '../store/open-store.ts'
import type { LakeDocument } from '../types.ts'

/** The state of a document right before the change at a position; `undefined` where it did not exist. */
export type KeptState = { before: number; document: LakeDocument | undefined }

const mostBytes = 32 * 1024 * 1024
/** What a state costs beside its text. */
const leastBytes = 200

/** States that a walk through a long history came by, so that the next one need not walk so far. What was, stays true. */
export class KeptStates {
  /** By document, the one used last at the end; each list grows with its positions. */
  readonly #documents = new Map<string, { states: KeptState[]; bytes: number }>()
  #bytes = 0

  /** The first state that is known after a position. */
  nearest(id: string, position: number): KeptState | undefined {
    const kept = this.#documents.get(id)
    if (!kept) return undefined
    this.#documents.delete(id)
    this.#documents.set(id, kept)
    return kept.states.find(({ before }) => before > position)
  }

  keep(id: string, state: KeptState): void {
    const kept = this.#documents.get(id) ?? { states: [], bytes: 0 }
    if (kept.states.some(({ before }) => before === state.before)) return
    const bytes = leastBytes + (JSON.stringify(state.document)?.length ?? 0)
    if (bytes > mostBytes / 8) return
    kept.states.push(state)
    kept.states.sort((left, right) => left.before - right.before)
    kept.bytes += bytes
    this.#bytes += bytes
    this.#documents.delete(id)
    this.#documents.set(id, kept)
    for (const [oldest, { bytes: freed }] of this.#documents) {
      if (this.#bytes <= mostBytes) return
      this.#documents.delete(oldest)
      this.#bytes -= freed
    }
  }
}

const ofStores = new WeakMap<Store, KeptStates>()

export function keptStates(store: Store): KeptStates {
  const known = ofStores.get(store)
  if (known) return known
  const states = new KeptStates()
  ofStores.set(store, states)
  return states
}
