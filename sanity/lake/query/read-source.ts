import type { ExprNode } from 'groq-js'
import type { DocumentSource } from '../store/document-set.ts'
import {
  compareDocuments,
  compareKeys,
  entryOf,
  incomparable,
  keyOf,
  type OrderedDocument,
  type Ordering,
  placeOf,
} from '../store/ordered-lists.ts'
import type { LakeDocument } from '../types.ts'
import { byId, candidatesOf } from './candidates.ts'
import type { Bound, Test } from './conditions.ts'
import type { Source } from './sources.ts'
import { ticking } from './ticking.ts'

export type SourceReader = {
  documents: DocumentSource
  /** Prepares each document before the query sees it. */
  prepare?: ((document: LakeDocument) => LakeDocument) | undefined
  /** Throws when the time is over. */
  checkDeadline(): void
  /** Evaluates an expression that does not depend on its place. */
  evaluate(tree: ExprNode): unknown
}

const unordered: Ordering = { name: '', keys: [] }
const fewest = 32
/** A range of fewer documents, or of a smaller share of them, is sorted when it is asked for. */
const narrow = 500
const smallShare = 1 / 16

/** The documents of a source, in its order, at most as many as wanted. */
export function readSource(reader: SourceReader, source: Source, wanted: number): LakeDocument[] {
  const ordering = source.ordering ?? unordered
  const inOrder = orderedCandidates(reader, source, ordering, wanted)
  if (inOrder) return select(reader, source, inOrder, wanted)
  const found = select(reader, source, candidatesOf(reader.documents, source.scans), Infinity)
  return sorted(found, ordering)
}

/** How many documents a source has, where a kept list tells without a look at each of them. */
export function countSource(reader: SourceReader, source: Source): number {
  return countInLists(reader, source) ?? readSource(reader, source, Infinity).length
}

/** All that lies in the widest range that is enough, and whatever else passes. */
function countInLists(reader: SourceReader, source: Source): number | undefined {
  const lists = listsOf(reader, source)
  if (!lists || source.rest.length > 0) return undefined
  if (source.enough === 'all') return lists(unordered)?.length
  let widest: { list: readonly OrderedDocument[]; from: number; to: number } | undefined
  for (const bound of source.enough) {
    const list = lists(orderedBy(bound))
    if (!list) continue
    const range = { list, ...rangeWithin(list, bound) }
    if (!widest || range.to - range.from > widest.to - widest.from) widest = range
  }
  if (!widest) return undefined
  const { list, from, to } = widest
  const tests = source.tests.filter(({ isOfType }) => !isOfType)
  let count = to - from
  for (const [place, { document }] of [...list.slice(0, from), ...list.slice(to)].entries()) {
    if (place % 64 === 63) reader.checkDeadline()
    if (passes(document, tests)) count++
  }
  return count
}

/** The kept lists of the one type to which a source is limited. */
function listsOf(
  { documents }: SourceReader,
  { scans }: Source,
): ((by: Ordering) => readonly OrderedDocument[] | undefined) | undefined {
  const [scan] = scans
  const { ordered } = documents
  if (!ordered || scans.length !== 1 || !scan?.types || scan.ids || scan.slugs || scan.targets) {
    return undefined
  }
  const [type] = scan.types
  if (type === undefined || scan.types.size > 1) return undefined
  const view = { name: ordered.name, get: (id: string) => documents.get(id) }
  return (by) => ordered.lists.list(view, type, by, () => documents.ofType(type))
}

function orderedBy({ name, reading }: Bound): Ordering {
  return { name: `by ${name}`, keys: [{ read: reading, descending: false }] }
}

/** Candidates that already stand in the order, from the lists that are kept. */
function orderedCandidates(
  reader: SourceReader,
  source: Source,
  ordering: Ordering,
  wanted: number,
): Iterable<LakeDocument> | undefined {
  const lists = listsOf(reader, source)
  if (!lists) return undefined
  let narrowest: { bound: Bound; total: number; list: readonly OrderedDocument[] } | undefined
  for (const { bound } of source.tests) {
    const list = bound && lists(orderedBy(bound))
    if (!list) continue
    const { from, to } = rangeWithin(list, bound)
    if (narrowest && to - from >= narrowest.list.length) continue
    narrowest = { bound, total: list.length, list: list.slice(from, to) }
  }
  // A narrow range is quickly sorted; a wide one is read in order, and only as far as wanted.
  if (narrowest && narrowest.list.length <= Math.max(narrow, narrowest.total * smallShare)) {
    const { bound, list } = narrowest
    const tests = source.tests.filter((test) => !test.isOfType && test.bound !== bound)
    const passing = passingOf(reader, tests, list)
    const first = source.rest.length === 0 ? firstOf(passing, ordering, wanted) : undefined
    return first ?? sorted(passing.sort(byId), ordering)
  }
  const all = lists(ordering)
  return all && documentsOf(all)
}

