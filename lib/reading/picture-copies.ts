import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

export type PictureCopy = {
  contentType: string
  /** The lake's own name for these bytes (`ETag`), to ask whether they still stand. */
  tag?: string | undefined
  body: Buffer
}

/** Pictures on disk, so that a restart need not ask the lake for them all again. */
export type PictureCopies = {
  read(address: string): Promise<PictureCopy | undefined>
  /** A copy that can't be written is not kept; nothing depends on it. */
  write(address: string, copy: PictureCopy): Promise<void>
  remove(address: string): Promise<void>
}

/** Where nothing is to be kept. */
export const noPictureCopies: PictureCopies = {
  read: async () => undefined,
  write: async () => {},
  remove: async () => {},
}

const head = z.object({
  address: z.string(),
  contentType: z.string(),
  tag: z.string().optional(),
  digest: z.string(),
})

/** What a file takes on disk at least, whatever it holds. */
const block = 4096
const hour = 60 * 60 * 1000

/**
 * Opens a folder of pictures, which several servers may share and which may be deleted at any time.
 * @param name tells the pictures of one lake from those of another in the same folder.
 * @param mostBytes of all files together; those not asked for longest go first. Each server may be above it by a
 *   sixteenth until it looks again.
 */
export function openPictureCopies(
  folder: string,
  name: string,
  mostBytes = 512 * 1024 * 1024,
): PictureCopies {
  const fileOf = (address: string) =>
    path.join(folder, createHash('sha256').update(`${name}\n${address}`).digest('hex').slice(0, 40))
  let written = Number.POSITIVE_INFINITY
  // Others write here too, so what there is can only be found by looking; one look at a time.
  let looking: Promise<void> = Promise.resolve()
  const makeRoom = (size: number) => {
    written += Math.max(size, block)
    if (written < mostBytes / 16) return looking
    written = 0
    looking = looking.then(() => removeOldest(folder, mostBytes))
    return looking
  }

  return {
    async read(address) {
      const file = fileOf(address)
      const copy = await readFile(file).then((bytes) => parseCopy(bytes, address), nothing)
      const now = new Date()
      if (copy) await utimes(file, now, now).catch(nothing)
      return copy
    },
    async write(address, { contentType, tag, body }) {
      const file = fileOf(address)
      const temporary = `${file}.${randomUUID()}.part`
      const about = { address, contentType, tag, digest: digestOf(body) }
      const whole = Buffer.concat([Buffer.from(`${JSON.stringify(about)}\n`), body])
      try {
        await mkdir(folder, { recursive: true })
        await writeFile(temporary, whole)
        // Under another name first: a reader never meets half a file.
        await rename(temporary, file)
        await makeRoom(whole.length)
      } catch (error) {
        await rm(temporary, { force: true }).catch(nothing)
        console.error('A picture could not be kept on disk.', error)
      }
    },
    remove: (address) => rm(fileOf(address), { force: true }).catch(nothing),
  }
}

function nothing(): undefined {
  return undefined
}

function digestOf(body: Buffer): string {
  return createHash('sha256').update(body).digest('base64url')
}

/** @returns `undefined` for a file that a crash cut short or that holds something else. */
function parseCopy(bytes: Buffer, address: string): PictureCopy | undefined {
  try {
    const end = bytes.indexOf('\n')
    const about = head.parse(JSON.parse(bytes.toString('utf8', 0, end)))
    const body = bytes.subarray(end + 1)
    if (about.address !== address || about.digest !== digestOf(body)) return undefined
    return { contentType: about.contentType, tag: about.tag, body }
  } catch {
    return undefined
  }
}

async function removeOldest(folder: string, mostBytes: number): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  const files = []
  for (const name of names) {
    const file = path.join(folder, name)
    const found = await stat(file).catch(nothing)
    if (!found?.isFile()) continue
    const isLeftOver = name.endsWith('.part') && Date.now() - found.mtimeMs > hour
    if (isLeftOver) await rm(file, { force: true }).catch(nothing)
    else files.push({ file, size: Math.max(found.size, block), used: found.mtimeMs })
  }
  files.sort((a, b) => a.used - b.used)
  let bytes = files.reduce((sum, { size }) => sum + size, 0)
  for (const { file, size } of files) {
    if (bytes <= mostBytes) return
    await rm(file, { force: true }).catch(nothing)
    bytes -= size
  }
}
