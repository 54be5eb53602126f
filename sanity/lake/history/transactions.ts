import { setImmediate as nextTurn } from 'node:timers/promises'
import type { LoggedContent } from '../store/logged.ts'
import type { Store } from '../store/open-store.ts'

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

/** Milliseconds after which others get their turn. */
const longestStep = 5
const positionsAtOnce = 5_000

/** Reads transactions from the log, in order; none when a bound names a transaction that the log does not have. */
export async function* readTransactions(
  store: Store,
  query: TransactionQuery,
): AsyncIterable<HistoryLine> {
  let count = 0
  let turnEnds = performance.now() + longestStep
  for (const position of positionsOf(store, query)) {
    if (performance.now() > turnEnds) {
      await nextTurn()
      turnEnds = performance.now() + longestStep
    }
    const line = readLine(store.log.contentAt(position), query)
    const { authors, limit } = query
    if (!line || (authors.length > 0 && !authors.includes(line.author))) continue
    yield line
    if (++count >= limit) return
  }
}

/** A page at a time: among the transactions of all authors, those of one may be far between. */
function* positionsOf(store: Store, query: TransactionQuery): Iterable<number> {
  let from = positionOf(store, query.fromTransaction, 0)
  let to = positionOf(store, query.toTransaction, Number.MAX_SAFE_INTEGER)
  if (from === undefined || to === undefined) return
  const { documentIds, newestFirst, limit, authors } = query
  const atOnce = authors.length === 0 ? Math.min(limit, positionsAtOnce) : positionsAtOnce
  for (;;) {
    const page = store.log.positionsBetween(from, to, documentIds, newestFirst, atOnce)
    yield* page
    const last = page.at(-1)
    if (last === undefined || page.length < atOnce) return
    if (newestFirst) to = last - 1
    else from = last + 1
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
