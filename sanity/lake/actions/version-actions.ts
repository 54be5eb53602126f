import { draftIdOf, isVariantId, publishedIdOf } from '../store/ids.ts'
import { documentExists, documentNotFound, invalidDocument } from '../store/refusal.ts'
import type { WorkingSet } from '../store/working-set.ts'
import type { JsonValue } from '../types.ts'
import type { Action, ApplyAction } from './apply-actions.ts'
import { checkExpectedRevision, documentField, idField, idPair } from './fields.ts'
import { copy } from './publish-variant.ts'
import { requireOpenRelease } from './releases.ts'

/** The actions on one variant of a document: its draft or its version in a release. */
export const versionActions: Record<string, ApplyAction> = {
  'document.version.create': (set, action) => {
    if (action.document === undefined) {
      const baseId = idField(action, 'baseId')
      const versionId = idField(action, 'versionId')
      checkVariant(set, action, versionId)
      const base = set.get(baseId)
      if (!base) throw documentNotFound(baseId)
      if (set.get(versionId)) throw documentExists(versionId)
      checkExpectedRevision(set, baseId, action.ifBaseRevisionId)
      copy(set, base, versionId)
      return
    }
    const document = documentField(action, 'document')
    checkVariant(set, action, document._id)
    if (set.get(document._id)) throw documentExists(document._id)
    set.put(document, { create: document as JsonValue })
  },

  'document.version.replace': (set, action) => {
    const document = documentField(action, 'document')
    checkVariant(set, action, document._id)
    set.put(document, { createOrReplace: document as JsonValue })
  },

  'document.version.discard': (set, action) => {
    const versionId = idField(action, 'versionId')
    checkVariant(set, action, versionId)
    if (!set.get(versionId)) throw documentNotFound(versionId)
    set.remove(versionId, { delete: { id: versionId } })
  },

  'document.version.unpublish': (set, action) => {
    const { variantId: versionId, publishedId } = idPair(action, 'versionId')
    requireOpenRelease(set, action, versionId)
    const source = set.get(versionId) ?? set.get(publishedId) ?? set.get(draftIdOf(publishedId))
    if (!source) throw documentNotFound(publishedId)
    const system = typeof source._system === 'object' ? source._system : {}
    const version = { ...source, _id: versionId, _system: { ...system, delete: true } }
    set.put(version, { createOrReplace: version as JsonValue })
  },
}

/** @throws {Refusal} 400 for the id of anything else, 409 when its release is not open */
function checkVariant(set: WorkingSet, action: Action, id: string): void {
  if (!isVariantId(id) || publishedIdOf(id) === id) {
    throw invalidDocument(`"${id}" is not the ID of a draft or version`)
  }
  requireOpenRelease(set, action, id)
}
