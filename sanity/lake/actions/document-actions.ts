import { checkOperations, checkRevision, isObject, patchDocument } from '../mutate/patch.ts'
import { draftIdOf, isDraftId, publishedIdOf } from '../store/ids.ts'
import { documentExists, documentNotFound, invalidDocument, Refusal } from '../store/refusal.ts'
import type { WorkingSet } from '../store/working-set.ts'
import type { JsonValue, LakeDocument } from '../types.ts'
import type { ApplyAction } from './apply-actions.ts'
import { checkExpectedRevision, documentField, idField, idPair } from './fields.ts'
import { copy, publishVariant, unpublish } from './publish-variant.ts'
import { requireOpenRelease } from './releases.ts'

/** The actions on a document and its draft, by name without `sanity.action.`. */
export const documentActions: Record<string, ApplyAction> = {
  'document.create': (set, action) => {
    const publishedId = idField(action, 'publishedId')
    const document = documentField(action, 'attributes', draftIdOf(publishedId))
    const rivals = isDraftId(document._id) ? [document._id, publishedId] : [document._id]
    const existing = rivals.find((id) => set.get(id))
    requireOpenRelease(set, action, document._id)
    if (existing === undefined) set.put(document, { create: document as JsonValue })
    else if (action.ifExists !== 'ignore') throw documentExists(existing)
  },

  'document.edit': (set, action) => {
    const { variantId, publishedId } = idPair(action, 'draftId')
    requireOpenRelease(set, action, variantId)
    const draft = draftForEditing(set, variantId, publishedId)
    if (!isObject(action.patch)) {
      throw invalidDocument(`The action "${action.actionType}" needs "patch"`)
    }
    const { id: _id, ifRevisionID, ...operations } = action.patch
    checkOperations(operations)
    if (ifRevisionID !== undefined) checkRevision(set, draft, ifRevisionID)
    patchDocument(set, draft, operations)
  },

  'document.publish': (set, action) => {
    const { variantId: draftId, publishedId } = idPair(action, 'draftId')
    const draft = set.get(draftId)
    if (!draft) throw documentNotFound(draftId)
    checkExpectedRevision(set, draftId, action.ifDraftRevisionId ?? action.ifVersionRevisionId)
    checkExpectedRevision(set, publishedId, action.ifPublishedRevisionId)
    requireOpenRelease(set, action, draftId)
    publishVariant(set, draft, publishedId)
  },

  'document.unpublish': (set, action) => {
    const { variantId: draftId, publishedId } = idPair(action, 'draftId')
    const published = set.get(publishedId)
    if (!published) throw documentNotFound(publishedId)
    if (isDraftId(draftId)) return unpublish(set, published)
    if (!set.get(draftId)) copy(set, published, draftId)
    set.remove(publishedId, { delete: { id: publishedId } })
  },

  'document.delete': (set, action) => {
    const publishedId = publishedIdOf(idField(action, 'publishedId'))
    const listed = Array.isArray(action.includeDrafts) ? action.includeDrafts : []
    const existing = set.variantsOf(publishedId)
    if (existing.length === 0) throw documentNotFound(publishedId)
    const unlisted = existing.find((id) => id !== publishedId && !listed.includes(id))
    if (unlisted !== undefined) {
      throw new Refusal(409, {
        type: 'documentHasUnlistedVersionsError',
        description: `Document "${publishedId}" cannot be deleted: "${unlisted}" exists and is not listed in includeDrafts`,
        id: unlisted,
      })
    }
    for (const id of existing) set.remove(id, { delete: { id } })
  },

  'document.discard': (set, action) => {
    const draftId = idField(action, 'draftId')
    if (!set.get(draftId)) throw documentNotFound(draftId)
    set.remove(draftId, { delete: { id: draftId } })
  },

  'document.replaceDraft': (set, action) => {
    const publishedId = idField(action, 'publishedId')
    const draft = documentField(action, 'attributes', draftIdOf(publishedId))
    if (!isDraftId(draft._id)) throw invalidDocument(`"${draft._id}" is not the ID of a draft`)
    set.put(draft, { createOrReplace: draft as JsonValue })
  },
}

/** The draft that is edited; made from the published document when there is none yet. */
function draftForEditing(set: WorkingSet, draftId: string, publishedId: string): LakeDocument {
  const draft = set.get(draftId)
  if (draft) return draft
  const published = isDraftId(draftId) ? set.get(publishedId) : undefined
  if (!published) throw documentNotFound(draftId)
  return copy(set, published, draftId)
}
