import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { writeWhole } from './durable-files.ts'

const noteIn = (dataFolder: string) => path.join(dataFolder, 'unfinished-restore.txt')

/**
 * Notes that a backup is being put into a lake, before anything of it is: a restore is many steps, and one that is cut off
 * between two of them leaves a part of the documents as they were.
 * @param file the backup, by its absolute path.
 */
export async function noteRestore(dataFolder: string, file: string): Promise<void> {
  await writeWhole(noteIn(dataFolder), Readable.from([file]))
}

export async function forgetRestore(dataFolder: string): Promise<void> {
  await rm(noteIn(dataFolder), { force: true })
}

/** @returns what is to be done after a restore that did not come to its end; `undefined` when there was none. */
export async function tellUnfinishedRestore(dataFolder: string): Promise<string | undefined> {
  const file = await readFile(noteIn(dataFolder), 'utf8').catch(() => undefined)
  if (file === undefined) return undefined
  return `A restore was cut off, so what is here is only partly what the backup holds. Finish it: npm run restore -- ${quote(file)} --replace`
}

/** As a shell takes it for one word. */
function quote(word: string): string {
  return /^[\w./:@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
