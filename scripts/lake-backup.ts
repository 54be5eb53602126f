import { access } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { readSettings, type Settings } from '#lib/env.ts'
import { keepBackup, sendNewest } from './backups/keep-backup.ts'
import { type KeptBackup, listBackups } from './backups/kept-backups.ts'
import { makeBackup } from './backups/make-backup.ts'
import type { Print } from './backups/progress.ts'
import { makeBackupKey, sealedEnding } from './backups/seal.ts'
import { type BackupSettings, readBackupSettings } from './backups/settings.ts'
import { Refusal } from './processes.ts'
import { withTemporaryFolder } from './temporary-folder.ts'

type Environment = Record<string, string | undefined>

const usage = `Use one of:
  npm run backup                  one more in the folder of backups, as every night
  npm run backup -- FILE.tar.gz   one in a file of its own
  npm run backup -- --list        what is in the folder of backups
  npm run backup -- --send        sends the newest one with BACKUP_COMMAND
  npm run backup -- --new-key     makes a key for BACKUP_KEY`

/**
 * `npm run backup`: saves all documents, drafts included, and all pictures and files.
 * @param parameters as typed after `npm run backup --`
 * @throws {Refusal} one line that names the fix; then there is no file.
 */
export async function backUp(
  parameters: string[],
  environment: Environment,
  print: Print,
): Promise<void> {
  const { values, positionals } = parseArgs({
    args: parameters,
    allowPositionals: true,
    options: {
      list: { type: 'boolean' },
      send: { type: 'boolean' },
      'new-key': { type: 'boolean' },
    },
  })
  const [file, ...others] = positionals
  const words = [...Object.keys(values), ...(file === undefined ? [] : [file])]
  if (words.length > 1 || others.length > 0) throw new Refusal(usage)
  if (values['new-key']) return printNewKey(print)
  const settings = readSettings(environment)
  const backups = readBackupSettings(environment, settings)
  if (file !== undefined) return backUpInto(file, settings, backups, environment, print)
  const keeping = { settings, backups: requireFolder(backups), environment, print }
  if (values.list)
    return printList(await listBackups(keeping.backups.folder, settings.sanity), print)
  if (values.send) return sendNewest(keeping)
  return keepBackup(keeping)
}

async function backUpInto(
  given: string,
  settings: Settings,
  { key }: BackupSettings,
  environment: Environment,
  print: Print,
): Promise<void> {
  // npm runs scripts in the project's folder; people mean the one they are in.
  const named = path.resolve(environment.INIT_CWD ?? process.cwd(), given)
  const file = key && !named.endsWith(sealedEnding) ? `${named}${sealedEnding}` : named
  if (await isThere(file)) throw new Refusal(`${file} exists already. Choose another name.`)
  if (!(await isThere(path.dirname(file)))) {
    throw new Refusal(`The folder ${path.dirname(file)} is not there. Make it, or choose another.`)
  }
  await withTemporaryFolder('backup', async (workFolder) => {
    try {
      const made = await makeBackup({ settings, environment, key, workFolder, print }, () => file)
      print(`${made.documents} documents and ${made.assets} pictures and files are in ${file}`)
    } catch (error) {
      if (error instanceof Refusal || !(error instanceof Error)) throw error
      throw new Refusal(`The backup could not be made: ${error.message.split('\n')[0]}`)
    }
  })
}

function requireFolder(backups: BackupSettings): BackupSettings & { folder: string } {
  const { folder } = backups
  if (folder !== undefined) return { ...backups, folder }
  throw new Refusal(`Set BACKUP_DIR to a folder for backups, or name a file.\n${usage}`)
}

async function printNewKey(print: Print): Promise<void> {
  const { secret, recipient } = await makeBackupKey()
  print(
    'Keep the secret key away from this machine too: without it nobody reads the backups again.',
  )
  print(`Secret key, reads and makes backups:  ${secret}`)
  print(`Its public half, only makes them:     ${recipient}`)
}

function printList(backups: KeptBackup[], print: Print): void {
  for (const { file, bytes, isComplete } of backups) {
    const note = isComplete ? '' : '\tsome pictures or files are missing'
    print(`${file}\t${(bytes / 1_000_000).toFixed(1)} MB${note}`)
  }
  if (backups.length === 0) print('There are no backups yet. Make one with: npm run backup')
}

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}
