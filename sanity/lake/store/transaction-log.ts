import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { JsonValue } from '../types.ts'
import type { Change } from './changes.ts'
import { indexPlaces } from './database.ts'
import { publishedIdOf } from './ids.ts'
import {
  type LoggedChange,
  type LoggedContent,
  type LoggedTransaction,
  type Row,
  readChange,
  readContent,
  readTransaction,
  type Undoing,
} from './logged.ts'

const changeColumns = `c.position, c.sequence, t.id AS transaction_id, t.timestamp, t.author,
  c.document_id, c.kind, c.previous_rev`
const joined = 'FROM changes c CROSS JOIN transactions t ON t.position = c.position'
/** CROSS JOIN keeps SQLite from reading the whole log to answer for one document. */
const joinedByPlace = `FROM indexed_places p
  CROSS JOIN changes c ON c.place = p.place
  CROSS JOIN transactions t ON t.position = c.position`
const lastIndexed = "(SELECT CAST(value AS INTEGER) FROM lake WHERE key = 'indexed')"

/** After so many transactions the index of documents catches up; at once after one of many changes. */
export const indexedEvery = 256
const manyChanges = 16

/** A bound on positions that can be shifted to a place: SQLite would lose the upper bits of more. */
function bounded(position: number): number {
  return Math.min(position, 2 ** 38)
}

