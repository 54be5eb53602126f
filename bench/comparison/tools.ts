import { existsSync } from 'node:fs'
import path from 'node:path'
import { installFromDebian } from '../../scripts/debian.ts'
import { Refusal, root, runCommand } from '../../scripts/processes.ts'

/** What only the comparisons need is installed here, so that a newcomer's `npm start` stays as small as it is. */
const folder = path.join(root, 'bench/tools')

export const lighthouseProgram = path.join(folder, 'node_modules/lighthouse/cli/index.js')
export const astroProgram = path.join(folder, 'node_modules/astro/bin/astro.mjs')
export const twinTemplate = path.join(folder, 'twin')
export const toolPackages = path.join(folder, 'node_modules')

/**
 * Installs Lighthouse and Astro in the versions of their own lockfile, unless npm has done so already.
 * @throws {Refusal} with npm's own words.
 */
export async function provideTools(say: (line: string) => void): Promise<void> {
  // npm writes this record last.
  if (existsSync(path.join(toolPackages, '.package-lock.json'))) return
  say('Installing Lighthouse and Astro for the comparison …')
  const npm = process.env.npm_execpath
  const parameters = ['ci', '--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error']
  const { code, stderr } = npm?.endsWith('.js')
    ? await runCommand(process.execPath, [npm, ...parameters], { output: 'quiet' })
    : await runCommand('npm', parameters, { output: 'quiet' })
  if (code !== 0) throw new Refusal(`${stderr}\nLighthouse and Astro could not be installed.`)
}

const places = ['/usr/sbin', '/usr/bin', '/usr/local/bin', '/usr/local/sbin', '/opt/homebrew/bin']

function findProgram(name: string): string | undefined {
  const own = (process.env.PATH ?? '').split(path.delimiter)
  return [...own, ...places].map((place) => path.join(place, name)).find(existsSync)
}

/**
 * Finds a program, or installs Debian's where apt may.
 * @throws {Refusal} that says what to install.
 */
async function provideProgram(name: string, ...packages: string[]): Promise<string> {
  const found = findProgram(name)
  if (found) return found
  await installFromDebian(packages, () => console.log(`Installing ${name} for the comparison …`))
  const installed = findProgram(name)
  if (installed) return installed
  throw new Refusal(
    `The comparison needs ${name}. Install it (on Debian: sudo apt-get install ${packages.join(' ')}) and run it again.`,
  )
}

/** @returns the path of the load tool. @throws {Refusal} that says what to install. */
export function provideWrk(): Promise<string> {
  return provideProgram('wrk', 'wrk')
}

const brotliPackage = 'libnginx-mod-http-brotli-static'
const brotliModule = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so'

/**
 * @returns nginx, and its module for files that are compressed with Brotli: without it, the twin can only be sent with gzip.
 * @throws {Refusal} that says what to install.
 */
export async function provideNginx(): Promise<{ program: string; brotliModule?: string }> {
  const program = await provideProgram('nginx', 'nginx-light', brotliPackage)
  if (!existsSync(brotliModule)) {
    await installFromDebian([brotliPackage], () => console.log('Installing Brotli for nginx …'))
  }
  return existsSync(brotliModule) ? { program, brotliModule } : { program }
}
