import path from 'node:path'
import type { Settings } from '#lib/env.ts'
import { Refusal } from '../processes.ts'
import { tellMissing } from './export-lake.ts'
import {
  type KeptBackup,
  listBackups,
  nameBackup,
  removeOldBackups,
  removeParts,
} from './kept-backups.ts'
import { makeBackup } from './make-backup.ts'
import type { Print } from './progress.ts'
import { measureData, type ReadFree, requireRoom } from './room.ts'
import { sendBackup } from './send-backup.ts'
import type { BackupSettings } from './settings.ts'
import { type BackupStatus, changeStatus } from './status.ts'
import { withWorkFolder } from './work-folder.ts'

export type Keeping = {
  settings: Settings
  backups: BackupSettings & { folder: string }
  environment: Record<string, string | undefined>
  print: Print
  /** For tests. */
  readFree?: ReadFree
}

/**
 * Makes one more backup in the folder of backups, sends it on, and removes the oldest ones past their number; and writes
 * down what came of it, for the Studio.
 * @throws {Refusal} one sentence; then all earlier backups are where they were.
 */
export async function keepBackup(keeping: Keeping): Promise<void> {
  await withStatus(keeping, (workFolder) => makeAndSend(keeping, workFolder))
}

/** Sends the newest complete backup, once more if it has been sent already. @throws {Refusal} one sentence. */
export async function sendNewest(keeping: Keeping): Promise<void> {
  const { backups } = keeping
  if (backups.command === undefined) {
    throw new Refusal('BACKUP_COMMAND is not set: nothing says where backups are to be sent.')
  }
  await withStatus(keeping, async () => {
    const newest = (await listOwn(keeping)).find(({ isComplete }) => isComplete)
    if (!newest) throw new Refusal(`There is no backup in ${backups.folder} yet.`)
    return send(keeping, newest)
  })
}

async function makeAndSend(keeping: Keeping, workFolder: string): Promise<Partial<BackupStatus>> {
  const { settings, backups, environment, print } = keeping
  const owner = settings.sanity
  await removeParts(backups.folder, owner)
  const expected = owner.isEmbedded
    ? await measureData(settings.lakeDir)
    : ((await listOwn(keeping))[0]?.bytes ?? 0)
  await requireRoom(
    { dataFolder: settings.lakeDir, backups: backups.folder },
    expected,
    keeping.readFree,
  )
  // To the second, as its name says it.
  const takenAt = new Date(Math.floor(Date.now() / 1_000) * 1_000)
  const made = await makeBackup(
    { settings, environment, key: backups.key, workFolder, print, tokenName: 'backup' },
    ({ missing }) => {
      const facts = { takenAt, isComplete: missing === 0, isSealed: backups.key !== undefined }
      return path.join(backups.folder, nameBackup(owner, facts))
    },
  )
  await removeOldBackups(backups.folder, owner, backups.keep)
  print(`${made.documents} documents and ${made.assets} pictures and files are in ${made.file}`)
  if (made.missing > 0) return { problem: tellMissing(made.missing, made.assets + made.missing) }
  // Written down before it is sent: a command may take hours.
  await changeStatus(settings.lakeDir, { lastGood: takenAt.toISOString() })
  return backups.command === undefined ? {} : send(keeping, { file: made.file, takenAt })
}

async function send(
  { backups, environment, print }: Keeping,
  { file, takenAt }: Pick<KeptBackup, 'file' | 'takenAt'>,
): Promise<Partial<BackupStatus>> {
  print(`Sending ${path.basename(file)}...`)
  await sendBackup(backups.command ?? '', file, environment)
  print('Sent.')
  return { lastSent: takenAt.toISOString() }
}

/** Runs the work alone, and keeps what came of it, good or bad. */
async function withStatus(
  keeping: Keeping,
  work: (workFolder: string) => Promise<Partial<BackupStatus>>,
): Promise<void> {
  const { lakeDir } = keeping.settings
  await withWorkFolder(lakeDir, async (workFolder) => {
    // Before anything else: whatever kills this process, the next try waits its hour.
    await changeStatus(lakeDir, { lastTry: new Date().toISOString() })
    try {
      const change = await work(workFolder)
      await changeStatus(lakeDir, { problem: null, ...change, ...(await facts(keeping)) })
    } catch (error) {
      const problem = sentenceOf(error)
      await changeStatus(lakeDir, { problem, ...(await facts(keeping)) })
      throw error instanceof Refusal ? error : new Refusal(problem, { cause: error })
    }
  })
}

/** What the folder itself says: a backup that someone has removed is none. */
export async function facts(
  keeping: Pick<Keeping, 'settings' | 'backups'>,
): Promise<Pick<BackupStatus, 'lastGood' | 'isSent'>> {
  const newest = (await listOwn(keeping)).find(({ isComplete }) => isComplete)
  return {
    lastGood: newest?.takenAt.toISOString() ?? null,
    isSent: keeping.backups.command !== undefined,
  }
}

function listOwn({ settings, backups }: Pick<Keeping, 'settings' | 'backups'>) {
  return listBackups(backups.folder, settings.sanity).catch((): KeptBackup[] => [])
}

function sentenceOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.split('\n')[0] ?? message
}
