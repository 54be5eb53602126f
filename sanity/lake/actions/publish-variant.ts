import { isObject } from '../mutate/patch.ts'
import { draftIdOf } from '../store/ids.ts'
import type { WorkingSet } from '../store/working-set.ts'
import type { JsonValue, LakeDocument } from '../types.ts'
import { strengthenReferences } from './strengthen.ts'

/** Whether a version unpublishes its document when it is published itself. */
export function isMarkedForDeletion({ _system }: LakeDocument): boolean {
  return isObject(_system) && _system.delete === true
}

/**
 * Puts a draft or version in the place of the published document and removes it. A version that is marked for deletion
 * unpublishes instead, and what was published becomes a draft when there is none.
 */
export function publishVariant(set: WorkingSet, variant: LakeDocument, publishedId: string): void {
  const existing = set.get(publishedId)
  if (isMarkedForDeletion(variant)) {
    if (existing) unpublish(set, existing)
  } else {
    const { _system, ...content } = strengthenReferences(variant)
    const _createdAt = existing?._createdAt ?? variant._createdAt
    const published = { ...content, _id: publishedId, _type: variant._type, _createdAt }
    set.put(published, { createOrReplace: published as JsonValue })
  }
  set.remove(variant._id, { delete: { id: variant._id } })
}

/** Takes a published document down; it goes on as a draft. */
export function unpublish(set: WorkingSet, published: LakeDocument): void {
  const draftId = draftIdOf(published._id)
  if (!set.get(draftId)) copy(set, published, draftId)
  set.remove(published._id, { delete: { id: published._id } })
}

/** A copy of a document under another id, with its own place in the transaction. */
export function copy(set: WorkingSet, document: LakeDocument, id: string): LakeDocument {
  const duplicate = { ...document, _id: id }
  return set.put(duplicate, { create: duplicate as JsonValue })
}
