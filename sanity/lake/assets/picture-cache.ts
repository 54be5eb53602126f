import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { unlessMissing } from './asset-files.ts'

export type PictureCache = {
  read(name: string): Promise<Buffer | undefined>
  /** Keeps a rendering. One that cannot be written is not kept; the answer does not depend on it. */
  write(name: string, bytes: Buffer): Promise<void>
  /** Lets go of every rendering whose name begins so. */
  remove(beginning: string): Promise<void>
}

/**
 * Finished renderings in a folder of bounded size; those not asked for longest go first. May be deleted at any time.
 * @param mostBytes all files together.
 */
export function openPictureCache(folder: string, mostBytes: number): PictureCache {
  /** Name to size, in the order of last use. */
  const sizes = new Map<string, number>()
  let total = 0
  const forget = (name: string) => {
    total -= sizes.get(name) ?? 0
    sizes.delete(name)
  }
  const remember = (name: string, size: number) => {
    forget(name)
    sizes.set(name, size)
    total += size
  }
  const shrink = async () => {
    for (const [name, size] of sizes) {
      if (total <= mostBytes) return
      forget(name)
      await rm(path.join(folder, name), { force: true }).catch(() => remember(name, size))
    }
  }
  const loading = listOldestFirst(folder).then(async (files) => {
    for (const { name, size } of files) remember(name, size)
    await shrink()
  })

  return {
    async read(name) {
      await loading
      const size = sizes.get(name)
      if (size === undefined) return undefined
      const file = path.join(folder, name)
      const bytes = await readFile(file).catch(unlessMissing)
      // Whoever tidies the disk may have cut or emptied it.
      if (!bytes || bytes.length !== size || bytes.length === 0) {
        forget(name)
        return undefined
      }
      remember(name, size)
      const now = new Date()
      await utimes(file, now, now).catch(() => {})
      return bytes
    },
    async write(name, bytes) {
      await loading
      const temporary = path.join(folder, `${randomUUID()}.part`)
      try {
        await mkdir(folder, { recursive: true })
        // A power cut must not leave a part under the name of the whole.
        await writeFile(temporary, bytes, { flush: true })
        await rename(temporary, path.join(folder, name))
        remember(name, bytes.length)
      } catch (error) {
        console.error('A rendering could not be kept on disk.', error)
        await rm(temporary, { force: true }).catch(() => {})
      }
      await shrink()
    },
    async remove(beginning) {
      await loading
      for (const name of [...sizes.keys()].filter((name) => name.startsWith(beginning))) {
        forget(name)
        await rm(path.join(folder, name), { force: true })
      }
    },
  }
}

async function listOldestFirst(folder: string): Promise<Array<{ name: string; size: number }>> {
  const names = await readdir(folder).catch(() => [])
  const files = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name)
      const found = await stat(file).catch(() => undefined)
      if (name.endsWith('.part')) await rm(file, { force: true }).catch(() => {})
      return found?.isFile() && !name.endsWith('.part')
        ? [{ name, size: found.size, used: found.mtimeMs }]
        : []
    }),
  )
  return files.flat().sort((a, b) => a.used - b.used)
}
