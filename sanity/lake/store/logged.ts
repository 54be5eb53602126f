import type { JsonValue, Mutation } from '../types.ts'
import type { Effects, Transaction } from './changes.ts'

/** One document's part in one transaction, as the log keeps it. */
export type LoggedChange = {
  position: number
  sequence: number
  transactionId: string
  timestamp: string
  author: string
  documentId: string
  kind: 'create' | 'update' | 'delete'
  /** The revision before; `undefined` for a created document. */
  previousRevision: string | undefined
}

/** A logged change with all that is needed to repeat or revert it. */
export type LoggedContent = LoggedChange & { mutations: Mutation[]; effects: Effects }

/** What it takes to undo a logged change. */
export type Undoing = Pick<LoggedChange, 'position' | 'previousRevision'> & {
  effects: Pick<Effects, 'revert'>
}

export type LoggedTransaction = {
  position: number
  id: string
  timestamp: string
  author: string
  tags: Transaction['tags']
}

/** A row as SQLite gives it. */
export type Row = Record<string, unknown>

/** Reads a row of `transactions`. */
export function readTransaction(row: Row): LoggedTransaction {
  return {
    position: Number(row.position),
    id: String(row.id),
    timestamp: String(row.timestamp),
    author: String(row.author),
    tags: JSON.parse(String(row.tags)) as LoggedTransaction['tags'],
  }
}

/** Reads a row of `changes` joined with its transaction. */
export function readChange(row: Row): LoggedChange {
  return {
    position: Number(row.position),
    sequence: Number(row.sequence),
    transactionId: String(row.transaction_id),
    timestamp: String(row.timestamp),
    author: String(row.author),
    documentId: String(row.document_id),
    kind: row.kind as LoggedChange['kind'],
    previousRevision: row.previous_rev === null ? undefined : String(row.previous_rev),
  }
}

/** As {@link readChange}, with mutations and effects. */
export function readContent(row: Row): LoggedContent {
  return {
    ...readChange(row),
    mutations: JSON.parse(String(row.mutations)) as Mutation[],
    effects: {
      apply: JSON.parse(String(row.apply)) as JsonValue[],
      revert: JSON.parse(String(row.revert)) as JsonValue[],
    },
  }
}
