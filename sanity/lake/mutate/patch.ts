import { Mutation as Patching } from '@sanity/mutator'
import { invalidDocument, Refusal, revisionMismatch } from '../store/refusal.ts'
import type { WorkingSet } from '../store/working-set.ts'
import type { JsonValue, LakeDocument } from '../types.ts'
import { withArrayKeys } from './array-keys.ts'

/** The operators of a patch, without its target. */
export type PatchOperations = { [operator: string]: JsonValue }

/** Characters of one path, and the furthest bound of a range in it. */
const longestPath = 4096
const furthestBound = 10_000

const byPath = ['set', 'setIfMissing', 'inc', 'dec', 'diffMatchPatch']

/**
 * Checks the shape of a patch's operators.
 * @throws {Refusal} 400 that names the operator.
 */
export function checkOperations(operations: PatchOperations): void {
  for (const [operator, value] of Object.entries(operations)) {
    const valid = byPath.includes(operator)
      ? isObject(value) && valuesFit(operator, value)
      : operator === 'unset'
        ? Array.isArray(value) && value.every((path) => typeof path === 'string')
        : operator === 'insert' && isObject(value) && isInsert(value)
    if (!valid) throw invalidDocument(`The patch operator "${operator}" cannot be used like this`)
    for (const path of pathsOf(operator, value)) checkPath(path)
  }
}

function pathsOf(operator: string, value: JsonValue): string[] {
  if (Array.isArray(value)) return value.map(String)
  if (!isObject(value)) return []
  if (operator !== 'insert') return Object.keys(value)
  return ['before', 'after', 'replace'].flatMap((place) =>
    typeof value[place] === 'string' ? [value[place]] : [],
  )
}

/**
 * The patcher counts every index of a range, whether the array has it or not, which could fill the memory. And what it sets
 * on a `__proto__` is gone without a word.
 */
function checkPath(path: string): void {
  if (path.length > longestPath) {
    throw invalidDocument(`A path may have ${longestPath} characters at most`)
  }
  const bare = path.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/gs, '')
  if (/(^|[.\]])__proto__($|[.[])/.test(bare)) {
    throw invalidDocument(`A path cannot lead through "__proto__": "${path}"`)
  }
  if (!bare.includes(':')) return
  const bounds = bare.match(/\d+/g) ?? []
  if (bounds.every((bound) => Number(bound) <= furthestBound)) return
  throw invalidDocument(
    `The ranges of a path end at ${furthestBound}: "${path}" goes further. Leave the end out to mean all items.`,
  )
}

function valuesFit(operator: string, values: { [path: string]: JsonValue }): boolean {
  if (operator === 'inc' || operator === 'dec') {
    return Object.values(values).every((value) => typeof value === 'number')
  }
  if (operator !== 'diffMatchPatch') return true
  return Object.values(values).every((value) => typeof value === 'string')
}

function isInsert(value: { [key: string]: JsonValue }): boolean {
  const places = ['before', 'after', 'replace'].filter((place) => place in value)
  return (
    places.length === 1 && typeof value[places[0] ?? ''] === 'string' && Array.isArray(value.items)
  )
}

/** The operators with a `_key` for every array item in the values that they write. */
export function operationsWithKeys(operations: PatchOperations): PatchOperations {
  const keyed = { ...operations }
  for (const operator of ['set', 'setIfMissing', 'insert']) {
    const value = keyed[operator]
    if (value !== undefined) keyed[operator] = withArrayKeys(value)
  }
  return keyed
}

/**
 * Applies a patch's operators with the Studio's own patcher: setIfMissing, set, unset, diffMatchPatch,
 * inc, dec, insert, in this order.
 * @throws {Refusal} when a path cannot be read or the patch would change what may not change.
 */
export function patchDocument(
  set: WorkingSet,
  document: LakeDocument,
  operations: PatchOperations,
): LakeDocument {
  const patched = applyOperations(document, operations)
  for (const field of ['_id', '_type']) {
    if (patched[field] === document[field]) continue
    throw invalidDocument(
      `Cannot modify the immutable attribute "${field}" of document "${document._id}"`,
    )
  }
  return set.put(
    { ...patched, _id: document._id, _type: document._type, _createdAt: document._createdAt },
    { patch: { id: document._id, ...operations } },
  )
}

function applyOperations(document: LakeDocument, operations: PatchOperations): LakeDocument {
  try {
    const patching = new Patching({ mutations: [{ patch: { ...operations, id: document._id } }] })
    return (patching.apply(document) ?? document) as LakeDocument
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Refusal(400, {
      type: 'invalidPatchError',
      description: `The patch of document "${document._id}" cannot be applied: ${reason}`,
      id: document._id,
    })
  }
}

/**
 * Compares with the revision that the caller has seen. Within one transaction both the revision from before
 * it and its own count as seen.
 * @throws {Refusal} 409
 */
export function checkRevision(set: WorkingSet, document: LakeDocument, expected: JsonValue): void {
  const original = set.original(document._id)?._rev
  if (typeof expected === 'string' && [document._rev, original].includes(expected)) return
  throw revisionMismatch(document._id, document._rev, String(expected))
}

export function isObject(value: unknown): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
