import { createReadStream } from 'node:fs'
import { access, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { SanityClient } from '@sanity/client'
import { exportDataset } from '@sanity/export'
import { sanityImport } from '@sanity/import'
import { readSettings, type Settings } from '#lib/env.ts'
import { checkArchive, writeExactEntry } from './backup-archive.ts'
import {
  assetTypes,
  restoreExactly,
  withExactDocuments,
  withoutReleases,
} from './exact-documents.ts'
import { withAdministrator, withEditor } from './lake-access.ts'
import { Refusal } from './processes.ts'

type Environment = Record<string, string | undefined>
type Print = (line: string) => void

const backupUsage = 'Usage: npm run backup -- FILE.tar.gz'
const restoreUsage = 'Usage: npm run restore -- FILE.tar.gz [--replace]'
const reportEvery = 1_000

/**
 * Saves all documents, drafts included, and all pictures and files in one archive, in the format of Sanity's own export.
 * @param parameters as typed after `npm run backup --`
 * @throws {Refusal} one line that names the fix; then there is no file.
 */
export async function backUp(
  parameters: string[],
  environment: Environment,
  print: Print,
): Promise<void> {
  const { file } = readParameters(parameters, environment, backupUsage)
  if (await isThere(file)) throw new Refusal(`${file} exists already. Choose another name.`)
  const settings = readSettings(environment)
  const partial = `${file}.part`
  try {
    await withEditor(settings, environment, async (client) => {
      const expected = await client.fetch<number>('count(*[_type in $assetTypes])', { assetTypes })
      // Opened here, since the library does not wait for what becomes of a file it opens itself.
      const output = (await open(partial, 'w')).createWriteStream()
      const write = (source: SanityClient) =>
        exportDataset({
          client: source,
          dataset: settings.sanity.dataset,
          outputPath: output,
          onProgress: createProgress(print),
        })
      const { documentCount, assetCount } = isEmbedded(settings)
        ? await withExactDocuments(client, async (exact, source) => {
            await writeExactEntry(exact, output)
            return write(source)
          })
        : await write(client)
      if (assetCount < expected) {
        print(`${expected - assetCount} of ${expected} pictures and files could not be read.`)
      }
      await rename(partial, file)
      print(`${documentCount} documents and ${assetCount} pictures and files are in ${file}`)
    })
  } catch (error) {
    await rm(partial, { force: true })
    throw inOneLine(error, 'The backup could not be made')
  }
}

/**
 * Puts what a backup holds into the lake. Documents whose ids the backup does not know stay as they are. From a backup of
 * an embedded lake into an embedded lake they come back exactly, with their revisions and times.
 * @param parameters as typed after `npm run restore --`
 * @throws {Refusal} one line that names the fix.
 */
export async function restore(
  parameters: string[],
  environment: Environment,
  print: Print,
): Promise<void> {
  const { file, replace } = readParameters(parameters, environment, restoreUsage)
  if (!(await isThere(file))) throw new Refusal(`There is no file ${file}. ${restoreUsage}`)
  const { isExact } = await checkArchive(file)
  const settings = readSettings(environment)
  try {
    await withAdministrator(settings, environment, async (client) => {
      const held = replace ? 0 : await client.fetch<number>('count(*)')
      if (held > 0) {
        throw new Refusal(
          `The lake holds ${held} documents already. Add --replace to overwrite those that are in the backup too; the others stay.`,
        )
      }
      const onProgress = createProgress(print)
      const comesExactly = isExact && isEmbedded(settings)
      const { numDocs, warnings } = await sanityImport(createReadStream(file), {
        client: comesExactly ? withoutReleases(client) : client,
        operation: replace ? 'createOrReplace' : 'create',
        // The lake itself knows a picture that it has; the library would ask the site, which may not run.
        replaceAssets: true,
        // One picture that is missing must not cost everything else.
        allowFailingAssets: true,
        allowReplacementCharacters: true,
        onProgress,
      })
      for (const { message } of warnings) print(message)
      if (comesExactly) await restoreExactly(client, file, onProgress)
      print(`${numDocs} documents were restored from ${file}`)
      if (warnings.length > 0) {
        print(`${warnings.length} pictures or files are missing: the lines above name them.`)
      }
    })
  } catch (error) {
    throw inOneLine(error, 'The backup could not be restored; once this is fixed, add --replace')
  }
}

function isEmbedded(settings: Settings): boolean {
  return settings.sanity.isEmbedded
}

function readParameters(
  parameters: string[],
  environment: Environment,
  usage: string,
): { file: string; replace: boolean } {
  const canReplace = usage === restoreUsage
  const { values, positionals } = parseArgs({
    args: parameters,
    allowPositionals: true,
    options: canReplace ? { replace: { type: 'boolean' } } : {},
  })
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0) throw new Refusal(usage)
  // npm runs scripts in the project's folder; people mean the one they are in.
  const folder = environment.INIT_CWD ?? process.cwd()
  return { file: path.resolve(folder, file), replace: 'replace' in values }
}

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}

type Step = { step: string; current?: number; total?: number | '?' }

/** A line for each step, and for a long one a line a second. */
function createProgress(print: Print): (step: Step) => void {
  let shown = ''
  let next = 0
  return ({ step, current, total }) => {
    if (step === shown && Date.now() < next) return
    shown = step
    next = Date.now() + reportEvery
    print(current === undefined ? step : `${step} ${current}${total === '?' ? '' : `/${total}`}`)
  }
}

function inOneLine(error: unknown, what: string): unknown {
  const { name, message } = error as Partial<Error>
  if (error instanceof Refusal || name === 'SettingError' || message === undefined) return error
  return new Refusal(`${what}: ${message.split('\n')[0]}`)
}