function passes(document: LakeDocument, tests: Test[]): boolean {
  return tests.every(({ reading }) => reading(document) === true)
}

function passingOf(
  reader: SourceReader,
  tests: Test[],
  list: readonly OrderedDocument[],
): LakeDocument[] {
  const passing: LakeDocument[] = []
  for (const [place, { document }] of list.entries()) {
    if (place % 64 === 63) reader.checkDeadline()
    if (passes(document, tests)) passing.push(document)
  }
  return passing
}

/** The first few in an order, found without sorting the others; `undefined` when they are not few. */
function firstOf(
  documents: LakeDocument[],
  ordering: Ordering,
  wanted: number,
): LakeDocument[] | undefined {
  if (wanted * 4 > documents.length) return undefined
  const first: OrderedDocument[] = []
  for (const document of documents) {
    const entry = entryOf(document, ordering)
    if (!entry) return undefined
    const last = first.at(-1)
    const isFull = first.length >= wanted
    if (isFull && (!last || compareDocuments(last, entry, ordering) <= 0)) continue
    if (isFull) first.pop()
    first.splice(
      placeOf(first, (other) => compareDocuments(other, entry, ordering) < 0),
      0,
      entry,
    )
  }
  return first.map(({ document }) => document)
}

/** The part of a list, ordered by what the bound compares, in which the bound holds. */
function rangeWithin(
  list: readonly OrderedDocument[],
  { operator, constant }: Bound,
): { from: number; to: number } {
  const key = keyOf(constant)
  if (Number.isNaN(key.value) || key.rank === incomparable) return { from: 0, to: 0 }
  const firstPast = (isBefore: (order: number) => boolean) =>
    placeOf(list, ({ keys: [first] }) => first !== undefined && isBefore(compareKeys(first, key)))
  // What is of another kind compares with nothing.
  const rank = (wanted: number) => placeOf(list, ({ keys: [first] }) => (first?.rank ?? 0) < wanted)
  switch (operator) {
    case '<':
      return { from: rank(key.rank), to: firstPast((order) => order < 0) }
    case '<=':
      return { from: rank(key.rank), to: firstPast((order) => order <= 0) }
    case '>':
      return { from: firstPast((order) => order <= 0), to: rank(key.rank + 1) }
    case '>=':
      return { from: firstPast((order) => order < 0), to: rank(key.rank + 1) }
  }
}

function* documentsOf(list: Iterable<OrderedDocument>): Iterable<LakeDocument> {
  for (const { document } of list) yield document
}

function select(
  reader: SourceReader,
  source: Source,
  candidates: Iterable<LakeDocument>,
  wanted: number,
): LakeDocument[] {
  const found: LakeDocument[] = []
  let waiting: LakeDocument[] = []
  let seen = 0
  let size = fewest
  const decide = () => {
    const condition = source.rest.reduce((left, right) => ({ type: 'And', left, right }))
    const expr = ticking(condition, reader.checkDeadline)
    const tree: ExprNode = { type: 'Filter', base: { type: 'Value', value: waiting }, expr }
    const kept = reader.evaluate(tree)
    if (Array.isArray(kept)) for (const document of kept) found.push(document)
    waiting = []
    size *= 2
  }
  for (const document of candidates) {
    if (found.length >= wanted) return found
    if (seen++ % 64 === 63) reader.checkDeadline()
    if (!passes(document, source.tests)) continue
    const prepared = reader.prepare ? reader.prepare(document) : document
    if (source.rest.length === 0) found.push(prepared)
    else if (waiting.push(prepared) >= size) decide()
  }
  if (waiting.length > 0) decide()
  return found
}

/** Documents in the order of their ids, sorted as the evaluator sorts, equal ones as they came. */
function sorted(documents: LakeDocument[], { keys }: Ordering): LakeDocument[] {
  if (keys.length === 0) return documents
  const entries = documents.map((document) => ({
    document,
    found: keys.map(({ read }) => keyOf(read(document))),
  }))
  entries.sort((left, right) => {
    for (const [place, { descending }] of keys.entries()) {
      const [one, other] = [left.found[place], right.found[place]]
      const order = one && other ? compareKeys(one, other) : 0
      // Dates that do not exist make it NaN, which leaves the two as they are.
      if (order !== 0) return descending ? -order : order
    }
    return 0
  })
  return entries.map(({ document }) => document)
}
