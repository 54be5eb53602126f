import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'

/*
 * Makes the schema and the types of the queries, without network and without an account:
 *   node scripts/types.ts           writes them
 *   node scripts/types.ts --check   exits with 1 when the written ones are out of date
 */

const root = path.resolve(import.meta.dirname, '..')
const schemaFile = path.join(root, 'sanity/content/schema.generated.json')
const typesFile = path.join(root, 'sanity/content/types.generated.ts')
const patienceMilliseconds = 180_000

/** The command line of Sanity reads every path from the root, absolute or not. */
const fromRoot = (file: string) => path.relative(root, file)

/** Says what went wrong in one sentence and ends. */
class TypesError extends Error {}

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
const folder = await mkdtemp(path.join(os.tmpdir(), 'nightlight-types-'))
try {
  await (values.check ? check() : write())
} catch (error) {
  if (!(error instanceof TypesError)) throw error
  console.error(error.message)
  process.exitCode = 1
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function write(): Promise<void> {
  const started = performance.now()
  await sanity(['schema', 'extract', '--force', '--path', fromRoot(schemaFile)])
  await sanity(['typegen', 'generate'])
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`Wrote the types of the content in ${seconds} s.`)
}

async function check(): Promise<void> {
  const freshSchema = path.join(folder, 'schema.json')
  const freshTypes = path.join(folder, 'types.ts')
  await sanity(['schema', 'extract', '--force', '--path', fromRoot(freshSchema)])
  if (!(await isSame(freshSchema, schemaFile))) throw outOfDate('schema')
  await sanity(['typegen', 'generate'], {
    NIGHTLIGHT_TYPES_FILE: fromRoot(freshTypes),
  })
  if (!(await isSame(freshTypes, typesFile))) throw outOfDate('queries')
  console.log('The types of the content are up to date.')
}

function outOfDate(what: string): TypesError {
  return new TypesError(
    `The ${what} changed since the types were made: run "npm run types" and commit sanity/content.`,
  )
}

async function isSame(fresh: string, written: string): Promise<boolean> {
  const [freshText, writtenText] = await Promise.all([
    readFile(fresh, 'utf8'),
    readFile(written, 'utf8').catch(() => undefined),
  ])
  return freshText === writtenText
}

/** Runs the command line of Sanity quietly. @throws {TypesError} with its last words when it fails. */
async function sanity(args: string[], extra: Record<string, string> = {}): Promise<void> {
  const manifest = createRequire(import.meta.url).resolve('@sanity/cli/package.json')
  const child = spawn(
    process.execPath,
    [path.join(path.dirname(manifest), 'bin/run.js'), ...args],
    {
      cwd: root,
      // Nothing is asked, reported or looked up: no question, no telemetry, no news of another version.
      env: {
        ...process.env,
        CI: '1',
        DO_NOT_TRACK: '1',
        NO_UPDATE_NOTIFIER: '1',
        NO_COLOR: '1',
        XDG_CONFIG_HOME: folder,
        ...extra,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal: AbortSignal.timeout(patienceMilliseconds),
    },
  )
  let output = ''
  child.stdout.on('data', (data: Buffer) => {
    output += data.toString()
  })
  child.stderr.on('data', (data: Buffer) => {
    output += data.toString()
  })
  const failure = await new Promise<string | undefined>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code) => resolve(code === 0 ? undefined : `exit code ${code}`))
  })
  // TypeGen leaves a query out and still ends well; that must not pass as done.
  const missed = /^.*\b(?:error|failed|could not)\b.*$/im.exec(output)?.[0]
  if (failure !== undefined || missed !== undefined) {
    throw new TypesError(
      `Making the types failed in "sanity ${args.slice(0, 2).join(' ')}" (${failure ?? missed?.trim()}).\n${output.trim()}`,
    )
  }
}
