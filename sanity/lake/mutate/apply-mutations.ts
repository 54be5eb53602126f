import { findIds } from '../query/find-ids.ts'
import { createId, isTransactionId } from '../store/ids.ts'
import {
  documentExists,
  documentNotFound,
  invalidDocument,
  Refusal,
  refusalAnswer,
  validationError,
} from '../store/refusal.ts'
import type { KeptFields, NewDocument, WorkingSet } from '../store/working-set.ts'
import type { CommitOptions, CommitResult, JsonValue, LakeDocument, Mutation } from '../types.ts'
import { withArrayKeys } from './array-keys.ts'
import {
  checkOperations,
  checkRevision,
  isObject,
  operationsWithKeys,
  type PatchOperations,
  patchDocument,
} from './patch.ts'

type Fields = { [field: string]: JsonValue }
type Result = CommitResult['results'][number]
type Apply = (set: WorkingSet, target: Fields, options: CommitOptions) => Result[]

const mostByQuery = 10_000
const timePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/

const operations: Record<string, Apply> = {
  create: (set, target, options) => {
    const document = newDocument(target, options)
    if (set.get(document._id)) throw documentExists(document._id)
    const kept = keptFields(document, options)
    return [result('create', set.put(document, { create: asJson(document) }, kept))]
  },
  createIfNotExists: (set, target, options) => {
    const document = newDocument(target, options)
    const existing = set.get(document._id)
    if (existing) return [result('none', existing)]
    const kept = keptFields(document, options)
    return [result('create', set.put(document, { createIfNotExists: asJson(document) }, kept))]
  },
  createOrReplace: (set, target, options) => {
    const document = newDocument(target, options)
    const existing = set.get(document._id)
    const _createdAt = document._createdAt ?? existing?._createdAt
    const mutation = { createOrReplace: asJson(document) }
    const stored = set.put({ ...document, _createdAt }, mutation, keptFields(document, options))
    return [result(existing ? 'update' : 'create', stored)]
  },
  delete: (set, target, options) => {
    const { ids } = targetsOf(set, target, options)
    return ids.map((id) => {
      if (!set.get(id)) return { id, operation: 'none' }
      set.remove(id, { delete: { id } })
      return { id, operation: 'delete' }
    })
  },
  patch: (set, target, options) => {
    const { id: _id, query: _query, params: _params, ifRevisionID, ...rest } = target
    checkOperations(rest)
    const patch: PatchOperations = options.autoGenerateArrayKeys ? operationsWithKeys(rest) : rest
    const { ids, byQuery } = targetsOf(set, target, options)
    return ids.flatMap((id) => {
      const document = set.get(id)
      if (!document) {
        if (byQuery) return []
        throw documentNotFound(id)
      }
      if (ifRevisionID !== undefined) checkRevision(set, document, ifRevisionID)
      return [result('update', patchDocument(set, document, patch))]
    })
  },
}

/**
 * Applies mutations in order; each sees what those before it did.
 * @throws {LakeError} that names the first mutation that cannot be done.
 */
export function applyMutations(
  set: WorkingSet,
  mutations: Mutation[],
  options: CommitOptions,
): Result[] {
  const results = mutations.flatMap((mutation, index) => {
    set.index = index
    try {
      const [operation, target] = onlyOperation(mutation)
      const apply = Object.hasOwn(operations, operation) ? operations[operation] : undefined
      if (!apply) throw invalidDocument(`There is no mutation "${operation}"`)
      return apply(set, target, options)
    } catch (error) {
      if (error instanceof Refusal) throw refusalAnswer('mutation', index, error)
      throw error
    }
  })
  return results.map((result) => withFinalDocument(set, result))
}

/** A document that later mutations changed is reported as the transaction leaves it. */
function withFinalDocument(set: WorkingSet, { id, operation }: Result): Result {
  const document = set.get(id)
  return document ? { id, operation, document } : { id, operation }
}

function onlyOperation(mutation: Mutation): [string, Fields] {
  const entries = isObject(mutation) ? Object.entries(mutation) : []
  const [operation, target] = entries[0] ?? []
  if (entries.length !== 1 || operation === undefined || !isObject(target)) {
    throw validationError(
      'A mutation is an object with one operation: create, createOrReplace, createIfNotExists, delete or patch',
    )
  }
  return [operation, target]
}

/** The document to be created; an id that is missing, or ends in a dot, is completed. */
function newDocument(target: Fields, options: CommitOptions): NewDocument {
  const document = (options.autoGenerateArrayKeys ? withArrayKeys(target) : target) as Fields
  const { _id, _type } = document
  if (_id !== undefined && typeof _id !== 'string') throw invalidDocument('_id must be a string')
  if (typeof _type !== 'string') {
    throw invalidDocument('The document is missing the required attribute "_type"', _type)
  }
  const complete = !_id || _id.endsWith('.') ? `${_id ?? ''}${createId()}` : _id
  return { ...document, _id: complete, _type }
}

/** What a restored document keeps of itself. @throws {Refusal} 400 when it could not have come from a lake. */
function keptFields(document: NewDocument, { keepSystemFields }: CommitOptions): KeptFields {
  if (!keepSystemFields) return {}
  const { _rev, _createdAt, _updatedAt } = document
  if (_rev !== undefined && !isTransactionId(_rev)) {
    throw invalidDocument(`Document "${document._id}" has a "_rev" that is no revision`, _rev)
  }
  for (const [field, time] of Object.entries({ _createdAt, _updatedAt })) {
    if (time === undefined || isTime(time)) continue
    throw invalidDocument(`Document "${document._id}" has a "${field}" that is no time`, time)
  }
  return { ...(_rev !== undefined && { _rev }), ...(isTime(_updatedAt) && { _updatedAt }) }
}

function isTime(value: unknown): value is string {
  return typeof value === 'string' && timePattern.test(value) && !Number.isNaN(Date.parse(value))
}

function targetsOf(
  set: WorkingSet,
  target: Fields,
  options: CommitOptions,
): { ids: string[]; byQuery: boolean } {
  if (typeof target.id === 'string') return { ids: [target.id], byQuery: false }
  if (Array.isArray(target.id) && target.id.every((id) => typeof id === 'string')) {
    return { ids: target.id, byQuery: false }
  }
  if (typeof target.query !== 'string')
    throw invalidDocument('A patch or delete needs an id or a query')
  const params = isObject(target.params) ? target.params : {}
  const ids = findIds(set, target.query, params, options.identity.id)
  if (ids.length > mostByQuery) {
    throw invalidDocument(`The query matches more than ${mostByQuery} documents`)
  }
  return { ids, byQuery: true }
}

function result(operation: Result['operation'], { _id }: LakeDocument): Result {
  return { id: _id, operation }
}

/** A document holds `undefined` for absent fields only in types; what arrives from JSON has none. */
function asJson(document: NewDocument): JsonValue {
  return document as JsonValue
}
