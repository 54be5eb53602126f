import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { tokenAlone, tokenMissing } from '#lib/content-place.ts'
import { readSettings, type Settings } from '#lib/env.ts'
import { tellUnfinishedRestore } from './backups/unfinished-restore.ts'
import { makeEditorClient } from './editor-client.ts'
import { keepAlive } from './keep-alive.ts'
import {
  Refusal,
  requireFolder,
  requireFreePort,
  root,
  runCommand,
  startService,
} from './processes.ts'

export type House = {
  settings: Settings
  /** Stops the site, then the lake. */
  stop(): Promise<void>
  stopLake(): Promise<void>
  startLake(): Promise<void>
  /** Makes a token of the lake's, replacing one of the same name. */
  makeToken(name: string, role: 'administrator' | 'editor' | 'viewer'): Promise<string>
  /** Settles when the site ends without having been asked to. */
  siteEnded: Promise<number | null>
  /** The newest of what the site printed. */
  lastWords(): string
}

export type HouseOptions = {
  environment?: Record<string, string | undefined>
  mode: 'production' | 'development'
  /** Put the demo practice into a data folder that holds nothing yet. */
  demo: boolean
  output: 'inherit' | 'quiet'
  onProgress?: (line: string) => void
}

/**
 * Looks whether the house could start: settings that can be used, ports that are free, a data folder that can be written.
 * @throws {Refusal | SettingError} one sentence that names the setting to change.
 */
export async function checkSettings(
  environment: Record<string, string | undefined>,
): Promise<Settings> {
  const settings = readSettings(environment)
  await requireFreePort(settings.port, settings.host, 'PORT')
  if (settings.metricsPort !== undefined)
    await requireFreePort(settings.metricsPort, '127.0.0.1', 'METRICS_PORT')
  if (settings.sanity.isEmbedded) {
    if (environment.SANITY_API_READ_TOKEN) throw new Refusal(tokenAlone)
    await requireFreePort(settings.lakePort, settings.lakeHost, 'LAKE_PORT')
    await requireFolder(settings.lakeDir, 'LAKE_DIR')
  } else if (!settings.sanity.readToken) {
    throw new Refusal(tokenMissing)
  }
  return settings
}

/**
 * Starts the lake and the site, in this order, and fills an empty data folder with the demo practice.
 * @throws {Refusal | SettingError} one sentence that names the setting to change.
 */
export async function startHouse(options: HouseOptions): Promise<House> {
  const given = { ...process.env, ...options.environment }
  const settings = await checkSettings(given)
  // Worked out once, so that lake and site never differ about it.
  const environment = { ...given, SITE_URL: settings.siteUrl }
  const { isEmbedded } = settings.sanity
  const say = options.onProgress ?? (() => {})

  const lake = keepAlive(() => startService('sanity/lake/main.ts', [], environment, 'quiet'), {
    onTrouble: (problem) =>
      say(
        problem === 'ended'
          ? 'The lake ended unexpectedly; starting it again. The site shows its last good pages meanwhile.'
          : problem.message,
      ),
  })
  let isStopping = false
  const makeToken: House['makeToken'] = (name, role) => makeLakeToken(name, role, environment)

  try {
    if (isEmbedded) {
      say('Starting the lake …')
      await lake.start()
      const unfinished = await tellUnfinishedRestore(settings.lakeDir)
      if (unfinished !== undefined) say(unfinished)
      // Nothing is made up beside what is still to be brought back.
      else if (options.demo) await seedOnce(settings, makeToken, say)
    }
    const readToken = isEmbedded ? await makeToken('site', 'viewer') : settings.sanity.readToken
    say('Starting the site …')
    const site = await startService(
      'server.ts',
      options.mode === 'development' ? ['--dev'] : [],
      { ...environment, SANITY_API_READ_TOKEN: readToken, NODE_ENV: options.mode },
      options.output,
    )
    const siteEnded = new Promise<number | null>((resolve) => {
      site.process.once('exit', (code) => {
        if (!isStopping) resolve(code)
      })
    })
    const stop = async () => {
      isStopping = true
      await site.stop()
      await lake.stop()
    }
    return {
      settings,
      stop,
      stopLake: lake.stop,
      startLake: lake.start,
      makeToken,
      siteEnded,
      lastWords: site.lastWords,
    }
  } catch (error) {
    isStopping = true
    await lake.stop()
    throw error
  }
}

/**
 * Makes a token of the embedded lake's, replacing one of the same name; the lake may run or not.
 * @throws {Refusal} with the lake's own sentence.
 */
export async function makeLakeToken(
  name: string,
  role: 'administrator' | 'editor' | 'viewer',
  environment: Record<string, string | undefined>,
): Promise<string> {
  const parameters = ['sanity/lake/main.ts', 'token', 'add', name, '--role', role, '--replace']
  const { code, stdout, stderr } = await runCommand(process.execPath, parameters, {
    output: 'quiet',
    // Of a start or a command, not of a person: the log of acts keeps the two apart.
    environment: { ...environment, LAKE_ROUTINE: '1' },
  })
  const token = stdout.trim().split('\n').at(-1)
  if (code !== 0 || !token) throw new Refusal(`No token could be made: ${stderr.trim()}`)
  return token
}

/** The demo goes into a data folder once: whoever empties the practice on purpose keeps it empty. */
async function seedOnce(
  settings: Settings,
  makeToken: House['makeToken'],
  say: (line: string) => void,
): Promise<void> {
  const marker = path.join(settings.lakeDir, 'demo-practice.json')
  if (existsSync(marker)) return
  const { isEmptyDataset, seedDemo } = await import('#sanity/demo/index.ts')
  const client = makeEditorClient(settings, await makeToken('demo', 'editor'), 60_000)
  try {
    if (await isEmptyDataset(client)) {
      say('Drawing the demo practice …')
      await seedDemo(client, { onProgress: say })
    }
  } finally {
    await runCommand(process.execPath, ['sanity/lake/main.ts', 'token', 'remove', 'demo'], {
      output: 'quiet',
      environment: { LAKE_DIR: settings.lakeDir, LAKE_ROUTINE: '1' },
    })
  }
  writeFileSync(marker, `${JSON.stringify({ seededAt: new Date().toISOString() })}\n`)
}

/** @returns a path as a person would type it: relative when it lies in the project. */
export function readablePath(absolute: string): string {
  const relative = path.relative(root, absolute)
  return relative.startsWith('..') ? absolute : `./${relative}`
}
