import type { Store } from '../store/open-store.ts'
import { Allowance } from './allowance.ts'
import { type FoundApart, queriesApart } from './apart/queries-apart.ts'
import { QueryCache } from './query-cache.ts'
import { type QueryOutcome, type QueryRequest, runBriefly, TooHeavy } from './run-query.ts'
import { tagsOfQuery } from './sync-tags.ts'
import { patiently } from './within.ts'

/** A result as values, or, when it was found apart, written: the fields `result` and `resultSourceMap` of the answer. */
export type KeptResult =
  | (Pick<QueryOutcome, 'result' | 'sourceMap'> & { syncTags: string[] })
  | { written: Buffer; syncTags: string[]; result?: undefined; sourceMap?: undefined }

/** For results of published documents, which a draft does not touch, and for all others: bytes each. */
const mostBytes = 16 * 1024 * 1024
/** A larger result takes too long to write on this thread. */
const largestBrief = 4 * 1024 * 1024
/** Characters of a query; longer ones are as well read elsewhere. */
const longestBrief = 8000

type Room = {
  published: QueryCache<KeptResult>
  all: QueryCache<KeptResult>
  allowance: Allowance
}

const roomsOfStores = new WeakMap<Store, Room>()

/**
 * The result of a query, from memory if no transaction has touched it since it was last asked for; worked out here if that is
 * quick, and apart if not, where it holds up nobody. Treat it as frozen.
 * @param signal aborts when the caller goes away.
 * @throws {LakeError} 400, as `runQuery`; 503 when too many long queries wait.
 */
export async function findResult(
  store: Store,
  request: QueryRequest,
  signal: AbortSignal,
): Promise<KeptResult> {
  return findHere(store, request) ?? (await findApart(store, request, signal))
}

/** The result, if it is known or quickly found; `undefined` when the query takes too long or gives too much. */
export function findHere(store: Store, request: QueryRequest): KeptResult | undefined {
  const { cache, question, allowance } = placeOf(store, request)
  const kept = cache.get(question)
  if (kept) return kept
  const outcome = tryHere(store, request, allowance)
  if (!outcome) return undefined
  const { result, scans, followed, isLasting, bytes } = outcome
  const syncTags = tagsOfQuery(store.dataset, scans, followed)
  const found = {
    result,
    syncTags,
    ...(outcome.sourceMap ? { sourceMap: outcome.sourceMap } : {}),
  }
  // A source map is about as long as what it maps.
  if (isLasting) cache.keep(question, found, syncTags, bytes * (outcome.sourceMap ? 3 : 1))
  return found
}

/** The result, worked out in a process of its own, on the documents as they are when its turn comes. */
export async function findApart(
  store: Store,
  request: QueryRequest,
  signal: AbortSignal,
): Promise<KeptResult> {
  const { cache, layer, question, allowance } = placeOf(store, request)
  const apart = await queriesApart(store).run(request, signal, (found) => {
    // What transactions touched while it was worked out is of yesterday already.
    const { isLasting, syncTags, touched } = found
    if (!isLasting || syncTags.some((tag) => touched[layer].has(tag))) return
    cache.keep(question, keptOf(found), syncTags, found.written.byteLength)
  })
  allowance.ranApart(request.query, apart.took)
  return keptOf(apart)
}

function keptOf({ written, syncTags }: FoundApart): KeptResult {
  return { written: Buffer.from(written.buffer, written.byteOffset, written.byteLength), syncTags }
}

/** Where the result of a query is kept. */
function placeOf(store: Store, { query, params, perspective, sourceMap }: QueryRequest) {
  const room = roomOf(store)
  const isPublished = perspective !== 'raw' && perspective.length === 1
  const layer = isPublished ? ('published' as const) : ('all' as const)
  const question = JSON.stringify([perspective, sourceMap, query, params])
  return { cache: room[layer], layer, question, allowance: room.allowance }
}

function tryHere(
  store: Store,
  request: QueryRequest,
  allowance: Allowance,
): QueryOutcome | undefined {
  const { query } = request
  if (query.length > longestBrief) return undefined
  const time = allowance.timeFor(query)
  if (time === undefined) return undefined
  const started = performance.now()
  try {
    const limits = { time, bytes: largestBrief }
    const outcome = patiently(time, () => runBriefly(store.documents, request, limits))
    allowance.wasQuick(query)
    return outcome
  } catch (error) {
    if (!(error instanceof TooHeavy)) throw error
    allowance.wentOver(query, performance.now() - started)
    return undefined
  }
}

function roomOf(store: Store): Room {
  const known = roomsOfStores.get(store)
  if (known) return known
  const room: Room = {
    published: new QueryCache(mostBytes),
    all: new QueryCache(mostBytes),
    allowance: new Allowance(),
  }
  store.subscribe(({ tags }) => {
    room.published.drop(tags.published)
    room.all.drop(tags.all)
  })
  roomsOfStores.set(store, room)
  return room
}
