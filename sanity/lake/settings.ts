import path from 'node:path'

export type LakeSettings = {
  /** 0 takes any free port. */
  port: number
  host: string
  /** Absolute path of the data folder. */
  folder: string
  projectId: string
  dataset: string
  /** The only other origin that may call the lake from a browser, such as `http://localhost:3000`. */
  siteOrigin: string
  /** Where on the site the Studio stands, without a trailing slash: empty at the root. A sign-in returns nowhere else. */
  studioPath: string
  /** The address that the site itself listens on; sign-in without a password needs it to be loopback too. */
  siteHost: string
  /** Base address under which callers reach the lake, without a trailing slash. */
  publicUrl: string
  /** Whether a command has started it for its own work: then nobody need be able to sign in. */
  isForCommand: boolean
  /** How long history is kept, in days, and how large it may become, in megabytes. */
  history: { days: number; megabytes: number }
}

const highestPort = 65_535

/** A setting that cannot be used; the message is one line that names the variable and the fix. */
export class SettingError extends Error {
  override name = 'SettingError'
}

/**
 * Reads the lake's settings from the environment; every one has a default.
 * @throws {SettingError} when a variable has a value that cannot be used.
 */
export function readLakeSettings(
  environment: Record<string, string | undefined> = process.env,
): LakeSettings {
  const sitePort = readNumber(environment, 'PORT', 3000, 1, highestPort)
  const siteOrigin = readSiteUrl(environment) ?? `http://localhost:${sitePort}`
  return {
    port: readNumber(environment, 'LAKE_PORT', 3010, 0, highestPort),
    host: environment.LAKE_HOST || '127.0.0.1',
    folder: path.resolve(environment.LAKE_DIR || '.nightlight'),
    projectId: readName(environment, 'LAKE_PROJECT_ID', 'nightlight', /^[a-z0-9-]{1,64}$/),
    dataset: readName(environment, 'LAKE_DATASET', 'production', /^[a-z0-9][-_a-z0-9]{0,63}$/),
    siteOrigin,
    studioPath: readStudioPath(environment),
    siteHost: environment.HOST || '127.0.0.1',
    publicUrl: readLakeUrl(environment) ?? `${siteOrigin}/lake`,
    isForCommand: environment.LAKE_FOR_COMMAND === '1',
    history: {
      days: readNumber(environment, 'LAKE_HISTORY_DAYS', 90, 1, 36_500),
      megabytes: readNumber(environment, 'LAKE_HISTORY_MB', 1024, 16, 1_000_000),
    },
  }
}

function readNumber(
  environment: Record<string, string | undefined>,
  name: string,
  fallback: number,
  lowest: number,
  highest: number,
): number {
  const given = environment[name]
  if (!given) return fallback
  const number = Number(given)
  if (/^\d+$/.test(given) && number >= lowest && number <= highest) return number
  throw new SettingError(
    `${name} must be a whole number from ${lowest} to ${highest}, for example ${name}=${fallback}. It is "${given}" now.`,
  )
}

function readSiteUrl(environment: Record<string, string | undefined>): string | undefined {
  const given = environment.SITE_URL
  if (!given) return undefined
  const url = readAddress(given)
  if (url?.pathname === '/') return url.origin
  throw new SettingError(
    `SITE_URL must be the public origin with no path, for example SITE_URL=https://www.example.com. It is "${given}" now.`,
  )
}

function readName(
  environment: Record<string, string | undefined>,
  name: string,
  fallback: string,
  pattern: RegExp,
): string {
  const given = environment[name]
  if (!given) return fallback
  if (pattern.test(given)) return given
  throw new SettingError(
    `${name} must be 1 to 64 of a-z, 0-9 and "-", for example ${name}=${fallback}. It is "${given}" now.`,
  )
}

function readStudioPath(environment: Record<string, string | undefined>): string {
  const given = environment.LAKE_STUDIO_PATH
  if (!given) return '/studio'
  if (/^(\/[\w.-]+)*\/?$/.test(given) && !/\/\.+(\/|$)/.test(given)) return given.replace(/\/$/, '')
  throw new SettingError(
    `LAKE_STUDIO_PATH must be the base path of the Studio, for example LAKE_STUDIO_PATH=/studio, or / at the root. It is "${given}" now.`,
  )
}

function readLakeUrl(environment: Record<string, string | undefined>): string | undefined {
  const given = environment.LAKE_URL
  if (!given) return undefined
  const url = readAddress(given)
  if (url) return url.href.replace(/\/+$/, '')
  throw new SettingError(
    `LAKE_URL must be the address under which the lake is reached, for example LAKE_URL=http://localhost:3010. It is "${given}" now.`,
  )
}

/** @returns an http address that has nothing behind its path and no password in it. */
function readAddress(given: string): URL | undefined {
  const url = URL.parse(given)
  const isPlain =
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    url.search === '' &&
    url.hash === '' &&
    url.username === '' &&
    url.password === ''
  return isPlain ? url : undefined
}

/** What makes the lake reachable for others than this machine, in words for a person; `undefined` while everything is local. */
export function whyPublic(
  settings: Pick<LakeSettings, 'siteOrigin' | 'siteHost' | 'host' | 'publicUrl'>,
): string | undefined {
  if (!isLoopback(new URL(settings.siteOrigin).hostname))
    return `SITE_URL is ${settings.siteOrigin}`
  if (!isLoopback(settings.siteHost)) return `HOST is ${settings.siteHost}`
  if (!isLoopback(settings.host)) return `LAKE_HOST is ${settings.host}`
  if (!isLoopback(new URL(settings.publicUrl).hostname)) return `LAKE_URL is ${settings.publicUrl}`
  return undefined
}

/** Whether a host name or address, without a port, means this machine itself. */
export function isLoopback(host: string): boolean {
  const bare = host.toLowerCase().replace(/^\[(.*)\]$/, '$1')
  return (
    bare === 'localhost' ||
    bare === '::1' ||
    /^(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(bare)
  )
}
