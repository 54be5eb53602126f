import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { DatabaseSync } from 'node:sqlite'

/**
 * Keeps a file of the data folder as it is, before its layout is changed: under `before-upgrade/`. The copy is there as a
 * whole or not at all; one of an upgrade that did not come to its end is made anew.
 * @param name of the copy, which says the layout.
 */
export function copyBeforeUpgrade(database: DatabaseSync, folder: string, name: string): void {
  const place = path.join(folder, 'before-upgrade')
  const copy = path.join(place, name)
  const part = `${copy}.part`
  mkdirSync(place, { recursive: true, mode: 0o700 })
  rmSync(part, { force: true })
  try {
    database.prepare('VACUUM INTO ?').run(part)
    chmodSync(part, 0o600)
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
