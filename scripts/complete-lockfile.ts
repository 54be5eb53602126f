import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { root } from './processes.ts'

/**
 * Run it after a change of dependencies. Packages for other machines that could not be had when the lockfile was
 * resolved are missing from it, and `npm ci` then refuses everywhere; here they are entered by name, version and machine.
 *   node scripts/complete-lockfile.ts [FOLDER]
 */

const entry = z.looseObject({
  version: z.string().optional(),
  dev: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
})
const lockfile = z.looseObject({ packages: z.record(z.string(), entry) })

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

const file = path.resolve(root, process.argv[2] ?? '.', 'package-lock.json')
const lock = lockfile.parse(JSON.parse(readFileSync(file, 'utf8')))
const added: string[] = []

for (const [place, { dev, optionalDependencies }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies ?? {})) {
    const isExact = /^\d/.test(version)
    const found = findInstalled(place, name)
    if (!isExact || (found !== undefined && lock.packages[found]?.version === version)) continue
    const target = lock.packages[`node_modules/${name}`]
      ? `${place}/node_modules/${name}`
      : `node_modules/${name}`
    lock.packages[target] = {
      version,
      ...(dev ? { dev } : {}),
      optional: true,
      ...describeMachine(name),
    }
    added.push(target)
  }
}

const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1))
writeFileSync(
  file,
  `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`,
)
console.log(
  added.length === 0
    ? 'Nothing was missing.'
    : `Entered ${added.length} packages for other machines.`,
)

/** Looks where Node would: beside the package, then in each folder above it. */
function findInstalled(from: string, name: string): string | undefined {
  for (
    let place = from;
    ;
    place = place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/')))
  ) {
    const candidate = `${place === '' ? '' : `${place}/`}node_modules/${name}`
    if (lock.packages[candidate]) return candidate
    if (place === '') return undefined
  }
}

/** Reads the machine off the name's parts: `@swc/core-linux-arm-gnueabihf`. */
function describeMachine(name: string) {
  const parts = name.split(/[/@-]/)
  const os = systems.filter((system) => parts.includes(system))
  const cpu = processors.filter((processor) => parts.includes(processor))
  const libc = os.includes('linux') ? [name.includes('musl') ? 'musl' : 'glibc'] : []
  return {
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(os.length > 0 ? { os } : {}),
    ...(libc.length > 0 ? { libc } : {}),
  }
}
