import type { SanityClient } from '@sanity/client'
import { tokenMissing } from '#lib/content-place.ts'
import type { Settings } from '#lib/env.ts'
import { makeEditorClient } from './editor-client.ts'
import { makeLakeToken } from './house.ts'
import { isLakeAt, requireKnownToken, requireUsedFolder } from './own-lake.ts'
import { findFreePort, Refusal, runCommand, type Service, startService } from './processes.ts'

type Environment = Record<string, string | undefined>
type Work<Result> = (client: SanityClient) => Promise<Result>

/** As {@link withEditor}, with a client that may do everything. */
export async function withAdministrator<Result>(
  settings: Settings,
  environment: Environment,
  work: Work<Result>,
  name?: string,
): Promise<Result> {
  return withEditor(settings, environment, work, 'administrator', name)
}

/**
 * Runs work with a client that may edit. A hosted lake takes `SANITY_API_WRITE_TOKEN`; the embedded one gets a token for
 * the length of the work, and is started for it when it isn't running.
 * @param name of the embedded lake's token; one that a killed command has left is replaced by the next of that name.
 * @throws {Refusal} with one sentence when the lake can't be reached or refuses.
 */
export async function withEditor<Result>(
  settings: Settings,
  environment: Environment,
  work: Work<Result>,
  role: 'editor' | 'administrator' = 'editor',
  // Of its own, since two imports may run side by side.
  name = `import-${process.pid}`,
): Promise<Result> {
  if (settings.sanity.isEmbedded) {
    return withOwnToken(settings, environment, { name, role }, work)
  }
  const token = environment.SANITY_API_WRITE_TOKEN
  if (token) return work(makeClient(settings, token))
  throw new Refusal(
    'SANITY_API_WRITE_TOKEN is missing. Make an editor token for the project at sanity.io/manage and set it.',
  )
}

/**
 * Runs work with a client that reads everything, drafts included. A hosted lake takes the site's own token.
 * @param name of the embedded lake's token; one that a killed process left behind under it is replaced.
 * @throws {Refusal} with one sentence when the lake can't be reached or refuses.
 */
export async function withExporter<Result>(
  settings: Settings,
  environment: Environment,
  work: Work<Result>,
  name = `backup-${process.pid}`,
): Promise<Result> {
  if (settings.sanity.isEmbedded) {
    return withOwnToken(settings, environment, { name, role: 'viewer' }, work)
  }
  const token = settings.sanity.readToken ?? environment.SANITY_API_WRITE_TOKEN
  if (token) return work(makeClient(settings, token))
  throw new Refusal(tokenMissing)
}

async function withOwnToken<Result>(
  settings: Settings,
  environment: Environment,
  { name, role }: { name: string; role: 'administrator' | 'editor' | 'viewer' },
  work: Work<Result>,
): Promise<Result> {
  const { sanity, lakeDir } = settings
  const ownEnvironment = { ...environment, LAKE_DIR: lakeDir }
  const isRunning = sanity.apiHost !== undefined && (await isLakeAt(sanity.apiHost))
  // One that is being started again must not find its folder taken.
  if (!isRunning && environment.LAKE_KEPT_RUNNING === '1') {
    throw new Refusal('The lake did not answer within three seconds.')
  }
  if (isRunning) requireUsedFolder(settings)
  const lake = isRunning ? undefined : await startOwnLake(ownEnvironment)
  const place = lake ? { ...sanity, isEmbedded: true as const, apiHost: lake.apiHost } : sanity
  try {
    const token = await makeLakeToken(name, role, ownEnvironment)
    if (isRunning) await requireKnownToken(settings, token)
    return await work(makeClient({ sanity: place }, token))
  } finally {
    await removeLakeToken(name, ownEnvironment)
    await lake?.service.stop()
  }
}

/**
 * Runs work with a client that only reads, on a lake that runs. The embedded one gives a token for the length of the work.
 * @throws {Refusal} when no lake answers, or the one of another folder.
 */
export async function withReader<Result>(
  settings: Settings,
  environment: Record<string, string | undefined>,
  work: (client: SanityClient) => Promise<Result>,
): Promise<Result> {
  const { sanity, lakeDir } = settings
  const open = (token: string) => work(makeEditorClient(settings, token, 8_000))
  if (!sanity.isEmbedded) return open(sanity.readToken ?? '')
  if (!(await isLakeAt(sanity.apiHost))) throw new Refusal('The lake does not run.')
  requireUsedFolder(settings)
  const ownEnvironment = { ...environment, LAKE_DIR: lakeDir }
  const name = `reader-${process.pid}`
  try {
    const token = await makeLakeToken(name, 'viewer', ownEnvironment)
    await requireKnownToken(settings, token)
    return await open(token)
  } finally {
    await removeLakeToken(name, ownEnvironment)
  }
}

/** Writes a sentence into the log of acts that the therapist reads. A hosted project keeps one of its own, elsewhere. */
export async function writeIntoLog(
  { sanity, lakeDir }: Settings,
  environment: Environment,
  sentence: string,
): Promise<void> {
  if (!sanity.isEmbedded) return
  const words = sentence.replace(/\p{C}/gu, '').slice(0, 300).trim()
  const parameters = ['sanity/lake/main.ts', 'log', 'add', words]
  const { code, stderr } = await runCommand(process.execPath, parameters, {
    output: 'quiet',
    environment: { ...environment, LAKE_DIR: lakeDir },
  })
  if (code !== 0) throw new Refusal(`The log could not be written: ${stderr.trim()}`)
}

async function removeLakeToken(
  name: string,
  environment: Record<string, string | undefined>,
): Promise<void> {
  await runCommand(process.execPath, ['sanity/lake/main.ts', 'token', 'remove', name], {
    output: 'quiet',
    environment: { ...environment, LAKE_ROUTINE: '1' },
  })
}

function makeClient(settings: Pick<Settings, 'sanity'>, token: string): SanityClient {
  return makeEditorClient(settings, token, 60_000).withConfig({ perspective: 'raw' })
}

async function startOwnLake(
  environment: Record<string, string | undefined>,
): Promise<{ service: Service; apiHost: string }> {
  const port = await findFreePort()
  const own = {
    ...environment,
    LAKE_PORT: String(port),
    LAKE_HOST: '127.0.0.1',
    // A site for the public may be filled before anybody has a password to sign in with.
    LAKE_FOR_COMMAND: '1',
  }
  try {
    const service = await startService('sanity/lake/main.ts', [], own, 'quiet')
    return { service, apiHost: `http://127.0.0.1:${port}` }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal(
      `No lake answers at LAKE_PORT ${environment.LAKE_PORT ?? '3010'}, and none could be started: ${error.message}`,
    )
  }
}
