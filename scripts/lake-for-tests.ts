import type { SanityClient } from '@sanity/client'
import { readSettings } from '#lib/env.ts'
import { makeEditorClient } from './editor-client.ts'
import { makeLakeToken } from './house.ts'
import { findFreePort, type Service, startService } from './processes.ts'

export type Environment = Record<string, string | undefined>

/**
 * The environment of a practice with data of its own, whose site does not run; for tests.
 * @param typedIn the folder in which a person typed the command, as npm keeps it
 */
export async function makeEnvironment(dataFolder: string, typedIn?: string): Promise<Environment> {
  const [site, lake] = [await findFreePort(), await findFreePort()]
  return {
    PORT: String(site),
    LAKE_PORT: String(lake),
    LAKE_DIR: dataFolder,
    SITE_URL: `http://localhost:${site}`,
    INIT_CWD: typedIn,
  }
}

/**
 * A lake that stands in for a hosted project: at an address, with a project and a dataset of its own.
 * @returns what the lake is started with, and what a site names it by, but for the token.
 */
export async function makeElsewhere(dataFolder: string, siteUrl: string) {
  const lakePort = String(await findFreePort())
  const apiHost = `http://127.0.0.1:${lakePort}`
  const lake: Environment = {
    LAKE_PORT: lakePort,
    LAKE_DIR: dataFolder,
    LAKE_PROJECT_ID: 'abc123',
    LAKE_DATASET: 'posts',
    LAKE_URL: apiHost,
    SITE_URL: siteUrl,
  }
  const site: Environment = {
    NEXT_PUBLIC_SANITY_PROJECT_ID: 'abc123',
    NEXT_PUBLIC_SANITY_DATASET: 'posts',
    SANITY_API_HOST: apiHost,
  }
  return { lake, site }
}

export const startLake = (environment: Environment): Promise<Service> =>
  startService('sanity/lake/main.ts', [], environment, 'quiet')

/** A client that may write and sees drafts, to the lake of an environment. */
export async function openClient(environment: Environment): Promise<SanityClient> {
  const token = await makeLakeToken('test', 'editor', environment)
  return makeEditorClient(readSettings(environment), token).withConfig({ perspective: 'raw' })
}