/** The transaction log on disk: written by the store, read by history and by streams that resume. */
export class TransactionLog {
  readonly #database: DatabaseSync
  readonly #insertTransaction: StatementSync
  readonly #insertChange: StatementSync
  readonly #byId: StatementSync
  readonly #lastUpTo: StatementSync

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#insertTransaction = database.prepare(
      'INSERT INTO transactions (id, timestamp, author, tags) VALUES (?, ?, ?, ?)',
    )
    this.#insertChange = database.prepare(
      'INSERT INTO changes VALUES (? << 24 | ?, ?, ?, ?, ?, ?, ?)',
    )
    this.#byId = database.prepare('SELECT * FROM transactions WHERE id = ?')
    this.#lastUpTo = database.prepare(
      'SELECT * FROM transactions WHERE position <= ? ORDER BY position DESC LIMIT 1',
    )
  }

  /** Writes a transaction inside the caller's database transaction; returns its position. */
  append(transaction: Omit<LoggedTransaction, 'position'>, changes: Change[]): number {
    const { id, timestamp, author, tags } = transaction
    const inserted = this.#insertTransaction.run(id, timestamp, author, JSON.stringify(tags))
    const position = Number(inserted.lastInsertRowid)
    for (const [sequence, change] of changes.entries()) {
      this.#insertChange.run(
        position,
        sequence,
        change.id,
        change.before ? (change.after ? 'update' : 'delete') : 'create',
        change.before?._rev ?? null,
        JSON.stringify(change.mutations),
        JSON.stringify(change.effects.apply),
        JSON.stringify(change.effects.revert),
      )
    }
    if (position % indexedEvery === 0 || changes.length > manyChanges)
      this.#database.exec(indexPlaces)
    return position
  }

  has(transactionId: string): boolean {
    return this.#byId.get(transactionId) !== undefined
  }

  find(transactionId: string): LoggedTransaction | undefined {
    const row = this.#byId.get(transactionId)
    return row && readTransaction(row)
  }

  /** The oldest transaction that is kept. */
  first(): LoggedTransaction | undefined {
    const row = this.#database.prepare('SELECT * FROM transactions ORDER BY position LIMIT 1').get()
    return row && readTransaction(row)
  }

  latest(): LoggedTransaction | undefined {
    const row = this.#database
      .prepare('SELECT * FROM transactions ORDER BY position DESC LIMIT 1')
      .get()
    return row && readTransaction(row)
  }

  /** The last transaction at or before a moment (ISO 8601, UTC). Found by halving, since times grow with positions. */
  latestAt(timestamp: string): LoggedTransaction | undefined {
    let found: LoggedTransaction | undefined
    let low = 0
    let high = this.latest()?.position ?? -1
    while (low <= high) {
      const middle = Math.floor((low + high) / 2)
      const row = this.#lastUpTo.get(middle)
      const transaction = row && readTransaction(row)
      if (transaction && transaction.timestamp > timestamp) high = transaction.position - 1
      else {
        found = transaction ?? found
        low = middle + 1
      }
    }
    return found
  }

  /** Transactions after a position, oldest first, at most `limit`. */
  transactionsAfter(position: number, limit: number): LoggedTransaction[] {
    return this.#database
      .prepare('SELECT * FROM transactions WHERE position > ? ORDER BY position LIMIT ?')
      .all(position, limit)
      .map(readTransaction)
  }

  /** Positions between two bounds, both included, at most `limit`; of the named documents only, when any are named. */
  positionsBetween(
    from: number,
    to: number,
    documentIds: string[],
    newestFirst: boolean,
    limit: number,
  ): number[] {
    const order = newestFirst ? 'DESC' : 'ASC'
    const marks = documentIds.map(() => '?').join(', ')
    const positions =
      documentIds.length > 0
        ? `SELECT DISTINCT place >> 24 AS position FROM places
           WHERE document_id IN (${marks}) AND place >= ? << 24 AND place < (? + 1) << 24`
        : 'SELECT position FROM transactions WHERE position BETWEEN ? AND ?'
    return this.#database
      .prepare(`${positions} ORDER BY 1 ${order} LIMIT ?`)
      .all(...documentIds, from, bounded(to), limit)
      .map((row) => Number(row.position))
  }

  /** The whole of one transaction. */
  contentAt(position: number): LoggedContent[] {
    return this.#database
      .prepare(
        `SELECT ${changeColumns}, c.mutations, c.apply, c.revert ${joined}
         WHERE c.place >= ? << 24 AND c.place < (? + 1) << 24 ORDER BY c.place`,
      )
      .all(position, position)
      .map(readContent)
  }

  /** Everything after a place in the log, newest first, at most `limit` changes. */
  contentAfter(position: number, sequence: number, limit: number): LoggedContent[] {
    return this.#database
      .prepare(
        `SELECT ${changeColumns}, c.mutations, c.apply, c.revert ${joined}
         WHERE c.place > ? << 24 | ? ORDER BY c.place DESC LIMIT ?`,
      )
      .all(position, sequence, limit)
      .map(readContent)
  }

  /** What undoes the changes of one document between two positions, both excluded: newest first, read one by one. */
  *undoingDocument(documentId: string, after: number, before: number): Iterable<Undoing> {
    const columns = 'c.position, c.previous_rev, c.revert'
    for (const row of this.#rowsOfDocument(columns, documentId, after, before, -1)) {
      yield {
        position: Number(row.position),
        previousRevision: row.previous_rev === null ? undefined : String(row.previous_rev),
        effects: { revert: JSON.parse(String(row.revert)) as JsonValue[] },
      }
    }
  }

  /** Changes of one document before a position, newest first, without their content. */
  changesBefore(documentId: string, position: number, limit: number): LoggedChange[] {
    return [...this.#rowsOfDocument(changeColumns, documentId, 0, position, limit)].map(readChange)
  }

  /** The first change of one document after a position. */
  firstChangeAfter(documentId: string, position: number): LoggedChange | undefined {
    const row =
      this.#database
        .prepare(
          `SELECT ${changeColumns} ${joinedByPlace} WHERE p.document_id = ? AND p.place >= (? + 1) << 24
           ORDER BY p.place LIMIT 1`,
        )
        .get(documentId, bounded(position)) ??
      this.#database
        .prepare(
          `SELECT ${changeColumns} ${joined} WHERE c.document_id = ?
           AND c.place >= (max(?, ${lastIndexed}) + 1) << 24 ORDER BY c.place LIMIT 1`,
        )
        .get(documentId, bounded(position))
    return row && readChange(row)
  }

  /** Newest first: what the index of documents has not caught up with, then what it has. */
  *#rowsOfDocument(
    columns: string,
    documentId: string,
    after: number,
    before: number,
    limit: number,
  ): Iterable<Row> {
    const recent = this.#database.prepare(
      `SELECT ${columns} ${joined} WHERE c.place >= (max(?, ${lastIndexed}) + 1) << 24 AND c.place < ? << 24
       AND c.document_id = ? ORDER BY c.place DESC LIMIT ?`,
    )
    let count = 0
    for (const row of recent.iterate(bounded(after), bounded(before), documentId, limit)) {
      count++
      yield row
    }
    if (count === limit) return
    const older = this.#database.prepare(
      `SELECT ${columns} ${joinedByPlace} WHERE p.document_id = ? AND p.place >= (? + 1) << 24
       AND p.place < ? << 24 ORDER BY p.place DESC LIMIT ?`,
    )
    const rest = limit === -1 ? -1 : limit - count
    yield* older.iterate(documentId, bounded(after), bounded(before), rest)
  }

  /** Ids of all versions in releases that a document has in the log. */
  versionsOf(publishedId: string): string[] {
    // From one id to the next in the index, so that it costs by versions and not by changes.
    const rows = this.#database
      .prepare(
        `WITH RECURSIVE ids (id) AS (
           SELECT min(document_id) FROM indexed_places WHERE document_id >= 'versions.' AND document_id < 'versions/'
           UNION ALL
           SELECT (SELECT min(document_id) FROM indexed_places WHERE document_id > ids.id AND document_id < 'versions/')
             FROM ids WHERE ids.id IS NOT NULL)
         SELECT id FROM ids WHERE id IS NOT NULL
         UNION SELECT document_id FROM changes
           WHERE place >= (${lastIndexed} + 1) << 24 AND document_id >= 'versions.' AND document_id < 'versions/'`,
      )
      .all()
    return rows.map(({ id }) => String(id)).filter((id) => publishedIdOf(id) === publishedId)
  }
}
