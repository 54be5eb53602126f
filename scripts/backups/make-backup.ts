import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Settings } from '#lib/env.ts'
import { checkArchive } from '../backup-archive.ts'
import { Refusal } from '../processes.ts'
import { asTemporaryFolder } from '../temporary-folder.ts'
import { writeWhole } from './durable-files.ts'
import { type Exported, exportLake } from './export-lake.ts'
import type { Print } from './progress.ts'
import { type BackupKey, seal, unseal } from './seal.ts'

type Order = {
  settings: Settings
  environment: Record<string, string | undefined>
  key: BackupKey | undefined
  /** A folder for what is unfinished. */
  workFolder: string
  print: Print
  /** As in `withExporter`. */
  tokenName?: string
}

/**
 * Makes a backup of the whole lake: exported, read back to its last byte, encrypted if there is a key, and only then put
 * under its name.
 * @param nameFor is given what was exported, and gives the absolute path.
 * @throws {Refusal} one sentence; then there is no file.
 */
export async function makeBackup(
  { settings, environment, key, workFolder, print, tokenName }: Order,
  nameFor: (exported: Exported) => string,
): Promise<Exported & { file: string }> {
  const plain = path.join(workFolder, 'archive.tar.gz')
  const exported = await asTemporaryFolder(workFolder, () =>
    exportLake(plain, settings, environment, print, tokenName),
  )
  print('Reading it back...')
  await checkArchive(plain)
  const file = nameFor(exported)
  if (key) {
    const sealed = await seal(plain, key)
    await writeWhole(file, sealed, (written) => checkSealed(written, plain, key))
  } else {
    await writeWhole(file, createReadStream(plain), (written) => requireSame(plain, written))
  }
  return { ...exported, file }
}

/** With the public half of a key alone nobody here can look inside; the library then has to be believed. */
async function checkSealed(sealed: string, plain: string, key: BackupKey): Promise<void> {
  if (!('secret' in key)) return
  await requireEqual(createReadStream(plain), await unseal(sealed, key))
}

async function requireSame(one: string, other: string): Promise<void> {
  await requireEqual(createReadStream(one), createReadStream(other))
}

async function requireEqual(one: Readable, other: Readable): Promise<void> {
  if ((await hashOf(one)) === (await hashOf(other))) return
  throw new Refusal(
    'What was read back from the disk differs from what was written: check the disk.',
  )
}

async function hashOf(content: Readable): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(content, hash)
  return hash.digest('hex')
}
