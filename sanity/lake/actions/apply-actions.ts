import { isObject } from '../mutate/patch.ts'
import { Refusal, refusalAnswer } from '../store/refusal.ts'
import type { WorkingSet } from '../store/working-set.ts'
import type { JsonValue, LakeDocument } from '../types.ts'
import { documentActions } from './document-actions.ts'
import { releaseActions } from './release-actions.ts'
import { versionActions } from './version-actions.ts'

/** An action as `@sanity/client` sends it. */
export type Action = { actionType: string; [field: string]: JsonValue }

/** What an action may need to know besides the documents. */
export type Acting = {
  /** Id of the identity that acts. */
  author: string
  /** The last state of a document that may be gone; `undefined` when history has none. */
  lastRevision(id: string): LakeDocument | undefined
}

export type ApplyAction = (set: WorkingSet, action: Action, acting: Acting) => void

const actions: Record<string, ApplyAction> = {
  ...documentActions,
  ...versionActions,
  ...releaseActions,
}
const prefix = 'sanity.action.'

/**
 * Applies actions in order; each sees what those before it did.
 * @throws {LakeError} that names the first action that cannot be done.
 */
export function applyActions(set: WorkingSet, requested: Action[], acting: Acting): void {
  for (const [index, action] of requested.entries()) {
    set.index = index
    try {
      findAction(action)(set, action, acting)
    } catch (error) {
      if (error instanceof Refusal) throw refusalAnswer('action', index, error)
      throw error
    }
  }
}

function findAction(action: Action): ApplyAction {
  const type = isObject(action) ? action.actionType : undefined
  const name = typeof type === 'string' ? type.slice(prefix.length) : ''
  if (typeof type === 'string' && type.startsWith(prefix) && Object.hasOwn(actions, name)) {
    const apply = actions[name]
    if (apply) return apply
  }
  throw new Refusal(400, {
    type: 'unsupportedActionError',
    description: `The embedded lake does not know the action "${String(type)}": variants and the import of releases need a hosted project`,
  })
}
