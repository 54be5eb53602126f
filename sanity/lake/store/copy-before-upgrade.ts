import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { DatabaseSync } from 'node:sqlite'

/**
 * Keeps `lake.sqlite` as it is, before its layout is changed: under `before-upgrade/` in the data folder, named after the
 * layout. It is there as a whole or not at all; one of an upgrade that did not come to its end is made anew.
 */
export function copyBeforeUpgrade(database: DatabaseSync, folder: string, version: number): void {
  const place = path.join(folder, 'before-upgrade')
  const copy = path.join(place, `lake-${version}.sqlite`)
  const part = `${copy}.part`
  mkdirSync(place, { recursive: true, mode: 0o700 })
  rmSync(part, { force: true })
  try {
    database.prepare('VACUUM INTO ?').run(part)
    sync(part)
    renameSync(part, copy)
    sync(place)
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
}

function sync(place: string): void {
  const handle = openSync(place, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
