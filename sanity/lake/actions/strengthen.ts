import type { JsonValue, LakeDocument } from '../types.ts'

/** The document with those references made strong that were weak only until their target is published. */
export function strengthenReferences(document: LakeDocument): LakeDocument {
  return Object.fromEntries(
    Object.entries(document).map(([field, value]) => [
      field,
      value === undefined ? value : strengthen(value),
    ]),
  ) as LakeDocument
}

function strengthen(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(strengthen)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.fromEntries(
    Object.entries(value).map(([field, item]) => [field, strengthen(item)]),
  )
  const waiting = fields._strengthenOnPublish
  if (typeof fields._ref !== 'string' || waiting === undefined) return fields
  const { _strengthenOnPublish, _weak, ...strong } = fields
  // Some schemas ask for a reference that stays weak; the marker says so.
  const staysWeak =
    typeof waiting === 'object' && waiting !== null && 'weak' in waiting && waiting.weak
  return staysWeak ? { ...strong, _weak: true } : strong
}
