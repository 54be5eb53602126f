import { evaluateTree } from '../query/evaluate.ts'
import { innermostFilter } from '../query/find-ids.ts'
import { parseError, queryError } from '../query/parse-query.ts'
import { type Reading, readBriefly, TooHeavy } from '../query/run-query.ts'
import { scansIn } from '../query/scans.ts'
import { withTexts } from '../query/text-search.ts'
import { patiently, QueryTimeout, runWithin } from '../query/within.ts'
import type { DocumentSource } from '../store/document-set.ts'
import type { LakeDocument, LakeError } from '../types.ts'

/** Milliseconds for reading the filter, and for each document: every writer waits meanwhile. */
const longest = 100
/** Milliseconds for many documents together, and how fast they come back. */
const mostTogether = 2000
const returning = 0.2
const largest = 32 * 1024 * 1024

/**
 * Makes the test that a listener's query stands for. Only its filter counts; projections, orders and slices
 * do not, and references are not followed. The test throws a {@link LakeError} 400 when it takes too long.
 * @throws {LakeError} 400 when the query cannot be read, takes long to read, or filters no documents.
 */
export function createMatcher(
  query: string,
  params: Record<string, unknown>,
  identity: string,
): (document: LakeDocument | undefined) => boolean {
  const { tree, searches, needsWatch } = readFilter(query, params)
  const filter = innermostFilter(tree)
  if (!filter) throw parseError('a listener needs a filter such as *[…]', query, 0, query.length)
  const scans = scansIn(filter)
  const prepare = searches ? { prepare: withTexts } : {}
  let left = mostTogether
  let since = performance.now()
  return (document) => {
    if (!document) return false
    const started = performance.now()
    left = Math.min(mostTogether, left + (started - since) * returning)
    since = started
    if (left <= 0) throw tooSlow(query)
    const documents = onlyDocument(document)
    const test = () => {
      const rest = { scans, params, identity, limit: longest, largest, ...prepare }
      const { result } = evaluateTree({ documents, tree: filter, ...rest })
      return Array.isArray(result) && result.length > 0
    }
    const tryOnce = () => (needsWatch ? runWithin(longest, test) : test())
    try {
      return patiently(longest, tryOnce)
    } catch (error) {
      if (error instanceof QueryTimeout) throw tooSlow(query)
      // A filter that fails on one odd document must not end the stream, nor hide the document.
      return true
    } finally {
      left -= performance.now() - started
    }
  }
}

function readFilter(query: string, params: Record<string, unknown>): Reading {
  try {
    return patiently(longest, () => readBriefly(query, params, longest))
  } catch (error) {
    throw error instanceof TooHeavy ? tooSlow(query) : error
  }
}

function tooSlow(query: string): LakeError {
  return queryError(
    'The filter of this listener takes too long, and writers would wait for it. Listen with a simpler one',
    query,
  )
}

function onlyDocument(document: LakeDocument): DocumentSource {
  return {
    get: (id) => (id === document._id ? document : undefined),
    ofType: (type) => (type === document._type ? [document] : []),
    ofSlug: () => [document],
    referringTo: () => [document],
    all: () => [document],
  }
}
