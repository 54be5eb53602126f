import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Every byte of a folder's files, each behind its name. @throws when there is no such folder. */
export function bytesIn(folder: string): string {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const all = entries.filter((entry) => entry.isFile())
  return all
    .map(({ parentPath, name }) => name + readFileSync(path.join(parentPath, name), 'latin1'))
    .join('\n')
}
