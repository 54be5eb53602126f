import { hkdfSync, randomBytes, randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Settings } from '#lib/env.ts'

/** What a key is for, in words that keep it apart from every other key, and the name of its file. */
export type KeyUse = { purpose: string; file: string }

/**
 * A secret key of the site: with a hosted lake one that follows from its token, so that several machines agree, else the
 * one in the data folder, made when there is none.
 * @throws when the data folder can't be used.
 */
export function readOwnKey(
  settings: Pick<Settings, 'lakeDir' | 'sanity'>,
  { purpose, file }: KeyUse,
): string {
  const place = path.join(settings.lakeDir, file)
  return deriveKey(settings, purpose) ?? readKey(place) ?? makeKey(place)
}

/** @returns a key of 256 bits that follows from the token of a hosted lake; `undefined` where there is none. */
export function deriveKey(
  { sanity }: Pick<Settings, 'sanity'>,
  purpose: string,
): string | undefined {
  if (sanity.isEmbedded || sanity.readToken === undefined) return undefined
  const key = hkdfSync('sha256', sanity.readToken, sanity.projectId, purpose, 32)
  return Buffer.from(key).toString('base64url')
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
