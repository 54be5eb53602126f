import { LRUCache } from 'lru-cache'

/** What is kept in memory by its address; what was not asked for the longest goes first. */
export type PageStore<Value extends { size: number }> = LRUCache<string, Value>

/**
 * @param limit bytes, by the values' own account of their size. What alone is larger isn't kept, and nothing is forgotten for it.
 */
export function makePageStore<Value extends { size: number }>(limit: number): PageStore<Value> {
  return new LRUCache<string, Value>({
    maxSize: limit,
    sizeCalculation: ({ size }, path) => size + path.length * 2,
  })
}
