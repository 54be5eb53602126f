import { DocumentSet } from '../../store/document-set.ts'
import type { LakeDocument } from '../../types.ts'
import { type QueryOutcome, runQuery } from '../run-query.ts'
import type { SourceMap } from './write-source-map.ts'

/** Documents without the system fields, which no test here looks at. */
export function libraryOf(
  documents: Array<{ _id: string; _type: string; [field: string]: unknown }>,
) {
  const library = new DocumentSet()
  for (const document of documents) library.replace(document._id, document as LakeDocument)
  return library
}

export type Asking = {
  params?: Record<string, unknown>
  perspective?: 'raw' | string[]
  sourceMap?: 'withKeys' | 'withIndexes' | undefined
}

/** Runs a query, by default on what is stored and without a source map. */
export function ask(library: DocumentSet, query: string, asking: Asking = {}): QueryOutcome {
  const { params = {}, perspective = 'raw', sourceMap } = asking
  return runQuery(library, { query, params, perspective, identity: 'me', sourceMap })
}

/** Each mapping on one line: the stored id and the path that a part of the result comes from, or `literal`. */
export function linesOf(map: SourceMap | undefined): { [at: string]: string } {
  const { documents = [], paths = [], mappings = {} } = map ?? {}
  const lines = Object.entries(mappings).map(([at, { source }]) => [
    at,
    source.type === 'literal'
      ? 'literal'
      : `${documents[source.document]?._id} ${paths[source.path]}`,
  ])
  return Object.fromEntries(lines)
}
