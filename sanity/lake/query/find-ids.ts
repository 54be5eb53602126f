import type { ExprNode } from 'groq-js'
import type { DocumentSource } from '../store/document-set.ts'
import { invalidDocument } from '../store/refusal.ts'
import { runQuery } from './run-query.ts'

/**
 * Ids of the stored documents that a query finds, for a patch or delete by query.
 * @throws {Refusal} 400 when the query does not give documents, {LakeError} when it cannot be run.
 */
export function findIds(
  documents: DocumentSource,
  query: string,
  params: Record<string, unknown>,
  identity: string,
): string[] {
  const { result } = runQuery(documents, { query, params, perspective: 'raw', identity })
  const found = Array.isArray(result) ? result : result === null ? [] : [result]
  const ids = found.map((item: unknown) =>
    typeof item === 'object' && item !== null && '_id' in item ? item._id : item,
  )
  if (!ids.every((id) => typeof id === 'string')) {
    throw invalidDocument('The query of a patch or delete must give documents')
  }
  return [...new Set(ids)]
}

/** The innermost `*[…]` of a query, past projections, orders and slices; `undefined` when there is none. */
export function innermostFilter(tree: ExprNode): ExprNode | undefined {
  let node = tree
  for (;;) {
    if (node.type === 'Everything' || node.type === 'Filter') return node
    if (!('base' in node) || !node.base) return undefined
    node = node.base
  }
}
