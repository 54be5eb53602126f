import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Lake } from '../types.ts'
import { type AssetFiles, assetKinds, unlessMissing } from './asset-files.ts'

const day = 24 * 60 * 60 * 1000

/** File names, each with the moment (milliseconds since 1970) at which it was first seen without a document. */
type Unused = Record<string, number>

export type UnusedFiles = {
  /**
   * Removes the files whose document has been gone long enough. The time counts from the first look that finds it gone and
   * is kept on disk; a document that is back ends it.
   * @returns the hashes of what was removed.
   */
  look(now: number): Promise<string[]>
}

/**
 * Looks after the bytes of deleted pictures and files. Nothing is removed on the first look, so a data folder that lost
 * its documents for a while keeps its pictures.
 * @param folder the data folder.
 * @param keptDays how long bytes wait for someone who brings their document back: as long as history can.
 */
export function watchUnusedFiles(
  folder: string,
  lake: Lake,
  files: AssetFiles,
  keptDays: number,
): UnusedFiles {
  const list = path.join(folder, 'assets', 'unused.json')
  return {
    async look(now) {
      const before = await readList(list)
      const after: Unused = {}
      const removed: string[] = []
      for (const kind of assetKinds) {
        for (const name of await files.list(kind)) {
          const id = documentOf(name)
          const isWanted = () => id === undefined || lake.get(id) !== undefined
          if (isWanted()) continue
          const since = Math.min(before[name] ?? now, now)
          if (now - since >= keptDays * day && files.removeUnless(kind, name, isWanted)) {
            removed.push(name.slice(0, 40))
          } else {
            after[name] = since
          }
        }
      }
      if (JSON.stringify(after) !== JSON.stringify(before)) await writeList(list, after)
      return removed
    },
  }
}

/** The document that a stored file belongs to; `undefined` for what the lake did not put there. */
function documentOf(name: string): string | undefined {
  const [, picture, format] = /^([0-9a-f]{40}-\d+x\d+)\.([a-z]+)$/.exec(name) ?? []
  if (picture !== undefined) return `image-${picture}-${format}`
  const [, hash, extension] = /^([0-9a-f]{40})\.([a-z0-9]{1,10})$/.exec(name) ?? []
  return hash === undefined ? undefined : `file-${hash}-${extension}`
}

/** A list that is lost or damaged only means that the time counts anew. */
async function readList(file: string): Promise<Unused> {
  const text = (await readFile(file, 'utf8').catch(unlessMissing)) ?? '{}'
  try {
    const entries = Object.entries((JSON.parse(text) ?? {}) as Record<string, unknown>)
    return Object.fromEntries(
      entries.filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
    )
  } catch {
    return {}
  }
}

async function writeList(file: string, unused: Unused): Promise<void> {
  const temporary = `${file}.part`
  try {
    await writeFile(temporary, JSON.stringify(unused, undefined, 1), { flush: true })
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true })
    // Without an `assets` folder there is nothing to list.
    unlessMissing(error as NodeJS.ErrnoException)
  }
}
