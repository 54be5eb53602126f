import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { indexPlaces } from '#sanity/lake/store/database.ts'
import { TransactionIds } from '#sanity/lake/store/transaction-ids.ts'
import { indexedEvery } from '#sanity/lake/store/transaction-log.ts'

type Row = Record<string, string | number | null>

/** Writes to the disk what the lake would, and does nothing else. */
export type BareLoop = {
  begin(): void
  write(document: { _id: string }): void
  commit(): void
  close(): void
}

/**
 * Opens the tables of a lake whose last commit replaced one document. Every further row is like those that this commit
 * left, with its own ids and times, its JSON made anew from values; no value is checked, compared, or kept in memory.
 */
export function openBareLoop(folder: string): BareLoop {
  const database = new DatabaseSync(path.join(folder, 'lake.sqlite'))
  database.exec(
    'PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL',
  )
  const transaction = lastRow(database, 'transactions')
  // Position and sequence are made by the database, out of the place.
  const { position: _position, sequence: _sequence, ...change } = lastRow(database, 'changes')
  const [tags, apply, revert] = [transaction.tags, change.apply, change.revert].map((text) =>
    JSON.parse(String(text)),
  )
  const storeDocument = database.prepare('INSERT OR REPLACE INTO documents VALUES (?, ?)')
  const storeTransaction = insertInto(database, 'transactions', transaction)
  const storeChange = insertInto(database, 'changes', change)
  const ids = new TransactionIds()
  const revisions = new Map<string, string>()
  let position = Number(transaction.position)
  return {
    begin: () => database.exec('BEGIN IMMEDIATE'),
    write(document) {
      const id = ids.next()
      const timestamp = new Date().toISOString()
      position++
      const system = { _rev: id, _createdAt: timestamp, _updatedAt: timestamp }
      storeDocument.run(document._id, JSON.stringify({ ...document, ...system }))
      storeTransaction({ position, id, timestamp, tags: JSON.stringify(tags) })
      storeChange({
        place: position * 2 ** 24,
        document_id: document._id,
        previous_rev: revisions.get(document._id) ?? id,
        mutations: JSON.stringify([{ createOrReplace: document }]),
        apply: JSON.stringify(apply),
        revert: JSON.stringify(revert),
      })
      revisions.set(document._id, id)
      if (position % indexedEvery === 0) database.exec(indexPlaces)
    },
    commit: () => database.exec('COMMIT'),
    close: () => database.close(),
  }
}

function lastRow(database: DatabaseSync, table: string): Row {
  return database.prepare(`SELECT * FROM ${table} ORDER BY position DESC LIMIT 1`).get() as Row
}

/** Inserts rows like this one, with some of their columns anew. */
function insertInto(database: DatabaseSync, table: string, like: Row): (row: Row) => void {
  const columns = Object.keys(like)
  const marks = columns.map(() => '?').join(', ')
  const insert = database.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`)
  return (row) => {
    insert.run(...columns.map((column) => row[column] ?? like[column] ?? null))
  }
}
