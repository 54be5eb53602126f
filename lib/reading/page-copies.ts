import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { PlainPage } from './finish.ts'

/** Copies on disk of the last good pages: only read when a page can't be rendered after a restart. */
export type PageCopies = {
  read(path: string): Promise<PlainPage | undefined>
  write(path: string, page: PlainPage): Promise<void>
  remove(path: string): Promise<void>
  count(): number
  /** Says that nobody uses them any more; they stay for the next start. */
  close(): void
}

/** Where nothing is to be kept. */
export const noCopies: PageCopies = {
  read: async () => undefined,
  write: async () => {},
  remove: async () => {},
  count: () => 0,
  close: () => {},
}

/** A server that runs says so this often; a folder of which nobody has said so for a while is nobody's. */
const beat = 60_000
const longestSilence = 10 * 60_000

const head = z.object({
  path: z.string(),
  // Copies from before there were other ones have none.
  status: z.union([z.literal(200), z.literal(410)]).default(200),
  contentType: z.string(),
  link: z.string().optional(),
  bytes: z.number(),
})

/**
 * Opens the copies of one build and one lake below `root`, where several servers may keep theirs. Those that no server has
 * used for ten minutes are removed: the styles and fonts of an earlier build are gone.
 * @param limits how many files and bytes may lie there; the oldest go first.
 */
export async function openPageCopies(
  root: string,
  name: string,
  limits = { files: 1000, bytes: 64 * 1024 * 1024 },
): Promise<PageCopies> {
  const folder = path.join(root, name)
  await mkdir(folder, { recursive: true })
  await sayInUse(folder)
  await removeUnused(root, name)
  const beating = setInterval(() => {
    // What goes wrong here shows when a copy is written, and is told then.
    sayInUse(folder)
      .then(() => removeUnused(root, name))
      .catch(() => {})
  }, beat)
  beating.unref()
  const fileOf = (page: string) =>
    path.join(folder, createHash('sha256').update(page).digest('hex').slice(0, 40))
  const sizes = await readSizes(folder)
  // One after the other: two writes of one page would race, and the account of sizes with them.
  let last: Promise<void> = Promise.resolve()
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const turn = last.then(work)
    last = turn.catch(() => {})
    return turn
  }
  const forget = async (file: string) => {
    sizes.delete(file)
    await rm(file, { force: true })
  }

  return {
    async read(page) {
      try {
        return parseCopy(await readFile(fileOf(page)), page)
      } catch {
        // No copy, or none that can be read: as good as none.
        return undefined
      }
    },
    write: (page, { status, contentType, link, body }) =>
      inTurn(async () => {
        const file = fileOf(page)
        const about = { path: page, status, contentType, link, bytes: body.length }
        const whole = Buffer.concat([Buffer.from(`${JSON.stringify(about)}\n`), body])
        await mkdir(folder, { recursive: true })
        await writeWhole(file, whole)
        sizes.delete(file)
        sizes.set(file, whole.length)
        let bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0)
        for (const [oldest, size] of [...sizes]) {
          if (sizes.size <= limits.files && bytes <= limits.bytes) break
          await forget(oldest)
          bytes -= size
        }
      }),
    remove: (page) =>
      inTurn(async () => {
        // Unknown addresses come by the thousand; they cost the disk nothing.
        if (sizes.has(fileOf(page))) await forget(fileOf(page))
      }),
    count: () => sizes.size,
    close: () => clearInterval(beating),
  }
}

/** By the folder's own time, which writing a page sets as well. */
async function sayInUse(folder: string): Promise<void> {
  const now = new Date()
  await utimes(folder, now, now)
}

async function removeUnused(root: string, own: string): Promise<void> {
  for (const name of await readdir(root)) {
    if (name === own) continue
    const folder = path.join(root, name)
    const age = await stat(folder).then(({ mtimeMs }) => Date.now() - mtimeMs, ignoreMissing)
    if (age !== undefined && age > longestSilence)
      await rm(folder, { recursive: true, force: true })
  }
}

/** Another server may have removed it meanwhile. */
function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}

/** Under another name first: a reader never meets half a file. */
async function writeWhole(file: string, content: Buffer): Promise<void> {
  const temporary = `${file}.${randomUUID()}`
  try {
    await writeFile(temporary, content)
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

function parseCopy(copy: Buffer, page: string): PlainPage | undefined {
  const end = copy.indexOf('\n')
  const about = head.parse(JSON.parse(copy.toString('utf8', 0, end)))
  const body = copy.subarray(end + 1)
  if (about.path !== page || about.bytes !== body.length) return undefined
  return { status: about.status, contentType: about.contentType, link: about.link, body }
}

async function readSizes(folder: string): Promise<Map<string, number>> {
  const found = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const file = path.join(folder, name)
      const about = await stat(file).catch(ignoreMissing)
      return about ? [{ file, size: about.size, mtimeMs: about.mtimeMs }] : []
    }),
  )
  const files = found.flat()
  files.sort((a, b) => a.mtimeMs - b.mtimeMs)
  return new Map(files.map(({ file, size }) => [file, size]))
}
