import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { makeFolder, Refusal } from '../processes.ts'

/**
 * Runs work that only one process may do for a data folder at a time, with an empty folder for what is unfinished. The
 * lock is the operating system's, so it ends with the process, however that ends, and whatever a killed one left in the
 * folder is removed by the next.
 * @throws {Refusal} when another process is at it.
 */
export async function withWorkFolder<Result>(
  dataFolder: string,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  await makeFolder(dataFolder)
  const lock = new DatabaseSync(path.join(dataFolder, 'backups.lock'), { timeout: 0 })
  const folder = path.join(dataFolder, 'backup-work')
  try {
    takeLock(lock)
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { mode: 0o700 })
    try {
      return await work(folder)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  } finally {
    lock.close()
  }
}

function takeLock(lock: DatabaseSync): void {
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    const isBusy = (error as { errcode?: number }).errcode === 5
    if (!isBusy) throw error
    throw new Refusal('A backup is being made just now. Try again when it is done.')
  }
}
