import { setImmediate as nextTurn } from 'node:timers/promises'
import { revert } from '../listen/resume.ts'
import type { Store } from '../store/open-store.ts'
import type { LakeDocument } from '../types.ts'
import { keptStates } from './kept-states.ts'

/** A moment of history: right after the transaction at a position, which was at a time (ISO 8601, UTC) or the last before it. */
export type Moment = { position: number; time: string }

/** Milliseconds after which others get their turn. */
const longestStep = 5
const keptEvery = 500
const pageOfChanges = 500

/**
 * The document as it was at a moment, with the `_rev` it had; `undefined` if it did not exist, or if that is so long ago
 * that history has forgotten it. Walks back from a later state, which costs memory for one change at a time.
 */
export async function documentAt(
  store: Store,
  id: string,
  { position, time }: Moment,
): Promise<LakeDocument | undefined> {
  const states = keptStates(store)
  let { before, document } = states.nearest(id, position) ?? {
    before: Number.MAX_SAFE_INTEGER,
    document: store.get(id),
  }
  let walked = 0
  for (let isThere = false; !isThere; ) {
    isThere = true
    const turnEnds = performance.now() + longestStep
    for (const change of store.log.undoingDocument(id, position, before)) {
      document = revert(document, change)
      before = change.position
      if (++walked % keptEvery === 0) states.keep(id, { before, document })
      isThere = performance.now() < turnEnds
      if (!isThere) break
    }
    if (!isThere) await nextTurn()
  }
  const first = store.log.first()?.position ?? 0
  // What was undone last may not be all that happened since: then the state must itself be as old as the moment.
  const isKnown = position >= first - 1 || (document !== undefined && document._updatedAt <= time)
  return isKnown ? document : undefined
}

/** A document at a revision that is not a transaction of the log: one it brought along, or one that history only just forgot. */
export async function documentOfRevision(
  store: Store,
  id: string,
  revision: string,
): Promise<LakeDocument | undefined> {
  const current = store.get(id)
  if (current?._rev === revision) return current
  for (let before = Number.MAX_SAFE_INTEGER; ; await nextTurn()) {
    const page = store.log.changesBefore(id, before, pageOfChanges)
    const replaced = page.find(({ previousRevision }) => previousRevision === revision)
    if (replaced) {
      return documentAt(store, id, { position: replaced.position - 1, time: replaced.timestamp })
    }
    if (page.length < pageOfChanges) return undefined
    before = page.at(-1)?.position ?? 0
  }
}

/** The last state that a document had, even when it is deleted now. */
export function lastRevision(store: Store, id: string): LakeDocument | undefined {
  const current = store.get(id)
  if (current) return current
  for (const last of store.log.undoingDocument(id, 0, Number.MAX_SAFE_INTEGER)) {
    return revert(undefined, last)
  }
  return undefined
}
