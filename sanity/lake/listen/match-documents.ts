import type { ExprNode } from 'groq-js'
import { evaluateTree } from '../query/evaluate.ts'
import { innermostFilter } from '../query/find-ids.ts'
import { parseError, parseQuery } from '../query/parse-query.ts'
import { scansIn } from '../query/scans.ts'
import { tamePatterns } from '../query/tame-patterns.ts'
import { rewriteTextSearch, withTexts } from '../query/text-search.ts'
import { refuseUnsupported } from '../query/unsupported.ts'
import type { DocumentSource } from '../store/document-set.ts'
import type { LakeDocument } from '../types.ts'

const longestEvaluation = 1000

/**
 * Makes the test that a listener's query stands for. Only its filter counts; projections, orders and slices
 * do not, and references are not followed.
 * @throws {LakeError} 400 when the query cannot be read or filters no documents.
 */
export function createMatcher(
  query: string,
  params: Record<string, unknown>,
  identity: string,
): (document: LakeDocument | undefined) => boolean {
  const tree = parseQuery(query, params)
  const searches = rewriteTextSearch(tree)
  refuseUnsupported(tree, query)
  tamePatterns(tree, query)
  const filter = innermostFilter(tree)
  if (!filter) throw parseError('a listener needs a filter such as *[…]', query, 0, query.length)
  const scans = scansIn(filter)
  return (document) => {
    if (!document) return false
    return matches(document, filter, {
      scans,
      params,
      identity,
      ...(searches ? { prepare: withTexts } : {}),
    })
  }
}

function matches(
  document: LakeDocument,
  tree: ExprNode,
  rest: Pick<Parameters<typeof evaluateTree>[0], 'scans' | 'params' | 'identity' | 'prepare'>,
): boolean {
  try {
    const documents = onlyDocument(document)
    const { result } = evaluateTree({ documents, tree, limit: longestEvaluation, ...rest })
    return Array.isArray(result) && result.length > 0
  } catch {
    // A filter that fails on one odd document must not end the stream, nor hide the document.
    return true
  }
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
