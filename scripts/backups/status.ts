import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { writeWhole } from './durable-files.ts'

const moment = z.iso.datetime()

/** What is known of a lake's backups; moments are ISO 8601. The lake shows this file to the Studio as it is. */
const status = z.object({
  /** The time of day on California's clock; `null`: none is made by itself. */
  at: z.string().nullable(),
  /** Since when backups have been made by themselves. */
  since: moment.nullable(),
  /** The newest complete backup that is in the folder. */
  lastGood: moment.nullable(),
  /** Whether a command sends backups elsewhere, and the newest complete one that it has sent. */
  isSent: z.boolean(),
  lastSent: moment.nullable(),
  /** The last try, whatever came of it, and in one sentence what went wrong. */
  lastTry: moment.nullable(),
  problem: z.string().nullable(),
})

export type BackupStatus = z.infer<typeof status>

const nothingYet: BackupStatus = {
  at: null,
  since: null,
  lastGood: null,
  isSent: false,
  lastSent: null,
  lastTry: null,
  problem: null,
}

const fileIn = (dataFolder: string) => path.join(dataFolder, 'backups.json')

/** @returns what is known; nothing when the file is missing or damaged, since the next backup writes it anew. */
export async function readStatus(dataFolder: string): Promise<BackupStatus> {
  try {
    const known = JSON.parse(await readFile(fileIn(dataFolder), 'utf8')) as object
    return status.parse({ ...nothingYet, ...known })
  } catch {
    return nothingYet
  }
}

/** Changes a part of what is known. */
export async function changeStatus(
  dataFolder: string,
  change: Partial<BackupStatus>,
): Promise<BackupStatus> {
  const changed = { ...(await readStatus(dataFolder)), ...change }
  await writeWhole(
    fileIn(dataFolder),
    Readable.from([`${JSON.stringify(changed, undefined, 2)}\n`]),
  )
  return changed
}
