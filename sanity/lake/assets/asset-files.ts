import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'

export type AssetKind = 'images' | 'files'

export type AssetFiles = {
  /** Puts bytes on disk for good: when it returns, a power cut cannot take them. A file that exists is left alone. */
  write(kind: AssetKind, name: string, bytes: Buffer): Promise<void>
  /** @returns `undefined` when there is no such file. */
  read(kind: AssetKind, name: string): Promise<Buffer | undefined>
}

/** The bytes of pictures and files, under `assets/` in the data folder. Names come from hashes, so a file never changes. */
export function openAssetFiles(folder: string): AssetFiles {
  const fileOf = (kind: AssetKind, name: string) => path.join(folder, 'assets', kind, name)
  return {
    async write(kind, name, bytes) {
      const file = fileOf(kind, name)
      const existing = await stat(file).catch(() => undefined)
      if (existing?.size === bytes.length) return
      await mkdir(path.dirname(file), { recursive: true })
      const temporary = `${file}.${randomUUID()}.part`
      try {
        await writeDurably(temporary, bytes)
        await rename(temporary, file)
      } catch (error) {
        await rm(temporary, { force: true })
        throw error
      }
      await syncFolder(path.dirname(file))
    },
    read: (kind, name) => readFile(fileOf(kind, name)).catch(unlessMissing),
  }
}

async function writeDurably(file: string, bytes: Buffer): Promise<void> {
  const handle = await open(file, 'wx')
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The name of a new file is on disk only once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Turns "no such file" into `undefined`; any other trouble stays an error. */
export function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined
  throw error
}
