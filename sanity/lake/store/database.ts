import { chmodSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { SettingError } from '../settings.ts'
import { LakeError } from '../types.ts'
import { copyBeforeUpgrade } from './copy-before-upgrade.ts'
import { diskFull, isDiskFull } from './disk-full.ts'

/** The layout of `lake.sqlite` that this code writes. A file with a higher number is refused. */
export const schemaVersion = 3

/**
 * The changes of all transactions, one after the other. They are numbered, because SQLite puts a row of more than a kilobyte on
 * a page of its own when the key is anything else. A transaction has fewer changes than fit into 24 bits.
 */
const changesInOrder = `
  CREATE TABLE changes (
    place INTEGER PRIMARY KEY,
    position INTEGER AS (place >> 24),
    sequence INTEGER AS (place & 0xffffff),
    document_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    previous_rev TEXT,
    mutations TEXT NOT NULL,
    apply TEXT NOT NULL,
    revert TEXT NOT NULL
  );
`

/** The places after the last that the index of documents knows. */
const notIndexed =
  "place >= ((SELECT CAST(value AS INTEGER) FROM lake WHERE key = 'indexed') + 1) << 24"

/**
 * Where the changes of a document are. An index of all of `changes` would cost each commit a page of its own for every
 * document it touches, so this one catches up now and then, and the view adds what it does not have yet.
 */
const placesOfDocuments = `
  CREATE TABLE indexed_places (
    document_id TEXT NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (document_id, place)
  ) WITHOUT ROWID;
  INSERT INTO lake VALUES ('indexed', '0');
  CREATE VIEW places AS
    SELECT document_id, place FROM indexed_places
    UNION ALL
    SELECT document_id, place FROM changes WHERE ${notIndexed};
  CREATE TRIGGER forget_place AFTER DELETE ON changes BEGIN
    DELETE FROM indexed_places WHERE document_id = OLD.document_id AND place = OLD.place;
  END;
`

const schema = `
  CREATE TABLE lake (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE documents (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE transactions (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    timestamp TEXT NOT NULL,
    author TEXT NOT NULL,
    tags TEXT NOT NULL
  );
  ${changesInOrder}
  ${placesOfDocuments}
  INSERT INTO lake VALUES ('version', '${schemaVersion}');
`

/** Brings the index of documents up to the end of the log. */
export const indexPlaces = `
  INSERT INTO indexed_places SELECT document_id, place FROM changes WHERE ${notIndexed} ORDER BY 1, 2;
  UPDATE lake SET value = (SELECT coalesce(max(position), 0) FROM transactions) WHERE key = 'indexed';
`

const numberChanges = `
  ALTER TABLE changes RENAME TO unnumbered;
  ${changesInOrder}
  INSERT INTO changes SELECT position << 24 | sequence, document_id, kind, previous_rev, mutations, apply, revert
    FROM unnumbered ORDER BY position, sequence;
  DROP TABLE unnumbered;
  ${placesOfDocuments}
  ${indexPlaces}
`

/** From each earlier layout to this one. */
const upgrades: Record<number, string> = {
  1: `DROP INDEX transactions_by_time; DROP INDEX changes_by_document; ${numberChanges}`,
  2: `
    DROP TRIGGER forget_place;
    DROP VIEW places;
    DROP TABLE indexed_places;
    DELETE FROM lake WHERE key = 'indexed';
    ${numberChanges}
  `,
}

const sqliteBusy = 5

/** The data folder cannot be opened; the message is one sentence for a person, and names LAKE_DIR. */
export class LakeFolderError extends SettingError {
  override name = 'LakeFolderError'
}

/**
 * Opens `lake.sqlite` in the folder and keeps an exclusive lock on it until it is closed. The lock is the
 * operating system's, so it ends with the process, however that ends.
 * @throws {LakeFolderError} when the folder is in use, unusable, or written by a newer version.
 */
export function openDatabase(folder: string): DatabaseSync {
  const file = path.join(folder, 'lake.sqlite')
  let database: DatabaseSync | undefined
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    database = new DatabaseSync(file, { timeout: 1000 })
    chmodSync(file, 0o600)
    database.exec('PRAGMA locking_mode = EXCLUSIVE')
    // Only a file that is still empty heeds this: its free pages can be handed back.
    database.exec('PRAGMA auto_vacuum = INCREMENTAL')
    database.exec('PRAGMA journal_mode = WAL')
    database.exec('PRAGMA synchronous = FULL')
    const version = readVersion(database)
    if (version !== undefined && upgrades[version] !== undefined) {
      copyBeforeUpgrade(database, folder, `lake-${version}.sqlite`)
    }
    database.exec('BEGIN EXCLUSIVE')
    prepareSchema(database, folder)
    database.exec('COMMIT')
    return database
  } catch (error) {
    database?.close()
    if (error instanceof LakeFolderError) throw error
    throw new LakeFolderError(explain(error, folder), { cause: error })
  }
}

function prepareSchema(database: DatabaseSync, folder: string): void {
  const found = readVersion(database)
  if (found === undefined) {
    database.exec(schema)
    return
  }
  const version = upgrade(database, found)
  if (version === schemaVersion) return
  throw new LakeFolderError(
    version > schemaVersion
      ? `The data in ${folder} was written by a newer Nightlight (data version ${version}, this one knows ${schemaVersion}): update Nightlight, or set LAKE_DIR to another folder.`
      : `The file lake.sqlite in ${folder} is not a Content Lake: set LAKE_DIR to another folder.`,
  )
}

/** Returns the layout of the file; `undefined` for an empty one, not a number for one that is not a lake's. */
function readVersion(database: DatabaseSync): number | undefined {
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all()
  if (tables.length === 0) return undefined
  if (!tables.some((table) => table.name === 'lake')) return Number.NaN
  return Number(database.prepare("SELECT value FROM lake WHERE key = 'version'").get()?.value)
}

/** Returns the version that the file then has. */
function upgrade(database: DatabaseSync, version: number): number {
  const statements = upgrades[version]
  if (statements === undefined) return version
  database.exec(statements)
  database.prepare("UPDATE lake SET value = ? WHERE key = 'version'").run(String(schemaVersion))
  return schemaVersion
}

function explain(error: unknown, folder: string): string {
  if (sqliteCode(error) === sqliteBusy) {
    return `Another lake is already running on the folder ${folder}: stop it, or set LAKE_DIR to another folder.`
  }
  const reason = error instanceof Error ? error.message : String(error)
  return `The data folder ${folder} cannot be opened (${reason}): make it writable, or set LAKE_DIR to another folder.`
}

/** How a failed write is told to the caller, and whether the disk was merely full. */
export function explainWriteFailure(error: unknown): { answer: LakeError; full: boolean } {
  if (isDiskFull(error)) return { answer: diskFull(), full: true }
  const description = 'The disk did not accept the write: nothing was saved. Restart the lake.'
  const body = { error: { type: 'storageError', description }, statusCode: 503 }
  return { answer: new LakeError(503, body, { 'retry-after': '5' }), full: false }
}

/** SQLite's primary result code, or `undefined` when the error came from elsewhere. */
function sqliteCode(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return undefined
  return typeof error.errcode === 'number' ? error.errcode & 0xff : undefined
}
