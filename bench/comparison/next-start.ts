import { copyFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { readSettings } from '#lib/env.ts'
import { readPictureKey } from '#lib/reading/picture-key-store.ts'
import { makeLakeToken } from '../../scripts/house.ts'
import { findFreePort } from '../../scripts/processes.ts'
import { makeFolder } from './endings.ts'
import { startProgram } from './program.ts'
import type { Site } from './site.ts'

/**
 * Starts, until the end, plain `next start` with the site's own build and lake. The house tells Next not to compress, since the reading
 * server does; here it compresses, as it does when nobody tells it anything.
 * @returns its origin.
 */
export async function startNext(site: Site, pathname: string): Promise<string> {
  const folder = makeFolder()
  for (const name of ['.next', 'node_modules', 'public'])
    symlinkSync(path.join(site.folder, name), path.join(folder, name))
  copyFileSync(path.join(site.folder, 'package.json'), path.join(folder, 'package.json'))
  const settings = pathToFileURL(path.join(site.folder, 'next.config.ts')).href
  writeFileSync(
    path.join(folder, 'next.config.mjs'),
    `import config from '${settings}'\nexport default { ...config, compress: true }\n`,
  )
  const port = await findFreePort()
  const origin = `http://127.0.0.1:${port}`
  const program = path.join(site.folder, 'node_modules/next/dist/bin/next')
  await startProgram(
    process.execPath,
    [program, 'start', folder, '--port', String(port), '--hostname', '127.0.0.1'],
    {
      answersAt: `${origin}${pathname}`,
      environment: {
        ...site.environment,
        SITE_URL: site.siteUrl,
        PICTURE_KEY: readPictureKey(readSettings(site.environment)),
        SANITY_API_READ_TOKEN: await makeLakeToken('bench-next', 'viewer', site.environment),
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
      },
    },
  )
  return origin
}
