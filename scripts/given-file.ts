import { existsSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Refusal } from './processes.ts'

/**
 * Reads a file that was named on the command line, from the folder in which the person typed it.
 * @param what the file is, as in "Check the path of the text."
 * @param limit bytes; a larger file is refused unread, with `tooLarge` as what to do about it
 * @throws {Refusal} one sentence or two that name the fix
 */
export async function readGivenFile(
  given: string,
  what: string,
  { limit, tooLarge }: { limit: number; tooLarge: string },
): Promise<{ bytes: Buffer; name: string; folder: string }> {
  // npm runs scripts in the project's folder and keeps the person's own one here.
  const folders = [process.env.INIT_CWD ?? process.cwd(), process.cwd()]
  const file = folders.map((folder) => path.resolve(folder, given)).find(existsSync)
  if (file === undefined || given === '') {
    throw new Refusal(`${given || 'The file'} is not there. Check the path of ${what}.`)
  }
  const found = statSync(file)
  if (found.isDirectory()) throw new Refusal(`${given} is a folder. Name the file of ${what}.`)
  if (!found.isFile()) throw new Refusal(`${given} is no file. Name the file of ${what}.`)
  if (found.size > limit) {
    throw new Refusal(`${given} is larger than ${limit / 1_000_000} MB. ${tooLarge}`)
  }
  try {
    return { bytes: await readFile(file), name: path.basename(file), folder: path.dirname(file) }
  } catch {
    throw new Refusal(`${given} can't be opened. Check who may read it.`)
  }
}
