import { type BodyPatch, changeBody } from '#sanity/tidy/change-body.ts'
import type { Version } from '#sanity/tidy/undo.ts'

/**
 * The patches that lead from one version to another, sent as one change.
 * @param field where the text stands in its document
 */
export function patchesBetween(field: string, before: Version, after: Version): BodyPatch[] {
  const patches = changeBody(field, before.body, after.body)
  for (const name of ['title', 'subtitle'] as const) {
    const [old, recent] = [before[name] ?? '', after[name] ?? '']
    if (old === recent) continue
    patches.push(recent === '' ? { unset: [name] } : { set: { [name]: recent } })
  }
  return patches
}
