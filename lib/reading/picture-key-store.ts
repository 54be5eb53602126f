import { hkdfSync, randomBytes, randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Settings } from '#lib/env.ts'

type KeySettings = Pick<Settings, 'lakeDir' | 'sanity' | 'pictureKey'>

/**
 * The key that signs addresses of pictures: the one from the settings, else with a hosted lake one that follows from its
 * token, so that several machines agree, else the one in the data folder, made when there is none.
 * @throws when the data folder can't be used.
 */
export function readPictureKey({ lakeDir, sanity, pictureKey }: KeySettings): string {
  if (pictureKey !== undefined) return pictureKey
  if (sanity.apiHost === undefined && sanity.readToken !== undefined) {
    const key = hkdfSync('sha256', sanity.readToken, sanity.projectId, 'addresses of pictures', 32)
    return Buffer.from(key).toString('base64url')
  }
  const file = path.join(lakeDir, 'picture-key')
  return readKey(file) ?? makeKey(file)
}

function readKey(file: string): string | undefined {
  try {
    const key = readFileSync(file, 'utf8').trim()
    return key.length >= 16 ? key : undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Two servers that start together on one folder end with one key: whoever is second reads that of the first. */
function makeKey(file: string): string {
  mkdirSync(path.dirname(file), { recursive: true })
  const temporary = `${file}.${randomUUID()}`
  try {
    writeFileSync(temporary, `${randomBytes(32).toString('base64url')}\n`, {
      mode: 0o600,
      flush: true,
    })
    linkWhole(temporary, file)
  } finally {
    rmSync(temporary, { force: true })
  }
  const key = readKey(file)
  if (key !== undefined) return key
  throw new Error(`${file} holds no key. Delete it and start again.`)
}

/** A link, unlike a move, never replaces what is there. */
function linkWhole(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
