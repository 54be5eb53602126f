import { revert } from '../listen/resume.ts'
import type { Store } from '../store/open-store.ts'
import type { LakeDocument } from '../types.ts'

/** The document as it was after the transaction at a position, with the `_rev` it had; `undefined` if it did not exist. */
export function documentAt(store: Store, id: string, position: number): LakeDocument | undefined {
  let document = store.get(id)
  for (const change of store.log.contentOfDocumentAfter(id, position)) {
    document = revert(document, change)
  }
  return document
}

/** The last state that a document had, even when it is deleted now. */
export function lastRevision(store: Store, id: string): LakeDocument | undefined {
  const current = store.get(id)
  if (current) return current
  const last = store.log.changesBefore([id], Number.MAX_SAFE_INTEGER, 1)[0]
  return last && documentAt(store, id, last.position - 1)
}
