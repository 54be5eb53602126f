import { constants } from 'node:fs'
import { access, readdir, stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import { makeFolder, Refusal } from '../processes.ts'

/** What stays free for the lake to write in, in bytes. */
const leastFree = 200_000_000

/** Bytes that can still be written into a folder's file system. */
export type ReadFree = (folder: string) => Promise<number>

/**
 * Looks whether a backup fits beside everything else, so that it never is what fills a disk.
 * @throws {Refusal} one sentence that names folder, bytes and the ways out.
 */
export async function requireRoom(
  { dataFolder, backups }: { dataFolder: string; backups: string },
  bytes: number,
  readFree: ReadFree = freeIn,
): Promise<void> {
  try {
    await makeFolder(backups)
    await access(backups, constants.W_OK)
  } catch (error) {
    throw new Refusal(
      `The folder ${backups} can't be used (${(error as NodeJS.ErrnoException).code}). Set BACKUP_DIR to one that this account may write to.`,
    )
  }
  // Copies of pictures and the archive stand in the data folder for a while.
  for (const [folder, copies] of [
    [dataFolder, 2],
    [backups, 1],
  ] as const) {
    const needed = copies * bytes + leastFree
    const free = await readFree(folder)
    if (free >= needed) continue
    throw new Refusal(
      `There is too little room for a backup: it needs ${inMegabytes(needed)} in ${folder}, and ${inMegabytes(free)} are free. Free some room, lower BACKUP_KEEP, or set BACKUP_DIR to another disk.`,
    )
  }
}

/** How large a backup of a data folder may become, in bytes. */
export async function measureData(dataFolder: string): Promise<number> {
  const sizes = await Promise.all([
    sizeOfFolder(path.join(dataFolder, 'assets')),
    sizeOf(path.join(dataFolder, 'lake.sqlite')),
  ])
  return sizes.reduce((total, size) => total + size, 0)
}

async function sizeOfFolder(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch((): string[] => [])
  let total = 0
  for (const name of names) total += await sizeOf(path.join(folder, name))
  return total
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => undefined)
  return found?.isFile() ? found.size : 0
}

async function freeIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

function inMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1_000_000)} MB`
}
