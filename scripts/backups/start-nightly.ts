import type { Settings } from '#lib/env.ts'
import { facts } from './keep-backup.ts'
import { listBackups } from './kept-backups.ts'
import { keepNightly, type Nightly, runBackup, whatIsDue } from './nightly.ts'
import { readBackupSettings } from './settings.ts'
import { changeStatus, readStatus } from './status.ts'

const none: Nightly = { stop: async () => {} }

/**
 * Makes backups by itself as long as this process runs, as the settings say, and writes down for the Studio whether it
 * does. Nothing about backups ever stops a start.
 * @param environment what lake and site are started with.
 * @param firstLook milliseconds; for tests.
 */
export async function startNightly(
  settings: Settings,
  environment: Record<string, string | undefined>,
  say: (line: string) => void,
  firstLook?: number,
): Promise<Nightly> {
  const backups = readBackupSettings(environment, settings)
  const { folder } = backups
  // A hosted project: whoever wants its backups here says where.
  if (folder === undefined) return none
  const { at } = backups
  const onTrouble = (sentence: string) => say(`No backup was made: ${sentence}`)
  try {
    const { since } = await readStatus(settings.lakeDir)
    await changeStatus(settings.lakeDir, {
      at: at ?? null,
      since: at === undefined ? null : (since ?? new Date().toISOString()),
      ...(folder === undefined ? {} : await facts({ settings, backups: { ...backups, folder } })),
    })
  } catch (error) {
    onTrouble(error instanceof Error ? error.message : String(error))
  }
  if (at === undefined) return none
  return keepNightly({
    async look() {
      const [newest] = await listBackups(folder, settings.sanity)
      return whatIsDue(await readStatus(settings.lakeDir), newest?.takenAt, new Date())
    },
    run: (what, signal) => runBackup(what, { ...environment, LAKE_KEPT_RUNNING: '1' }, signal),
    onTrouble,
    ...(firstLook === undefined ? {} : { firstLook }),
  })
}
