import path from 'node:path'
import { SettingError, type Settings } from '#lib/env.ts'
import { type BackupKey, readBackupKey } from './seal.ts'

export type BackupSettings = {
  /** Absolute path. `undefined`: a hosted project whose backups nobody has asked for here. */
  folder: string | undefined
  /** The time of day on California's clock, such as `03:30`; `undefined`: none is made by itself. */
  at: string | undefined
  /** How many complete backups stay in the folder. */
  keep: number
  /** What backups are encrypted for; `undefined`: they are not. */
  key: BackupKey | undefined
  /** A shell command that sends a finished backup elsewhere. */
  command: string | undefined
}

const quietHour = '03:30'
const usualKeep = 30
const mostKept = 10_000

/**
 * Reads what concerns backups from the environment.
 * @throws {SettingError} when a variable has a value that cannot be used; the message names it and the fix.
 */
export function readBackupSettings(
  environment: Record<string, string | undefined>,
  { lakeDir, sanity }: Pick<Settings, 'lakeDir' | 'sanity'>,
): BackupSettings {
  const { BACKUP_AT, BACKUP_DIR, BACKUP_KEEP, BACKUP_KEY, BACKUP_COMMAND } = environment
  // Beside the data folder and not in it: whoever deletes that to begin anew still has the backups.
  const usual = sanity.isEmbedded ? `${lakeDir}-backups` : undefined
  return {
    folder: BACKUP_DIR ? path.resolve(BACKUP_DIR) : usual,
    at: readTime(BACKUP_AT || quietHour),
    keep: readKeep(BACKUP_KEEP || String(usualKeep)),
    key: BACKUP_KEY ? readKey(BACKUP_KEY) : undefined,
    command: BACKUP_COMMAND || undefined,
  }
}

function readTime(given: string): string | undefined {
  if (given === 'off') return undefined
  if (/^([01]\d|2[0-3]):[0-5]\d$/.test(given)) return given
  throw new SettingError(
    `BACKUP_AT must be a time of day in California, for example BACKUP_AT=${quietHour}, or off. It is "${given}" now.`,
  )
}

function readKeep(given: string): number {
  const keep = Number(given)
  if (/^\d+$/.test(given) && keep >= 1 && keep <= mostKept) return keep
  throw new SettingError(
    `BACKUP_KEEP must be a whole number from 1 to ${mostKept}, for example BACKUP_KEEP=${usualKeep}. It is "${given}" now.`,
  )
}

/** The value itself is never repeated: a secret that is mistyped by one letter is still nearly one. */
function readKey(given: string): BackupKey {
  const key = readBackupKey(given)
  if (key) return key
  throw new SettingError(
    'BACKUP_KEY must be a key that "npm run backup -- --new-key" has made: it begins with AGE-SECRET-KEY-1, or with age1 for its public half.',
  )
}
