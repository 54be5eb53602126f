import { createWriteStream } from 'node:fs'
import { access } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { sanityImport } from '@sanity/import'
import { readSettings, type Settings } from '#lib/env.ts'
import { checkArchive } from './backup-archive.ts'
import { createProgress, type Print } from './backups/progress.ts'
import { isSealed, unseal } from './backups/seal.ts'
import { readBackupSettings } from './backups/settings.ts'
import { forgetRestore, noteRestore } from './backups/unfinished-restore.ts'
import { takeOut, withoutWaysIn } from './backups/ways-in.ts'
import { restoreExactly, withoutReleases } from './exact-documents.ts'
import { withAdministrator, writeIntoLog } from './lake-access.ts'
import { Refusal } from './processes.ts'
import { withTemporaryFolder } from './temporary-folder.ts'
import { withUnpacked } from './unpacked.ts'

type Environment = Record<string, string | undefined>

const usage = 'Usage: npm run restore -- FILE.tar.gz [--replace]'

/**
 * `npm run restore`: puts what a backup holds into the lake. Documents whose ids the backup does not know stay as they are.
 * From a backup of an embedded lake into an embedded lake they come back exactly, with their revisions and times.
 * @param parameters as typed after `npm run restore --`
 * @throws {Refusal} one line that names the fix.
 */
export async function restore(
  parameters: string[],
  environment: Environment,
  print: Print,
): Promise<void> {
  const { file, replace } = readParameters(parameters, environment)
  const settings = readSettings(environment)
  await withTemporaryFolder('restore', async (folder) => {
    const plain = await openPlainFile(file, folder, environment, settings)
    const held = await checkArchive(plain, file)
    const log = (words: string) =>
      // A log that can't be written is told of; the restore is what it is.
      writeIntoLog(settings, environment, `${words}: ${path.basename(file)}`).catch(
        ({ message }: Error) => print(message),
      )
    try {
      await restoreArchive(plain, { ...held, file, settings, environment, replace, print })
    } catch (error) {
      // What was refused at the door has changed nothing.
      if (!(error instanceof Refusal)) await log('A backup was restored in part')
      throw inOneLine(error)
    }
    await log('A backup was restored')
  })
}

/** @returns an archive that is not encrypted: the file itself, or what it holds in a file in the folder. */
async function openPlainFile(
  file: string,
  folder: string,
  environment: Environment,
  settings: Settings,
): Promise<string> {
  const isThere = await access(file).then(
    () => true,
    () => false,
  )
  if (!isThere) throw new Refusal(`There is no file ${file}. ${usage}`)
  if (!(await isSealed(file))) return file
  const content = await unseal(file, readBackupSettings(environment, settings).key)
  const plain = path.join(folder, 'archive.tar.gz')
  await pipeline(content, createWriteStream(plain, { mode: 0o600 })).catch((error: Error) => {
    throw new Refusal(
      `${file} is damaged or cut off (${error.message}). Nothing was changed. Choose another file.`,
    )
  })
  return plain
}

type Order = {
  settings: Settings
  environment: Environment
  /** The backup as the person named it. */
  file: string
  isExact: boolean
  /** The folder in the archive that is in the library's format. */
  place: string
  replace: boolean
  print: Print
}

async function restoreArchive(
  archive: string,
  { settings, environment, file, isExact, place, replace, print }: Order,
): Promise<void> {
  await withAdministrator(settings, environment, async (client) => {
    const held = await client.fetch<number>('count(*)')
    if (held > 0 && !replace) {
      throw new Refusal(
        `The lake holds ${held} documents already. Add --replace to overwrite those that are in the backup too; the others stay.`,
      )
    }
    const comesBack = withoutWaysIn(held === 0)
    const onProgress = createProgress(print)
    const { isEmbedded } = settings.sanity
    if (isEmbedded) await noteRestore(settings.lakeDir, file)
    const comesExactly = isExact && isEmbedded
    const { numDocs, warnings } = await withUnpacked(archive, async (unpacked) => {
      const folder = path.join(unpacked, place)
      await takeOut(folder, comesBack)
      return sanityImport(folder, {
        client: comesExactly ? withoutReleases(client) : client,
        operation: replace ? 'createOrReplace' : 'create',
        // The lake itself knows a picture that it has; the library would ask the site, which may not run.
        replaceAssets: true,
        // One picture that is missing must not cost everything else.
        allowFailingAssets: true,
        allowReplacementCharacters: true,
        onProgress,
      })
    })
    for (const { message } of warnings) print(message)
    if (comesExactly) await restoreExactly(client, archive, { comesBack, onProgress })
    if (isEmbedded) await forgetRestore(settings.lakeDir)
    print(`${numDocs} documents were restored from ${file}`)
    if (warnings.length > 0) {
      print(`${warnings.length} pictures or files are missing: the lines above name them.`)
    }
  })
}

function readParameters(
  parameters: string[],
  environment: Environment,
): { file: string; replace: boolean } {
  const { values, positionals } = parseArgs({
    args: parameters,
    allowPositionals: true,
    options: { replace: { type: 'boolean' } },
  })
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0) throw new Refusal(usage)
  // npm runs scripts in the project's folder; people mean the one they are in.
  const folder = environment.INIT_CWD ?? process.cwd()
  return { file: path.resolve(folder, file), replace: values.replace === true }
}

function inOneLine(error: unknown): unknown {
  const { name, message } = error as Partial<Error>
  if (error instanceof Refusal || name === 'SettingError' || message === undefined) return error
  return new Refusal(
    `The backup could not be restored; once this is fixed, add --replace: ${message.split('\n')[0]}`,
  )
}
