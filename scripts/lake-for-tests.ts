import { createClient, type SanityClient } from '@sanity/client'
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

export const startLake = (environment: Environment): Promise<Service> =>
  startService('sanity/lake/main.ts', [], environment, 'quiet')

/** A client that may write and sees drafts, to the lake of an environment. */
export async function openClient(environment: Environment): Promise<SanityClient> {
  return createClient({
    projectId: 'nightlight',
    dataset: 'production',
    apiVersion: '2025-02-19',
    apiHost: `http://127.0.0.1:${environment.LAKE_PORT}`,
    useProjectHostname: false,
    useCdn: false,
    perspective: 'raw',
    token: await makeLakeToken('test', 'editor', environment),
  })
}
