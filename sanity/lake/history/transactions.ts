import type { Store } from '../store/open-store.ts'
import type { LoggedContent } from '../store/transaction-log.ts'

/** Which part of the log to read. */
export type TransactionQuery = {
  /** Only these documents; all when empty. */
  documentIds: string[]
  /** Ids of the first and last transaction, both included. */
  fromTransaction: string | undefined
  toTransaction: string | undefined
  newestFirst: boolean
  limit: number
  authors: string[]
  includeEffects: boolean
  includeMutations: boolean
  /** Leave out what the transactions did to other documents. */
  onlyNamedDocuments: boolean
}

/** One line of the transaction history. */
export type HistoryLine = {
  id: string
  timestamp: string
  author: string
  documentIDs: string[]
  mutations: object[]
  effects: Record<string, LoggedContent['effects']>
}

/** Reads transactions from the log, in order; none when a bound names a transaction that the log does not have. */
export function* readTransactions(store: Store, query: TransactionQuery): Iterable<HistoryLine> {
  const from = positionOf(store, query.fromTransaction, 0)
  const to = positionOf(store, query.toTransaction, Number.MAX_SAFE_INTEGER)
  if (from === undefined || to === undefined) return
  const { documentIds, newestFirst, limit, authors } = query
  const wanted = authors.length === 0 ? limit : -1
  let count = 0
  for (const position of store.log.positionsBetween(from, to, documentIds, newestFirst, wanted)) {
    if (count >= limit) return
    const line = readLine(store.log.contentAt(position), query)
    if (!line || (authors.length > 0 && !authors.includes(line.author))) continue
    count++
    yield line
  }
}

function positionOf(
  store: Store,
  transactionId: string | undefined,
  open: number,
): number | undefined {
  if (transactionId === undefined || transactionId === '') return open
  return store.log.find(transactionId)?.position
}

function readLine(content: LoggedContent[], query: TransactionQuery): HistoryLine | undefined {
  const first = content[0]
  if (!first) return undefined
  const narrowed =
    query.onlyNamedDocuments && query.documentIds.length > 0
      ? content.filter(({ documentId }) => query.documentIds.includes(documentId))
      : content
  return {
    id: first.transactionId,
    timestamp: first.timestamp,
    author: first.author,
    documentIDs: narrowed.map(({ documentId }) => documentId),
    mutations: query.includeMutations ? narrowed.flatMap(({ mutations }) => mutations) : [],
    effects: query.includeEffects
      ? Object.fromEntries(narrowed.map(({ documentId, effects }) => [documentId, effects]))
      : {},
  }
}
