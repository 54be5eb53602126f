import { isObject } from '../mutate/patch.ts'
import { isVariantId, publishedIdOf } from '../store/ids.ts'
import { invalidDocument, revisionMismatch } from '../store/refusal.ts'
import type { NewDocument, WorkingSet } from '../store/working-set.ts'
import type { JsonValue } from '../types.ts'
import type { Action } from './apply-actions.ts'

/** A required id of an action. @throws {Refusal} 400 */
export function idField(action: Action, name: string): string {
  const id = action[name]
  if (typeof id === 'string' && id !== '') return id
  throw invalidDocument(`The action "${action.actionType}" needs "${name}"`)
}

/** The two ids of an action on a draft or version and its published document. @throws {Refusal} 400 */
export function idPair(
  action: Action,
  variant: 'draftId' | 'versionId',
): { variantId: string; publishedId: string } {
  const variantId = idField(action, variant)
  const publishedId = idField(action, 'publishedId')
  if (isVariantId(variantId) && publishedIdOf(variantId) === publishedId) {
    return { variantId, publishedId }
  }
  throw invalidDocument(`"${variantId}" is not a draft or version of the document "${publishedId}"`)
}

/** A required document of an action, under the given id when it carries none. @throws {Refusal} 400 */
export function documentField(action: Action, name: string, defaultId?: string): NewDocument {
  const document = action[name]
  if (!isObject(document)) {
    throw invalidDocument(`The action "${action.actionType}" needs "${name}"`)
  }
  const _id = document._id ?? defaultId
  if (typeof _id !== 'string' || typeof document._type !== 'string') {
    throw invalidDocument(
      `"${name}" of the action "${action.actionType}" needs "_id" and "_type"`,
      document._type,
    )
  }
  return { ...document, _id, _type: document._type }
}

/** Compares a document with the revision that the action expects, if it expects one. @throws {Refusal} 409 */
export function checkExpectedRevision(
  set: WorkingSet,
  id: string,
  expected: JsonValue | undefined,
): void {
  if (typeof expected !== 'string') return
  const current = set.get(id)?._rev
  const original = set.original(id)?._rev
  if (current === undefined || ![current, original].includes(expected)) {
    throw revisionMismatch(id, current ?? '', expected)
  }
}
