import { isObject } from '../mutate/patch.ts'
import { releaseDocumentId, releaseOf } from '../store/ids.ts'
import { documentNotFound, invalidDocument, Refusal } from '../store/refusal.ts'
import type { WorkingSet } from '../store/working-set.ts'
import type { JsonValue, LakeDocument } from '../types.ts'
import type { Action } from './apply-actions.ts'
import { idField } from './fields.ts'

const namePattern = /^[a-zA-Z0-9_-]{1,64}$/
/** A perspective takes these for something else than a release. */
const takenNames = ['drafts', 'published', 'previewDrafts', 'raw']
const types = ['asap', 'scheduled', 'undecided']

/** The release that an action names, whether it exists or not. @throws {Refusal} 400 */
export function releaseField(action: Action): { id: string; name: string } {
  const name = idField(action, 'releaseId')
  if (namePattern.test(name) && !takenNames.includes(name)) {
    return { id: releaseDocumentId(name), name }
  }
  throw invalidDocument(
    `"${name}" cannot name a release: use 1 to 64 of a-z, A-Z, 0-9, "_", "-", and not ${takenNames.join(', ')}`,
  )
}

/** The release that an action is about. @throws {Refusal} 400, or 409 when there is none */
export function findRelease(set: WorkingSet, action: Action): LakeDocument {
  const { id } = releaseField(action)
  const release = set.get(id)
  if (release?._type !== 'system.release') throw documentNotFound(id)
  return release
}

/** @throws {Refusal} 409 when the release is in none of the states */
export function requireState(release: LakeDocument, action: Action, states: string[]): void {
  if (states.includes(String(release.state))) return
  throw new Refusal(409, {
    type: 'releaseStateError',
    description: `The release "${String(release.name)}" is ${String(release.state)}: "${action.actionType}" needs it to be ${states.join(' or ')}`,
    id: release._id,
    state: release.state,
  })
}

/** A version can change only while its release is open. Versions of no known release always can. @throws {Refusal} 409 */
export function requireOpenRelease(set: WorkingSet, action: Action, versionId: string): void {
  const name = releaseOf(versionId)
  const release = name === undefined ? undefined : set.get(releaseDocumentId(name))
  if (release?._type === 'system.release') requireState(release, action, ['active'])
}

/** What people say about a release. @throws {Refusal} 400 */
export function readMetadata(metadata: JsonValue | undefined): { [field: string]: JsonValue } {
  if (!isObject(metadata)) throw invalidDocument('"metadata" of a release must be an object')
  const { releaseType = 'undecided', intendedPublishAt } = metadata
  if (typeof releaseType !== 'string' || !types.includes(releaseType)) {
    throw invalidDocument(`"releaseType" of a release must be ${types.join(', ')}`, releaseType)
  }
  const isTimeKnown = intendedPublishAt !== undefined && intendedPublishAt !== null
  if (isTimeKnown && !isMoment(intendedPublishAt)) {
    throw invalidDocument('"intendedPublishAt" must be a date and time', intendedPublishAt)
  }
  return { ...metadata, releaseType }
}

/** Whether a value is a moment in ISO 8601, such as `2030-01-31T09:00:00Z`. */
export function isMoment(value: JsonValue | undefined): value is string {
  return (
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) &&
    !Number.isNaN(Date.parse(value))
  )
}
