import type { ExprNode } from 'groq-js'
import type { DocumentSource } from '../store/document-set.ts'
import {
  compareKeys,
  keyOf,
  type OrderedDocument,
  type Ordering,
  placeOf,
} from '../store/ordered-lists.ts'
import type { LakeDocument } from '../types.ts'
import { byId, candidatesOf } from './candidates.ts'
import type { Bound, Source } from './sources.ts'
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
const narrow = 500

/** The documents of a source, in its order, at most as many as wanted. */
export function readSource(reader: SourceReader, source: Source, wanted: number): LakeDocument[] {
  const ordering = source.ordering ?? unordered
  const inOrder = orderedCandidates(reader, source, ordering)
  if (inOrder) return select(reader, source, inOrder, wanted)
  const found = select(reader, source, candidatesOf(reader.documents, source.scans), Infinity)
  return sorted(found, ordering)
}

/** Candidates that already stand in the order, from the lists that are kept. */
function orderedCandidates(
  { documents }: SourceReader,
  { scans, bounds }: Source,
  ordering: Ordering,
): Iterable<LakeDocument> | undefined {
  const [scan] = scans
  const { ordered } = documents
  if (!ordered || scans.length !== 1 || !scan?.types || scan.ids || scan.slugs || scan.targets) {
    return undefined
  }
  const [type] = scan.types
  if (type === undefined || scan.types.size > 1) return undefined
  const view = { name: ordered.name, get: (id: string) => documents.get(id) }
  const listBy = (by: Ordering) => ordered.lists.list(view, type, by, () => documents.ofType(type))
  let narrowest: readonly OrderedDocument[] | undefined
  for (const bound of bounds) {
    const keys = [{ read: bound.reading, descending: false }]
    const list = listBy({ name: `by ${bound.name}`, keys })
    const within = list && listWithin(list, bound)
    if (within && (!narrowest || within.length < narrowest.length)) narrowest = within
  }
  // A narrow range is quickly sorted; a wide one is read in order, and only as far as wanted.
  if (narrowest && narrowest.length <= narrow) {
    return sorted([...documentsOf(narrowest)].sort(byId), ordering)
  }
  const all = listBy(ordering)
  return all && documentsOf(all)
}

/** The part of a list, ordered by what the bound compares, in which the bound can hold. */
function listWithin(
  list: readonly OrderedDocument[],
  { operator, constant }: Bound,
): readonly OrderedDocument[] {
  const key = keyOf(constant)
  if (Number.isNaN(key.value)) return []
  const firstPast = (isBefore: (order: number) => boolean) =>
    placeOf(list, ({ keys: [first] }) => first !== undefined && isBefore(compareKeys(first, key)))
  switch (operator) {
    case '<':
      return list.slice(
        0,
        firstPast((order) => order < 0),
      )
    case '<=':
      return list.slice(
        0,
        firstPast((order) => order <= 0),
      )
    case '>':
      return list.slice(firstPast((order) => order <= 0))
    case '>=':
      return list.slice(firstPast((order) => order < 0))
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
    if (!source.tests.every((test) => test(document) === true)) continue
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
