import type { DocumentSource } from '../store/document-set.ts'
import { evaluateTree, QueryTimeout } from './evaluate.ts'
import { isLasting } from './lasting.ts'
import { ResultTooLarge } from './measure.ts'
import { parseQuery, queryError } from './parse-query.ts'
import { type Perspective, storedIdIn, viewThrough } from './perspectives.ts'
import { type Scan, scansIn } from './scans.ts'
import type { SourceMap } from './source-map/write-source-map.ts'
import { tamePatterns } from './tame-patterns.ts'
import { rewriteTextSearch, withTexts } from './text-search.ts'
import { refuseUnsupported } from './unsupported.ts'

export type QueryRequest = {
  query: string
  params: Record<string, unknown>
  perspective: Perspective
  /** What `identity()` answers. */
  identity: string
  projectId?: string
  dataset?: string
  /** Asks for a source map, with items of arrays named by `_key` or by index. */
  sourceMap?: 'withKeys' | 'withIndexes' | undefined
}

export type QueryOutcome = {
  result: unknown
  scans: Scan[]
  followed: Set<string>
  /** About how long the result is as JSON. */
  bytes: number
  /** Whether the result stays the same as long as the documents do, for everybody. */
  isLasting: boolean
  sourceMap?: SourceMap
}

const longestEvaluation = 5000

/**
 * Runs a GROQ query on the documents as the perspective shows them.
 * @throws {LakeError} 400 when it cannot be parsed, uses what the lake lacks, takes longer than 5 seconds, or gives
 *   more than 32 MB.
 */
export function runQuery(documents: DocumentSource, request: QueryRequest): QueryOutcome {
  const { query, params, perspective, identity, projectId, dataset } = request
  const tree = parseQuery(query, params)
  try {
    const searches = rewriteTextSearch(tree)
    refuseUnsupported(tree, query)
    tamePatterns(tree, query)
    const scans = scansIn(tree)
    const outcome = evaluateTree({
      documents: viewThrough(documents, perspective),
      tree,
      scans,
      params,
      identity,
      limit: longestEvaluation,
      ...(projectId === undefined ? {} : { projectId }),
      ...(dataset === undefined ? {} : { dataset }),
      ...(searches ? { prepare: withTexts } : {}),
      ...(request.sourceMap === undefined
        ? {}
        : {
            sourceMap: {
              withKeys: request.sourceMap === 'withKeys',
              storedIdOf: storedIdIn(perspective),
            },
          }),
    })
    return { ...outcome, scans, isLasting: isLasting(tree) }
  } catch (error) {
    if (error instanceof QueryTimeout) {
      throw queryError(`The query took longer than ${longestEvaluation / 1000} seconds`, query)
    }
    if (error instanceof ResultTooLarge) throw queryError(error.message, query)
    if (error instanceof RangeError) throw queryError('The query is nested too deeply', query)
    if (error instanceof TypeError) throw queryError(`Cannot evaluate: ${error.message}`, query)
    throw error
  }
}
