import type { Store } from '../store/open-store.ts'
import { QueryCache } from './query-cache.ts'
import { type QueryOutcome, type QueryRequest, runQuery } from './run-query.ts'
import { tagsOfQuery } from './sync-tags.ts'

export type KeptResult = Pick<QueryOutcome, 'result' | 'sourceMap'> & { syncTags: string[] }

/** For results of published documents, which a draft does not touch, and for all others: bytes each. */
const mostBytes = 16 * 1024 * 1024

type Caches = { published: QueryCache<KeptResult>; all: QueryCache<KeptResult> }

const cachesOfStores = new WeakMap<Store, Caches>()

/**
 * The result of a query, from memory if no transaction has touched it since it was last asked for.
 * Treat it as frozen.
 * @throws {LakeError} 400, as `runQuery`.
 */
export function findResult(store: Store, request: QueryRequest): KeptResult {
  const { query, params, perspective, sourceMap } = request
  const caches = cachesOf(store)
  const cache = perspective !== 'raw' && perspective.length === 1 ? caches.published : caches.all
  const question = JSON.stringify([perspective, sourceMap, query, params])
  const kept = cache.get(question)
  if (kept) return kept
  const outcome = runQuery(store.documents, request)
  const syncTags = tagsOfQuery(store.dataset, outcome.scans, outcome.followed)
  const found = {
    result: outcome.result,
    syncTags,
    ...(outcome.sourceMap ? { sourceMap: outcome.sourceMap } : {}),
  }
  // A source map is about as long as what it maps.
  if (outcome.isLasting) {
    cache.keep(question, found, syncTags, outcome.bytes * (outcome.sourceMap ? 3 : 1))
  }
  return found
}

function cachesOf(store: Store): Caches {
  const known = cachesOfStores.get(store)
  if (known) return known
  const caches = { published: new QueryCache(mostBytes), all: new QueryCache(mostBytes) } as Caches
  store.subscribe(({ tags }) => {
    caches.published.drop(tags.published)
    caches.all.drop(tags.all)
  })
  cachesOfStores.set(store, caches)
  return caches
}
