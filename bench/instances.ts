import path from 'node:path'
import { readSettings } from '#lib/env.ts'
import { makeLakeToken } from '../scripts/house.ts'
import { findFreePort } from '../scripts/processes.ts'
import { makeFolder } from './comparison/endings.ts'
import { startProgram } from './comparison/program.ts'
import type { Site } from './comparison/site.ts'

/**
 * Starts more instances of a site, until the end: each with a folder of its own, following the same lake.
 * @returns their origins.
 */
export async function startInstances(site: Site, count: number): Promise<string[]> {
  const { sanity, siteUrl } = readSettings(site.environment)
  const token = await makeLakeToken('bench-instances', 'viewer', site.environment)
  const start = async () => {
    const port = await findFreePort()
    const origin = `http://127.0.0.1:${port}`
    await startProgram(process.execPath, [path.join(site.folder, 'server.ts')], {
      folder: site.folder,
      environment: {
        ...site.environment,
        NEXT_PUBLIC_SANITY_PROJECT_ID: sanity.projectId,
        NEXT_PUBLIC_SANITY_DATASET: sanity.dataset,
        SANITY_API_HOST: sanity.apiHost,
        SANITY_API_READ_TOKEN: token,
        PORT: String(port),
        SITE_URL: siteUrl,
        LAKE_DIR: makeFolder(),
        NODE_ENV: 'production',
      },
      answersAt: `${origin}/robots.txt`,
    })
    return origin
  }
  return await Promise.all(Array.from({ length: count }, start))
}
