import { statSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { unzipSync } from 'fflate'
import { ImportError } from '#sanity/import/import-error.ts'
import type { FindFile } from '#sanity/import/picture-files.ts'
import { largestPicture, readPicture } from '#sanity/import/read-picture.ts'
import { fetchOldPicture } from './fetch-old-picture.ts'
import { Refusal } from './processes.ts'

/** Largest zip of pictures, in bytes: it is held in memory. */
const largestZip = 1_000_000_000
const mostFiles = 200_000

export type OldPictures = {
  find: FindFile
  /** What became of pictures that were there and could not be taken, each once. */
  problems: Set<string>
}

/** A file that was given along, by the parts of its path. */
type Given = { parts: string[]; read: () => Promise<Uint8Array> }

/**
 * Finds the pictures of a website before: in folders and zips that were given along, and else at addresses that were named.
 * @param sources folders and zips, as they were typed
 * @param hosts that may be asked, with their ports
 * @param siteUrl of the website before, for pictures that are named by their path alone
 * @throws {Refusal} one sentence that names the fix
 */
export async function openOldPictures(
  sources: readonly string[],
  hosts: ReadonlySet<string>,
  siteUrl: string,
): Promise<OldPictures> {
  const byName = new Map<string, Given[]>()
  for (const source of sources) {
    for (const given of await listSource(source)) {
      const name = foldName(given.parts.at(-1) ?? '')
      byName.set(name, [...(byName.get(name) ?? []), given])
    }
  }
  const problems = new Set<string>()
  const find: FindFile = async (src) => {
    const url = readAddress(src, siteUrl)
    const parts = partsOf(url?.pathname ?? src)
    const given = findGiven(byName, parts)
    const name = parts.at(-1) ?? src
    if (given === 'several') {
      problems.add(`There are several pictures named ${name}, so none was taken.`)
    }
    try {
      const bytes = typeof given === 'object' ? await given.read() : await fetchFrom(url, hosts)
      if (bytes) await readPicture(Buffer.from(bytes), name, 'picture')
      return bytes
    } catch (error) {
      if (!(error instanceof ImportError || error instanceof Refusal)) throw error
      problems.add(error.message)
      return undefined
    }
  }
  return { find, problems }
}

async function fetchFrom(url: URL | undefined, hosts: ReadonlySet<string>) {
  return url && hosts.has(url.host) ? fetchOldPicture(url, hosts) : undefined
}

function readAddress(src: string, siteUrl: string): URL | undefined {
  const base = URL.canParse(siteUrl) ? siteUrl : 'https://nowhere.invalid'
  return URL.canParse(src, base) ? new URL(src, base) : undefined
}

function partsOf(address: string): string[] {
  return address
    .split('/')
    .filter((part) => part !== '')
    .map(decode)
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** Capitals, and how letters and spaces are written, differ from one machine to the next. */
function foldName(name: string): string {
  return name.normalize('NFC').replaceAll('+', ' ').toLowerCase()
}

/** The file that lies where the address says, as far as the ends of both agree; `several` when nothing tells them apart. */
function findGiven(
  byName: ReadonlyMap<string, Given[]>,
  parts: string[],
): Given | 'several' | undefined {
  const names = namesOf(parts.at(-1) ?? '').map(foldName)
  const found = names.map((name) => byName.get(name)).find((files) => files !== undefined)
  if (!found) return undefined
  const folder = parts.slice(0, -1).map(foldName)
  const agreeing = (given: Given) => {
    const own = given.parts.slice(0, -1).map(foldName)
    let count = 0
    while (count < own.length && own.at(-1 - count) === folder.at(-1 - count)) count++
    return count
  }
  const most = Math.max(...found.map(agreeing))
  const best = found.filter((given) => agreeing(given) === most)
  return best.length === 1 ? best[0] : 'several'
}

/** The original first, of which WordPress makes smaller copies such as `lamp-300x200.jpg` and `lamp-scaled.jpg`. */
function namesOf(name: string): string[] {
  return [name.replace(/-(?:\d+x\d+|scaled)(?=\.\w+$)/, ''), name]
}

async function listSource(given: string): Promise<Given[]> {
  const folders = [process.env.INIT_CWD ?? process.cwd(), process.cwd()]
  const source = folders
    .map((folder) => path.resolve(folder, given))
    .find((file) => statSync(file, { throwIfNoEntry: false }) !== undefined)
  if (source === undefined) {
    throw new Refusal(`${given} is not there. Check the path of the pictures.`)
  }
  return statSync(source).isDirectory() ? listFolder(source) : listZip(source, given)
}

async function listFolder(folder: string): Promise<Given[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  if (entries.length > mostFiles) {
    throw new Refusal(
      `The folder of pictures holds more than ${mostFiles.toLocaleString('en-US')} files. Name the folder “uploads” inside it.`,
    )
  }
  // Links are not followed: what they lead to lies elsewhere.
  const files = entries.filter((entry) => entry.isFile())
  return files.map((entry) => {
    const file = path.join(entry.parentPath, entry.name)
    return {
      parts: path.relative(folder, file).split(path.sep),
      read: async () => {
        refuseLarge(statSync(file).size, entry.name)
        return readFile(file)
      },
    }
  })
}

async function listZip(file: string, given: string): Promise<Given[]> {
  if (statSync(file).size > largestZip) {
    throw new Refusal(`${given} is larger than 1 GB. Unpack it and name the folder.`)
  }
  const bytes = await readFile(file)
  const listed: Given[] = []
  const unzip = (filter: (entry: { name: string; originalSize: number }) => boolean) => {
    try {
      return unzipSync(bytes, { filter })
    } catch (error) {
      if (error instanceof Refusal) throw error
      throw new Refusal(
        `${given} can't be unpacked. Name a folder of pictures, or a zip of such a folder.`,
      )
    }
  }
  unzip(({ name }) => {
    const parts = name.split('/').filter((part) => part !== '')
    if (!name.endsWith('/')) listed.push({ parts, read: () => readEntry(name) })
    return false
  })
  const readEntry = async (wanted: string) => {
    const found = unzip(({ name, originalSize }) => {
      if (name !== wanted) return false
      refuseLarge(originalSize, name)
      return true
    })
    return found[wanted] ?? new Uint8Array()
  }
  return listed
}

function refuseLarge(size: number, name: string): void {
  if (size > largestPicture) {
    throw new Refusal(
      `The picture ${path.basename(name)} is larger than 20 MB. Save a smaller copy.`,
    )
  }
}
