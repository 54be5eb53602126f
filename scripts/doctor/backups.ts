import { calendarDayAt } from '#lib/dates.ts'
import type { BackupSettings } from '../backups/settings.ts'
import type { BackupStatus } from '../backups/status.ts'
import type { Owned } from './data-folder.ts'
import { type Finding, good, look } from './finding.ts'

/** A night may be missed without harm; what is missed for three days is said in the Studio too. */
const patience = 3 * 24 * 3_600_000

/** The day in California, as the Studio names it too. */
const dayOf = (moment: string) => calendarDayAt(Date.parse(moment))

/** Whether backups are made, can be written, and leave the machine. */
export function checkBackups(
  { folder, at, command }: BackupSettings,
  status: BackupStatus,
  owned: Owned | undefined,
  now: Date,
): Finding[] {
  if (folder === undefined) return [good('Backups are the hosted project’s.')]
  const found: Finding[] = []
  if (at === undefined)
    found.push(
      look(
        'No backup is made by itself (BACKUP_AT=off).',
        'Leave BACKUP_AT out, or run npm run backup from a timer of your own.',
      ),
    )
  if (owned && !(owned.isFolder && owned.isWritable))
    found.push(
      look(
        `Backups can't be written to ${folder}.`,
        'Give that folder to this account, or set BACKUP_DIR to another.',
      ),
    )
  if (owned?.isFolder && (owned.mode & 0o077) !== 0)
    found.push(
      look(
        `Other accounts of this machine can look into the backups in ${folder}.`,
        `Close it: chmod 700 ${folder}`,
      ),
    )
  const newest = status.lastGood ?? status.since
  if (newest !== null && now.getTime() - Date.parse(newest) > patience)
    found.push(
      look(
        status.lastGood === null
          ? `No backup has succeeded since ${dayOf(newest)}.`
          : `The last good backup is of ${dayOf(newest)}.`,
        status.problem ?? 'Run npm run backup, and see what it says.',
      ),
    )
  if (command === undefined)
    found.push(
      look(
        'Backups stay on this machine, and are lost with it.',
        'Set BACKUP_COMMAND; see docs/backups.md.',
      ),
    )
  return found.length > 0 ? found : [good('Backups are made, and sent elsewhere.')]
}
