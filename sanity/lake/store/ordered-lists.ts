import type { LakeDocument } from '../types.ts'
import { publishedIdOf } from './ids.ts'

/** A moment in a value, as GROQ's `dateTime()` makes it; milliseconds since 1970. */
export class Moment {
  readonly time: number
  constructor(time: number) {
    this.time = time
  }
}

/** What to order by: `name` is the same for the same expressions. */
export type Ordering = {
  name: string
  keys: Array<{ read: (document: LakeDocument) => unknown; descending: boolean }>
}

/** A value in the order of GROQ: by the rank of its kind, then by `value`. */
export type Key = { rank: number; value: number | string }

export type OrderedDocument = { document: LakeDocument; keys: Key[] }

/** The documents as a perspective shows them; `name` is the same for the same perspective. */
export type OrderedView = { name: string; get(id: string): LakeDocument | undefined }

type List = { ordering: Ordering; type: string; documents: OrderedDocument[]; stale: Set<string> }

const mostLists = 8
const mostStale = 1000

/**
 * Documents of a type, kept in the orders that were last asked for, so that a list need not be sorted again.
 * A written document is put in its new place when the list is next asked for.
 */
export class OrderedLists {
  readonly #lists = new Map<string, List>()

  /** Every order must place the document anew: its state, or that of a variant of it, changed. */
  touch(id: string): void {
    for (const [name, { stale }] of this.#lists) {
      stale.add(id).add(publishedIdOf(id))
      if (stale.size > mostStale) this.#lists.delete(name)
    }
  }

  /** The list; documents alike are in the order of their ids. `undefined` when a key cannot be ordered. */
  list(
    view: OrderedView,
    type: string,
    ordering: Ordering,
    documents: () => Iterable<LakeDocument>,
  ): readonly OrderedDocument[] | undefined {
    const name = JSON.stringify([view.name, type, ordering.name])
    const known = this.#lists.get(name)
    this.#lists.delete(name)
    const list = known ? refreshed(known, view) : build(type, ordering, documents())
    if (!list) return undefined
    this.#lists.set(name, list)
    for (const oldest of this.#lists.keys()) {
      if (this.#lists.size <= mostLists) break
      this.#lists.delete(oldest)
    }
    return list.documents
  }
}

function build(
  type: string,
  ordering: Ordering,
  documents: Iterable<LakeDocument>,
): List | undefined {
  const ordered: OrderedDocument[] = []
  for (const document of documents) {
    const entry = entryOf(document, ordering)
    if (!entry) return undefined
    ordered.push(entry)
  }
  ordered.sort((left, right) => compareDocuments(left, right, ordering))
  return { ordering, type, documents: ordered, stale: new Set() }
}

function refreshed(list: List, view: OrderedView): List | undefined {
  if (list.stale.size === 0) return list
  const documents = list.documents.filter(({ document }) => !list.stale.has(document._id))
  for (const id of list.stale) {
    const document = view.get(id)
    if (document?._type !== list.type || document._id !== id) continue
    const entry = entryOf(document, list.ordering)
    if (!entry) return undefined
    const place = placeOf(documents, (other) => compareDocuments(other, entry, list.ordering) < 0)
    documents.splice(place, 0, entry)
  }
  list.stale.clear()
  return { ...list, documents }
}

/** The first place in an ordered list where `isBefore` is no longer true. */
export function placeOf(
  documents: readonly OrderedDocument[],
  isBefore: (entry: OrderedDocument) => boolean,
): number {
  let low = 0
  let high = documents.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBefore(documents[middle] as OrderedDocument)) low = middle + 1
    else high = middle
  }
  return low
}

const noKeys: Key[] = []

/** `undefined` when a key cannot be ordered. */
export function entryOf(document: LakeDocument, { keys }: Ordering): OrderedDocument | undefined {
  if (keys.length === 0) return { document, keys: noKeys }
  const found = keys.map(({ read }) => keyOf(read(document)))
  // A date that does not exist compares with nothing, so there is no order to keep.
  return found.some(({ value }) => Number.isNaN(value)) ? undefined : { document, keys: found }
}

/** The rank of whatever compares with nothing. */
export const incomparable = 100

/** A value's place in the order of GROQ: moments, numbers, strings, booleans, everything else. */
export function keyOf(value: unknown): Key {
  if (value instanceof Moment) return { rank: 1, value: value.time }
  if (typeof value === 'number') return { rank: 2, value }
  if (typeof value === 'string') return { rank: 3, value }
  if (typeof value === 'boolean') return { rank: 4, value: Number(value) }
  return { rank: incomparable, value: 0 }
}

/** Negative when `left` comes first; NaN for dates that do not exist. */
export function compareKeys(left: Key, right: Key): number {
  if (left.rank !== right.rank) return left.rank - right.rank
  if (typeof left.value === 'number' && typeof right.value === 'number') {
    return left.value - right.value
  }
  return left.value < right.value ? -1 : left.value > right.value ? 1 : 0
}

/** Documents alike are in the order of their ids. */
export function compareDocuments(
  left: OrderedDocument,
  right: OrderedDocument,
  { keys }: Ordering,
): number {
  for (let place = 0; place < keys.length; place++) {
    const order = compareKeys(left.keys[place] as Key, right.keys[place] as Key)
    if (order !== 0) return keys[place]?.descending ? -order : order
  }
  const [first, second] = [left.document._id, right.document._id]
  return first < second ? -1 : first > second ? 1 : 0
}
