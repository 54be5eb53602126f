import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { sealedEnding } from './seal.ts'

/** A finished backup in the folder of backups. */
export type KeptBackup = {
  file: string
  takenAt: Date
  /** False when pictures or files could not be read for it. */
  isComplete: boolean
  isSealed: boolean
  bytes: number
}

export const partEnding = '.part'

/** Which lake's backups are meant: several may share a folder. */
export type Owner = { projectId: string; dataset: string }

const longestAhead = 24 * 60 * 60_000

/** A file's name has its moment in UTC, so that an order by name is one by time. */
export function nameBackup(
  { projectId, dataset }: Owner,
  { takenAt, isComplete, isSealed }: Pick<KeptBackup, 'takenAt' | 'isComplete' | 'isSealed'>,
): string {
  const moment = takenAt
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-')
  const ending = `${isComplete ? '' : '-incomplete'}.tar.gz${isSealed ? sealedEnding : ''}`
  return `${projectId}-${dataset}-${moment}${ending}`
}

/** The finished backups of a lake, newest first. What a clock that was wrong dated far ahead is none of them. */
export async function listBackups(
  folder: string,
  owner: Owner,
  now: number = Date.now(),
): Promise<KeptBackup[]> {
  const backups: KeptBackup[] = []
  for (const name of await namesIn(folder)) {
    const read = readName(name, owner)
    if (!read || read.takenAt.getTime() > now + longestAhead) continue
    const file = path.join(folder, name)
    const found = await stat(file).catch(unlessMissing)
    if (found?.isFile()) backups.push({ ...read, file, bytes: found.size })
  }
  return backups.sort((one, other) => other.takenAt.getTime() - one.takenAt.getTime())
}

/**
 * Removes what is older than the newest `keep` complete backups, and all incomplete ones but the newest. Incomplete ones
 * never push a complete one out.
 */
export async function removeOldBackups(folder: string, owner: Owner, keep: number): Promise<void> {
  const backups = await listBackups(folder, owner)
  const complete = backups.filter(({ isComplete }) => isComplete).slice(keep)
  const incomplete = backups.filter(({ isComplete }) => !isComplete).slice(1)
  for (const { file } of [...complete, ...incomplete]) await rm(file, { force: true })
}

/** Removes what a killed backup has left behind. Only whoever makes backups of this lake alone may call it. */
export async function removeParts(folder: string, owner: Owner): Promise<void> {
  for (const name of await namesIn(folder)) {
    const isOurs = name.endsWith(partEnding) && readName(name.slice(0, -partEnding.length), owner)
    if (isOurs) await rm(path.join(folder, name), { force: true })
  }
}

function readName(name: string, { projectId, dataset }: Owner) {
  const prefix = `${projectId}-${dataset}-`
  if (!name.startsWith(prefix)) return undefined
  const [, day, time, incomplete, sealed] =
    /^(\d{4}-\d{2}-\d{2})T(\d{2}-\d{2}-\d{2})Z(-incomplete)?\.tar\.gz(\.age)?$/.exec(
      name.slice(prefix.length),
    ) ?? []
  if (day === undefined || time === undefined) return undefined
  const takenAt = new Date(`${day}T${time.replaceAll('-', ':')}Z`)
  if (Number.isNaN(takenAt.getTime())) return undefined
  return { takenAt, isComplete: incomplete === undefined, isSealed: sealed !== undefined }
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(unlessMissing)) ?? []
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined
  throw error
}
