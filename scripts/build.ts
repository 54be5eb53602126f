import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import path from 'node:path'
import { Refusal, root, runCommand } from './processes.ts'

const stamp = path.join(root, '.next/nightlight-build')

/** What the build is made of, and what that imports; the lake, the demo and the scripts run as they are. */
const sources = [
  'app/**/*',
  'components/**/*',
  'lib/**/*',
  'public/**/*',
  'sanity/{schema,content,studio,rules,tidy,import,versions,leave,old-addresses}/**/*',
  'sanity.config.ts',
  'sanity.cli.ts',
  'next.config.ts',
  'tsconfig.json',
  'package-lock.json',
]

/** @returns the files of which the build is made, as absolute paths. */
export async function listSources(): Promise<string[]> {
  const files: string[] = []
  for await (const entry of glob(sources, { cwd: root, withFileTypes: true })) {
    if (!entry.isFile() || /\.test\.tsx?$/.test(entry.name)) continue
    files.push(path.join(entry.parentPath, entry.name))
  }
  return files.sort()
}

async function hashSources(): Promise<string> {
  const hash = createHash('sha256')
  for (const file of await listSources())
    hash.update(path.relative(root, file)).update(readFileSync(file))
  return hash.digest('hex')
}

/** Whether there is a production build, and whether it was made of the sources as they are now. */
export async function readBuild(): Promise<'current' | 'old' | 'missing'> {
  if (!existsSync(stamp)) return 'missing'
  return readFileSync(stamp, 'utf8') === (await hashSources()) ? 'current' : 'old'
}

/**
 * Brings the generated types and the production build up to date; does nothing when the sources have not changed.
 * @param known `hasTypes`: the types are up to date, and are not made anew.
 * @throws {Refusal} when either step fails; its output has been shown by then.
 */
export async function buildSite(
  say: (line: string) => void,
  known: { hasTypes?: boolean } = {},
): Promise<void> {
  if ((await readBuild()) === 'current') return
  say('Building the site. The first time takes a minute or two …')
  if (!known.hasTypes)
    await runStep('The types of the queries could not be made.', ['scripts/types.ts'])
  // What is edited while it builds may not be in it: the next start then builds again.
  const built = await hashSources()
  await runStep('The site could not be built.', ['node_modules/next/dist/bin/next', 'build'])
  writeFileSync(stamp, built)
}

async function runStep(failure: string, parameters: string[]): Promise<void> {
  const { code, stdout, stderr } = await runCommand(process.execPath, parameters, {
    output: 'quiet',
    environment: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
  if (code !== 0) throw new Refusal(`${stdout}${stderr}\n${failure}`)
}
