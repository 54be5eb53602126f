import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, readdirSync, rmSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import type { ByteRange } from './byte-range.ts'

export const assetKinds = ['images', 'files'] as const
export type AssetKind = (typeof assetKinds)[number]

/** A stored file on its way out, and the hash of all its bytes in base64. Whoever has it reads or destroys the stream. */
export type OpenedFile = { size: number; md5: string; stream: Readable }

export type AssetFiles = {
  /**
   * Puts bytes on disk for good, so that a power cut cannot take them, and then commits their document. A file that
   * exists is left alone, and none is removed before `commit` has settled.
   */
  add<Result>(
    kind: AssetKind,
    name: string,
    bytes: Buffer,
    commit: () => Promise<Result>,
  ): Promise<Result>
  /** @returns `undefined` when there is no such file. */
  read(kind: AssetKind, name: string): Promise<Buffer | undefined>
  /** For sending: anyone may ask for a large file many times at once, so it is never in memory as a whole. */
  open(kind: AssetKind, name: string): Promise<OpenedFile | undefined>
  /** A part of a file. */
  openRange(kind: AssetKind, name: string, range: ByteRange): Promise<Readable | undefined>
  /** @returns the whole file's bytes; `undefined` when there is no such file. */
  sizeOf(kind: AssetKind, name: string): Promise<number | undefined>
  list(kind: AssetKind): Promise<string[]>
  /**
   * Removes a file unless it is wanted, which is asked in the same moment.
   * @returns whether it was removed; not while it is being added.
   */
  removeUnless(kind: AssetKind, name: string, isWanted: () => boolean): boolean
}

const mostHashes = 1_000

/**
 * The bytes of pictures and files, under `assets/` in the data folder. Names come from hashes, so a file never changes.
 * What a crash left half-written is removed, so nobody else may have the folder open.
 */
export function openAssetFiles(folder: string): AssetFiles {
  const folderOf = (kind: AssetKind) => path.join(folder, 'assets', kind)
  const fileOf = (kind: AssetKind, name: string) => path.join(folderOf(kind), name)
  for (const kind of assetKinds) removeHalfWritten(folderOf(kind))
  /** Files being added, and how many times over. */
  const adding = new Map<string, number>()
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
    async add(kind, name, bytes, commit) {
      const file = fileOf(kind, name)
      adding.set(file, (adding.get(file) ?? 0) + 1)
      try {
        await writeOnce(file, bytes)
        return await commit()
      } finally {
        const others = (adding.get(file) ?? 1) - 1
        if (others > 0) adding.set(file, others)
        else adding.delete(file)
      }
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
    async openRange(kind, name, range) {
      const handle = await open(fileOf(kind, name), 'r').catch(unlessMissing)
      return handle?.createReadStream(range)
    },
    sizeOf: async (kind, name) => (await stat(fileOf(kind, name)).catch(unlessMissing))?.size,
    list: async (kind) => (await readdir(folderOf(kind)).catch(unlessMissing)) ?? [],
    removeUnless(kind, name, isWanted) {
      const file = fileOf(kind, name)
      if (adding.has(file) || isWanted()) return false
      // At once: a pause in between would let an upload find the file that is about to go.
      rmSync(file, { force: true })
      hashes.delete(file)
      return true
    },
  }
}

function removeHalfWritten(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      if (name.endsWith('.part')) rmSync(path.join(folder, name), { force: true })
    }
  } catch (error) {
    unlessMissing(error as NodeJS.ErrnoException)
  }
}

async function writeOnce(file: string, bytes: Buffer): Promise<void> {
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
