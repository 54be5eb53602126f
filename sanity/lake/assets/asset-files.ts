import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'

export type AssetKind = 'images' | 'files'

/** A stored file on its way out: bytes in all, and their hash in base64. Whoever has it reads or destroys the stream. */
export type OpenedFile = { size: number; md5: string; stream: Readable }

export type AssetFiles = {
  /** Puts bytes on disk for good: when it returns, a power cut cannot take them. A file that exists is left alone. */
  write(kind: AssetKind, name: string, bytes: Buffer): Promise<void>
  /** @returns `undefined` when there is no such file. */
  read(kind: AssetKind, name: string): Promise<Buffer | undefined>
  /** For sending: anyone may ask for a large file many times at once, so it is never in memory as a whole. */
  open(kind: AssetKind, name: string): Promise<OpenedFile | undefined>
}

const mostHashes = 1_000

/** The bytes of pictures and files, under `assets/` in the data folder. Names come from hashes, so a file never changes. */
export function openAssetFiles(folder: string): AssetFiles {
  const fileOf = (kind: AssetKind, name: string) => path.join(folder, 'assets', kind, name)
  /** A file never changes, so neither does its hash; work under way is shared. */
  const hashes = new Map<string, Promise<string>>()
  const hashOf = (file: string): Promise<string> => {
    const known = hashes.get(file)
    if (known) return known
    const hash = md5OfFile(file)
    hashes.set(file, hash)
    hash.catch(() => hashes.delete(file))
    const [oldest] = hashes.keys()
    if (hashes.size > mostHashes && oldest !== undefined) hashes.delete(oldest)
    return hash
  }
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
    async open(kind, name) {
      const file = fileOf(kind, name)
      const handle = await open(file, 'r').catch(unlessMissing)
      if (!handle) return undefined
      try {
        const { size } = await handle.stat()
        const md5 = await hashOf(file)
        return { size, md5, stream: handle.createReadStream() }
      } catch (error) {
        await handle.close()
        throw error
      }
    },
  }
}

async function md5OfFile(file: string): Promise<string> {
  const hash = createHash('md5')
  for await (const piece of createReadStream(file)) hash.update(piece as Buffer)
  return hash.digest('base64')
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
