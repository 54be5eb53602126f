import { checkOperations, isObject, patchDocument } from '../mutate/patch.ts'
import { publishedIdOf, releaseOf } from '../store/ids.ts'
import { documentExists, invalidDocument, Refusal } from '../store/refusal.ts'
import type { WorkingSet } from '../store/working-set.ts'
import type { JsonValue, LakeDocument } from '../types.ts'
import type { Action, ApplyAction } from './apply-actions.ts'
import { publishVariant } from './publish-variant.ts'
import { findRelease, isMoment, readMetadata, releaseField, requireState } from './releases.ts'

/**
 * The actions on a release, by name without `sanity.action.`. What is on its way on the hosted lake (`publishing`,
 * `archiving` …) is done here when the answer comes.
 */
export const releaseActions: Record<string, ApplyAction> = {
  'release.create': (set, action) => {
    const { id, name } = releaseField(action)
    if (set.get(id)) throw documentExists(id)
    const metadata = readMetadata(action.metadata ?? {})
    const release = { _id: id, _type: 'system.release', name, state: 'active', metadata }
    set.put(release, { create: release as JsonValue })
  },

  'release.edit': (set, action) => {
    const release = findRelease(set, action)
    requireState(release, action, ['active', 'scheduled'])
    if (!isObject(action.patch)) {
      throw invalidDocument(`The action "${action.actionType}" needs "patch"`)
    }
    checkOperations(action.patch)
    const edited = patchDocument(set, release, action.patch)
    for (const field of new Set([...Object.keys(release), ...Object.keys(edited)])) {
      const isFree = field === 'metadata' || field === '_rev' || field === '_updatedAt'
      if (isFree || JSON.stringify(edited[field]) === JSON.stringify(release[field])) continue
      throw invalidDocument(`Only "metadata" of a release can be edited, not "${field}"`)
    }
    readMetadata(edited.metadata)
  },

  'release.publish': (set, action) => {
    const release = findRelease(set, action)
    requireState(release, action, ['active', 'scheduled'])
    const versions = versionsIn(set, release)
    for (const version of versions) publishVariant(set, version, publishedIdOf(version._id))
    const { publishAt: _publishAt, scheduledBy: _scheduledBy, error: _error, ...rest } = release
    const finalDocumentStates = statesOf(versions)
    change(set, { ...rest, state: 'published', publishedAt: set.timestamp, finalDocumentStates })
  },

  'release.schedule': (set, action, { author }) => {
    const release = findRelease(set, action)
    requireState(release, action, ['active'])
    const { publishAt } = action
    if (!isMoment(publishAt)) {
      throw invalidDocument(`The action "${action.actionType}" needs "publishAt", a date and time`)
    }
    const { error: _error, ...rest } = release
    change(set, { ...rest, state: 'scheduled', publishAt, scheduledBy: author })
  },

  'release.unschedule': (set, action) => {
    const release = findRelease(set, action)
    requireState(release, action, ['scheduled'])
    const { publishAt: _publishAt, scheduledBy: _scheduledBy, ...rest } = release
    change(set, { ...rest, state: 'active' })
  },

  'release.archive': (set, action) => {
    const release = findRelease(set, action)
    requireState(release, action, ['active'])
    const versions = versionsIn(set, release)
    for (const { _id } of versions) set.remove(_id, { delete: { id: _id } })
    const { error: _error, ...rest } = release
    change(set, { ...rest, state: 'archived', finalDocumentStates: statesOf(versions) })
  },

  'release.unarchive': (set, action, { lastRevision }) => {
    const release = findRelease(set, action)
    requireState(release, action, ['archived'])
    const { finalDocumentStates, ...rest } = release
    for (const id of idsIn(finalDocumentStates)) {
      const version = lastRevision(id)
      if (!version) throw tooLongAgo(action, id)
      set.put(version, { createOrReplace: version as JsonValue })
    }
    change(set, { ...rest, state: 'active' })
  },

  'release.delete': (set, action) => {
    const release = findRelease(set, action)
    requireState(release, action, ['archived', 'published'])
    for (const { _id } of [...versionsIn(set, release), release]) {
      set.remove(_id, { delete: { id: _id } })
    }
  },
}

function versionsIn(set: WorkingSet, { name }: LakeDocument): LakeDocument[] {
  return [...set.all()].filter(({ _id }) => releaseOf(_id) === name)
}

/** Which documents a release held at its end; their content is in history. */
function statesOf(versions: LakeDocument[]): JsonValue[] {
  return versions.map(({ _id }) => ({ _key: publishedIdOf(_id), id: _id }))
}

function idsIn(states: JsonValue | undefined): string[] {
  if (!Array.isArray(states)) return []
  return states.flatMap((state) =>
    isObject(state) && typeof state.id === 'string' ? [state.id] : [],
  )
}

function change(set: WorkingSet, release: LakeDocument): void {
  set.put(release, { createOrReplace: release as JsonValue })
}

function tooLongAgo(action: Action, id: string): Refusal {
  return new Refusal(409, {
    type: 'documentNotFoundError',
    description: `The release "${String(action.releaseId)}" cannot come back: history no longer has "${id}"`,
    id,
  })
}
