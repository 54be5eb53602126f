import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

/**
 * Runs work with an empty folder for what is unfinished, which nobody else can look into and which is gone afterwards. What
 * a killed command has left of such a folder, the next one removes: drafts may lie in it, without their encryption.
 * @param purpose a word for the folder's name.
 */
export async function withTemporaryFolder<Result>(
  purpose: string,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const place = os.tmpdir()
  const prefix = `nightlight-${purpose}-`
  await removeLeft(place, prefix)
  const folder = await mkdtemp(path.join(place, `${prefix}${process.pid}-`))
  try {
    return await asTemporaryFolder(folder, () => work(folder))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Runs work while a folder is the system's temporary one: the libraries of exports and imports keep pictures there, and the usual one
 * may be small or in memory, and is open to others.
 */
export async function asTemporaryFolder<Result>(
  folder: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const { TMPDIR } = process.env
  process.env.TMPDIR = folder
  try {
    return await work()
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
  }
}

async function removeLeft(place: string, prefix: string): Promise<void> {
  for (const name of await readdir(place)) {
    const [, owner] = new RegExp(`^${prefix}(\\d+)-`).exec(name) ?? []
    if (owner === undefined || isRunning(Number(owner))) continue
    const folder = path.join(place, name)
    // Not another account's, and not one that was removed meanwhile.
    const found = await stat(folder).catch(() => undefined)
    if (found?.uid === process.getuid?.()) await rm(folder, { recursive: true, force: true })
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    // Whoever may not be asked is there.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
