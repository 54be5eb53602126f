import { isDeepStrictEqual } from 'node:util'
import { Mutation as Patching } from '@sanity/mutator'
import { applyPatch } from 'mendoza'
import { withoutRevision } from '../history/mendoza.ts'
import type { Transaction } from '../store/changes.ts'
import type { Store } from '../store/open-store.ts'
import {
  type Identity,
  type JsonValue,
  type LakeDocument,
  LakeError,
  type Mutation,
} from '../types.ts'
import { type PatchProgram, startingDocument } from './patch-programs.ts'

type Document = { [field: string]: JsonValue }

/** What the programs did; `differences` holds one sentence for each. */
export type Comparison = { changed: number; refused: number; differences: string[] }

const writer: Identity = { id: 'torture', name: 'Torture', role: 'editor', kind: 'robot' }
const refused = Symbol('refused')

/**
 * Runs programs on the store and on the patcher of the Studio, and compares after each transaction: the document,
 * the document that a listener makes of the mutations and of the effects it hears, and the one it gets by
 * going back.
 */
export function comparePatches(store: Store, programs: PatchProgram[]): Comparison {
  const comparison: Comparison = { changed: 0, refused: 0, differences: [] }
  const heard: Transaction[] = []
  const stop = store.subscribe((transaction) => heard.push(transaction))
  for (const { id, transactions } of programs) {
    store.commit([{ create: startingDocument(id) }], { identity: writer })
    for (const mutations of transactions) {
      const before = store.get(id)
      const expected = applyReference(before ? content(before) : null, mutations)
      heard.length = 0
      const accepted = commit(store, mutations)
      const after = store.get(id)
      comparison[accepted ? 'changed' : 'refused']++
      const differs = (what: string) =>
        comparison.differences.push(
          `${what} of ${JSON.stringify(mutations)} on ${JSON.stringify(before)}`,
        )
      if (accepted !== (expected !== refused)) differs(accepted ? 'Acceptance' : 'Refusal')
      else if (expected !== refused && !isEqual(after && content(after), expected))
        differs('Result')
      else differencesHeard(heard, before, after).forEach(differs)
    }
  }
  stop()
  return comparison
}

/** The documents of a store that were read from disk, beside those that were in memory when it closed. */
export function compareDocuments(store: Store, expected: ReadonlyMap<string, object>): string[] {
  return [...expected].flatMap(([id, document]) =>
    isDeepStrictEqual(store.get(id), document) ? [] : [`Document ${id} on disk`],
  )
}

function commit(store: Store, mutations: Mutation[]): boolean {
  try {
    store.commit(structuredClone(mutations), { identity: writer })
    return true
  } catch (error) {
    if (error instanceof LakeError && error.status < 500) return false
    throw error
  }
}

/** What the Studio's patcher makes of a transaction; where it lets pass what a lake refuses, that is added. */
function applyReference(
  document: Document | null,
  mutations: Mutation[],
): Document | undefined | typeof refused {
  let exists = document !== null
  for (const mutation of mutations) {
    if ((mutation.create && exists) || (mutation.patch && !exists)) return refused
    exists = !mutation.delete
  }
  try {
    const patching = new Patching({ mutations: structuredClone(mutations) as never[] })
    const result = patching.apply(document as never)
    return result ? content(result) : undefined
  } catch {
    return refused
  }
}

function differencesHeard(
  heard: Transaction[],
  before: LakeDocument | undefined,
  after: LakeDocument | undefined,
): string[] {
  const change = heard[0]?.changes[0]
  if (!change) return isEqual(before, after) ? [] : ['Silence']
  const { apply, revert } = change.effects
  const told = applyReference(before ? content(before) : null, change.mutations)
  const differences: string[] = []
  if (told === refused || !isEqual(told, after && content(after)))
    differences.push('Told mutations')
  if (!isEqual(applyPatch(withoutRevision(before), apply), withoutRevision(after)))
    differences.push('Effects')
  if (!isEqual(applyPatch(withoutRevision(after), revert), withoutRevision(before)))
    differences.push('Effects back')
  return differences
}

/** A document as JSON carries it, without what the lake itself writes. */
function content(document: object): Document {
  const { _rev, _createdAt, _updatedAt, ...fields } = document as Document
  return JSON.parse(JSON.stringify(fields)) as Document
}

function isEqual(left: unknown, right: unknown): boolean {
  return isDeepStrictEqual(left ?? null, right ?? null)
}
