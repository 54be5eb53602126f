import { open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { partEnding } from './kept-backups.ts'

/**
 * Puts a stream into a file that is there as a whole or not at all, whenever the power goes: written under another name,
 * forced to disk, read by `check`, and only then given its own. Others of this machine can't read it.
 * @param check throws when what was written must not count; then there is no file.
 */
export async function writeWhole(
  file: string,
  content: Readable,
  check: (written: string) => Promise<void> = async () => {},
): Promise<void> {
  const part = `${file}${partEnding}`
  try {
    await rm(part, { force: true })
    const handle = await open(part, 'wx', 0o600)
    await pipeline(content, handle.createWriteStream({ flush: true }))
    await check(part)
    await rename(part, file)
    await syncFolder(path.dirname(file))
  } catch (error) {
    content.destroy()
    await rm(part, { force: true })
    throw error
  }
}

/** The name of a new file is on disk only once its folder is. Some network disks know no such thing and do without. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (!['EINVAL', 'ENOTSUP', 'EPERM', 'EISDIR'].includes(String(code))) throw error
  } finally {
    await handle.close()
  }
}
