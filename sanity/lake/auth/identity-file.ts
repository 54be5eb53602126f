import { chmodSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { SettingError } from '../settings.ts'
import { copyBeforeUpgrade } from '../store/copy-before-upgrade.ts'

/**
 * The layout of `identity.sqlite` that this code writes. A file with a higher number is refused, one with a lower is kept as
 * it was: so raise it with every change of a table. Tables and columns that are missing are added to any, by those who need them.
 */
export const identityLayout = 2

/**
 * Opens `identity.sqlite` in the data folder, after a copy of an older one was kept. Several processes may do so at once.
 * @throws {SettingError} when it was written by a newer version; then nothing is changed.
 */
export function openIdentityFile(folder: string): DatabaseSync {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, 'identity.sqlite')
  const database = new DatabaseSync(file, { timeout: 5_000 })
  try {
    chmodSync(file, 0o600)
    readKnownLayout(database, folder)
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; BEGIN IMMEDIATE')
    // Looked at once more, since another process may have changed it before this one's turn came.
    const found = readKnownLayout(database, folder)
    if (found < identityLayout) {
      if (!isEmpty(database)) keepCopy(folder, found)
      database.exec(`PRAGMA user_version = ${identityLayout}`)
    }
    database.exec('COMMIT')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** A program that does not know what is in the file must not let anybody in by it. */
function readKnownLayout(database: DatabaseSync, folder: string): number {
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version)
  if (version <= identityLayout) return version
  throw new SettingError(
    `The people and tokens in ${folder} were written by a newer Nightlight (identity version ${version}, this one knows ${identityLayout}): update Nightlight, or set LAKE_DIR to another folder.`,
  )
}

function isEmpty(database: DatabaseSync): boolean {
  return database.prepare('SELECT 1 FROM sqlite_schema').get() === undefined
}

/** By a connection of its own: the one that holds everybody else off is in the middle of a step, and can't copy. */
function keepCopy(folder: string, version: number): void {
  const reader = new DatabaseSync(path.join(folder, 'identity.sqlite'), { readOnly: true })
  try {
    copyBeforeUpgrade(reader, folder, `identity-${version}.sqlite`)
  } finally {
    reader.close()
  }
}
