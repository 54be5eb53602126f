import { type ExprNode, evaluateSync, toJS } from 'groq-js'
import type { DocumentSource } from '../store/document-set.ts'
import type { LakeDocument } from '../types.ts'
import { measure } from './measure.ts'
import { countSource, readSource } from './read-source.ts'
import type { Scan } from './scans.ts'
import { trace } from './source-map/trace.ts'
import {
  type SourceMap,
  type SourceMapOptions,
  writeSourceMap,
} from './source-map/write-source-map.ts'
import { bindSources, type ReadSource } from './sources.ts'
import { QueryTimeout } from './within.ts'

export type Evaluation = {
  documents: DocumentSource
  tree: ExprNode
  scans: Scan[]
  params: Record<string, unknown>
  identity: string
  /** Milliseconds that the evaluation may take. */
  limit: number
  /** About how many bytes the result may have as JSON. */
  largest: number
  projectId?: string
  dataset?: string
  /** Prepares each document before the query sees it. */
  prepare?: (document: LakeDocument) => LakeDocument
  /** Asks for a source map. */
  sourceMap?: SourceMapOptions
}

/**
 * Evaluates a parsed query. `now()` stands still.
 * @returns the result, every id that a reference was followed to, existing or not, about how many bytes
 * the result has as JSON, and the source map if one was asked for.
 * @throws {QueryTimeout} {@link ResultTooLarge}
 */
export function evaluateTree(evaluation: Evaluation): {
  result: unknown
  followed: Set<string>
  bytes: number
  sourceMap?: SourceMap
} {
  const { documents, tree, prepare, projectId, dataset } = evaluation
  const followed = new Set<string>()
  const deadline = performance.now() + evaluation.limit
  const surroundings = {
    params: evaluation.params,
    identity: evaluation.identity,
    timestamp: new Date(),
    ...(projectId !== undefined && dataset !== undefined ? { sanity: { projectId, dataset } } : {}),
    dereference: ({ _ref }: { _ref: string }) => {
      checkDeadline(deadline)
      followed.add(_ref)
      return documents.get(_ref)
    },
  }
  const reader = {
    documents,
    prepare,
    checkDeadline: () => checkDeadline(deadline),
    evaluate: (part: ExprNode) => evaluateSync(part, surroundings).data as unknown,
  }
  let steps = 0
  const tick = () => {
    if (++steps % 64 === 0) checkDeadline(deadline)
  }
  const read: ReadSource = {
    documents: (source, from, to) => {
      const found = readSource(reader, source, to)
      return new TimedArray(found.slice(from, to), deadline)
    },
    count: (source) => countSource(reader, source),
  }
  const bound = bindSources(tree, read, tick)
  const { sourceMap } = evaluation
  const traced = sourceMap && trace(bound, { ...surroundings, checkDeadline: reader.checkDeadline })
  const value = evaluateSync(traced ? { type: 'Value', value: traced.value } : bound, surroundings)
  const bytes = measure(value.data, evaluation.largest)
  return {
    result: toJS(value),
    followed,
    bytes,
    ...(traced ? { sourceMap: writeSourceMap(traced, sourceMap) } : {}),
  }
}

/** The dataset as the evaluator walks it; each walk, and each stretch of one, looks at the clock. */
class TimedArray extends Array<LakeDocument> {
  readonly #deadline: number = Number.POSITIVE_INFINITY

  static override get [Symbol.species](): ArrayConstructor {
    return Array
  }

  constructor(documents: LakeDocument[], deadline: number) {
    super()
    for (const document of documents) this.push(document)
    this.#deadline = deadline
  }

  override *[Symbol.iterator](): ArrayIterator<LakeDocument> {
    checkDeadline(this.#deadline)
    for (let position = 0; position < this.length; position++) {
      if (position % 64 === 63) checkDeadline(this.#deadline)
      yield this[position] as LakeDocument
    }
  }
}

function checkDeadline(deadline: number): void {
  if (performance.now() > deadline) throw new QueryTimeout('The query took too long')
}
