import type { ExprNode } from 'groq-js'
import type { DocumentSource } from '../store/document-set.ts'
import { LakeError } from '../types.ts'
import { evaluateTree } from './evaluate.ts'
import { isLasting } from './lasting.ts'
import { ResultTooLarge } from './measure.ts'
import { parseQuery, queryError } from './parse-query.ts'
import { type Perspective, storedIdIn, viewThrough } from './perspectives.ts'
import { risksOf } from './risks.ts'
import { type Scan, scansIn } from './scans.ts'
import type { SourceMap } from './source-map/write-source-map.ts'
import { tamePatterns } from './tame-patterns.ts'
import { rewriteTextSearch, withTexts } from './text-search.ts'
import { refuseUnsupported } from './unsupported.ts'
import { QueryTimeout, runWithin } from './within.ts'

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

/** What a query may have: milliseconds, and about how many bytes of result. */
export type QueryLimits = { time: number; bytes: number }

export const longestEvaluation = 5000
export const largestResult = 32 * 1024 * 1024

const usualLimits: QueryLimits = { time: longestEvaluation, bytes: largestResult }

/** Longer texts are read under a watch: the time that it takes grows faster than they do. */
const longestUnwatched = 2000
const mostGrowth = 8
const largestGrowing = 64 * 1024

/** A query needs more than it may have on the thread that answers everybody. */
export class TooHeavy extends Error {
  override name = 'TooHeavy'
}

/**
 * Runs a GROQ query on the documents as the perspective shows them. It looks at the clock now and then; where nobody
 * may wait for it at all, use {@link runBriefly}.
 * @throws {LakeError} 400 when it cannot be parsed, uses what the lake lacks, takes longer than 5 seconds, or gives
 *   more than 32 MB.
 */
export function runQuery(documents: DocumentSource, request: QueryRequest): QueryOutcome {
  const { query } = request
  return explained(query, () => evaluate(documents, request, parsed(request).reading, usualLimits))
}

/**
 * Runs a query as long as that is quick, whatever it is.
 * @throws {TooHeavy} when it is not; {LakeError} 400 when it cannot be parsed or uses what the lake lacks.
 */
export function runBriefly(
  documents: DocumentSource,
  request: QueryRequest,
  limits: QueryLimits,
): QueryOutcome {
  const started = performance.now()
  return orTooHeavy(request.query, () => {
    const reading = read(request, limits.time)
    const left = { ...limits, time: limits.time - (performance.now() - started) }
    const run = () => evaluate(documents, request, reading, left)
    return reading.needsWatch ? runWithin(left.time, run) : run()
  })
}

/**
 * Reads a query within so many milliseconds.
 * @throws {TooHeavy} when that takes longer, or what it builds may become too large; {LakeError} 400 as {@link runQuery}.
 */
export function readBriefly(
  query: string,
  params: Record<string, unknown>,
  milliseconds: number,
): Reading {
  return orTooHeavy(query, () => read({ query, params }, milliseconds))
}

function orTooHeavy<T>(query: string, work: () => T): T {
  try {
    return explained(query, work)
  } catch (error) {
    const isOver = error instanceof LakeError && isLimit(error.cause)
    throw isOver ? new TooHeavy('The time or the room is over', { cause: error.cause }) : error
  }
}

type Asked = Pick<QueryRequest, 'query' | 'params'>

export type Reading = {
  tree: ExprNode
  /** Whether it searches the texts of whole documents. */
  searches: boolean
  /** Whether something in it can take long without a look at the clock. */
  needsWatch: boolean
}

function read(asked: Asked, milliseconds: number): Reading {
  const isLong = asked.query.length > longestUnwatched
  const { reading, growth } = isLong ? runWithin(milliseconds, () => parsed(asked)) : parsed(asked)
  if (mayBurst(growth, asked)) throw new TooHeavy('The values may become large')
  return reading
}

function parsed({ query, params }: Asked): { reading: Reading; growth: number } {
  const tree = parseQuery(query, params)
  const searches = rewriteTextSearch(tree)
  refuseUnsupported(tree, query)
  tamePatterns(tree, query)
  const { needsWatch, growth } = risksOf(tree)
  return { reading: { tree, searches, needsWatch }, growth }
}

/** Doubled a few times, what is small stays small; what is large may become more than memory holds. */
function mayBurst(growth: number, { params }: Asked): boolean {
  if (growth === 0) return false
  return growth > mostGrowth || JSON.stringify(params).length > largestGrowing
}

function evaluate(
  documents: DocumentSource,
  { params, perspective, identity, projectId, dataset, sourceMap }: QueryRequest,
  { tree, searches }: Reading,
  { time, bytes }: QueryLimits,
): QueryOutcome {
  const scans = scansIn(tree)
  const outcome = evaluateTree({
    documents: viewThrough(documents, perspective),
    tree,
    scans,
    params,
    identity,
    limit: time,
    largest: bytes,
    ...(projectId === undefined ? {} : { projectId }),
    ...(dataset === undefined ? {} : { dataset }),
    ...(searches ? { prepare: withTexts } : {}),
    ...(sourceMap === undefined
      ? {}
      : {
          sourceMap: { withKeys: sourceMap === 'withKeys', storedIdOf: storedIdIn(perspective) },
        }),
  })
  return { ...outcome, scans, isLasting: isLasting(tree) }
}

/** Puts what ended a query into words for whoever asked. @throws {LakeError} 400 */
export function explained<T>(query: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const description = descriptionOf(error)
    if (description === undefined) throw error
    const answer = queryError(description, query)
    answer.cause = error
    throw answer
  }
}

function descriptionOf(error: unknown): string | undefined {
  if (error instanceof QueryTimeout) {
    return `The query took longer than ${longestEvaluation / 1000} seconds`
  }
  if (error instanceof ResultTooLarge) return error.message
  if (error instanceof RangeError) {
    return /Invalid (string|array) length/.test(error.message)
      ? 'The query builds too long a text or list'
      : 'The query is nested too deeply'
  }
  return error instanceof TypeError ? `Cannot evaluate: ${error.message}` : undefined
}

function isLimit(cause: unknown): boolean {
  return cause instanceof QueryTimeout || cause instanceof ResultTooLarge
}
