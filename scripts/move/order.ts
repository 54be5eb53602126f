import { needsOf, type Stored } from './stored.ts'

/**
 * Puts documents in groups so that strong references lead to documents of the same group or of one before: a lake takes
 * each group as a whole, and never has a reference to nothing. Documents that refer to each other in a circle share a group.
 */
export function orderByReferences(documents: readonly Stored[]): Stored[][] {
  const byId = new Map(documents.map((document) => [document._id, document]))
  const groups: Stored[][] = []
  /** When a document was met, and the earliest one that can be reached from it (Tarjan's algorithm, without recursion). */
  const met = new Map<string, number>()
  const earliest = new Map<string, number>()
  const open: Stored[] = []
  const isOpen = new Set<string>()
  type Visit = { document: Stored; needs: string[] }

  const begin = (document: Stored): Visit => {
    met.set(document._id, met.size)
    earliest.set(document._id, met.size - 1)
    open.push(document)
    isOpen.add(document._id)
    return { document, needs: needsOf(document).filter((id) => byId.has(id)) }
  }
  const reach = (from: string, index: number) =>
    earliest.set(from, Math.min(earliest.get(from) ?? index, index))
  const close = ({ _id }: Stored) => {
    if (earliest.get(_id) !== met.get(_id)) return
    const group = open.splice(open.findLastIndex((document) => document._id === _id))
    for (const document of group) isOpen.delete(document._id)
    groups.push(group)
  }

  for (const first of documents) {
    if (met.has(first._id)) continue
    const visits = [begin(first)]
    for (let visit = visits.at(-1); visit; visit = visits.at(-1)) {
      const { document, needs } = visit
      const next = needs.pop()
      const needed = next === undefined ? undefined : byId.get(next)
      if (!needed) {
        visits.pop()
        close(document)
        const before = visits.at(-1)?.document
        if (before) reach(before._id, earliest.get(document._id) ?? 0)
      } else if (!met.has(needed._id)) {
        visits.push(begin(needed))
      } else if (isOpen.has(needed._id)) {
        reach(document._id, met.get(needed._id) ?? 0)
      }
    }
  }
  return groups
}

/** Fills requests with whole groups; a group that is too large for one is sent alone. */
export function* fillRequests(
  groups: Iterable<Stored[]>,
  limits = { documents: 200, bytes: 1_000_000 },
): Iterable<Stored[]> {
  let request: Stored[] = []
  let bytes = 0
  for (const group of groups) {
    const size = Buffer.byteLength(JSON.stringify(group))
    const isFull = request.length + group.length > limits.documents || bytes + size > limits.bytes
    if (isFull && request.length > 0) {
      yield request
      request = []
      bytes = 0
    }
    request.push(...group)
    bytes += size
  }
  if (request.length > 0) yield request
}
