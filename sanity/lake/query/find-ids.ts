import type { ExprNode } from 'groq-js'
import type { DocumentSource } from '../store/document-set.ts'
import { invalidDocument } from '../store/refusal.ts'
import { runBriefly, TooHeavy } from './run-query.ts'
import { patiently } from './within.ts'

/** Milliseconds for all queries of one transaction, during which nobody else is answered. */
const longestFinding = 200
const largestFinding = 16 * 1024 * 1024

const spent = new WeakMap<DocumentSource, number>()

/**
 * Ids of the stored documents that a query finds, for a patch or delete by query.
 * @param documents as the transaction sees them.
 * @throws {Refusal} 400 when the query does not give documents or takes too long, {LakeError} when it cannot be run.
 */
export function findIds(
  documents: DocumentSource,
  query: string,
  params: Record<string, unknown>,
  identity: string,
): string[] {
  const { result } = runInTransaction(documents, query, params, identity)
  const found = Array.isArray(result) ? result : result === null ? [] : [result]
  const ids = found.map((item: unknown) =>
    typeof item === 'object' && item !== null && '_id' in item ? item._id : item,
  )
  if (!ids.every((id) => typeof id === 'string')) {
    throw invalidDocument('The query of a patch or delete must give documents')
  }
  return [...new Set(ids)]
}

function runInTransaction(
  documents: DocumentSource,
  query: string,
  params: Record<string, unknown>,
  identity: string,
): { result: unknown } {
  const before = spent.get(documents) ?? 0
  const started = performance.now()
  try {
    const limits = { time: Math.max(1, longestFinding - before), bytes: largestFinding }
    const request = { query, params, perspective: 'raw' as const, identity }
    return patiently(limits.time, () => runBriefly(documents, request, limits))
  } catch (error) {
    if (!(error instanceof TooHeavy)) throw error
    throw invalidDocument(
      `Finding the documents by query took longer than ${longestFinding / 1000} seconds: nothing was saved. Ask the query first, then send the ids that it found`,
    )
  } finally {
    spent.set(documents, before + performance.now() - started)
  }
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
