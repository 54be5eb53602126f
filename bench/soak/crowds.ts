import { readdir } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { routes } from '#lib/routes.ts'
import { runCommand, type Service } from '../../scripts/processes.ts'
import { type Ask, type Figures, inParallel } from './asking.ts'

/** Many addresses that lead nowhere: no file may be written, and memory may hardly grow. */
export async function askForNowhere(
  ask: Ask,
  count: number,
  site: Service,
  folder: string,
): Promise<Figures> {
  const shapes = ['/', '/blog/', '/blog/page/9', '/topics/', '/services/', '/a/b/']
  const nowhere = (number: number) => `${shapes[number % shapes.length]}${number}-nowhere`
  // What the first of them load stays loaded; it is not what each of them costs.
  await inParallel(500, (number) => ask(nowhere(count + number)))
  await wait(5_000)
  const before = { memory: await readMemory(site), files: await countFiles(folder) }
  const started = performance.now()
  let missing = 0
  let most = before.memory
  await inParallel(count, async (number) => {
    if ((await ask(nowhere(number))).status === 404) missing++
    if (number % 500 === 0) most = Math.max(most, await readMemory(site))
  })
  const seconds = (performance.now() - started) / 1000
  most = Math.max(most, await readMemory(site))
  const files = await countFiles(folder)
  return [
    [`${count} unknown addresses: answered with 404`, String(missing)],
    ['… a second', (count / seconds).toFixed(0)],
    ['… files written', String(files - before.files)],
    ['… resident memory before', `${(before.memory / 1024).toFixed(0)} MB`],
    ['… at most above that', `${((most - before.memory) / 1024).toFixed(1)} MB`],
  ]
}

/** All kinds of requests without a pause: memory has to stay where it was once all of them were met. */
export async function readOn(
  ask: (path: string) => Promise<number>,
  paths: readonly string[],
  count: number,
  site: Service,
): Promise<Figures> {
  if (count === 0) return []
  const all = [...paths, '/no-such-page', '/blog/', '/api/health', `${routes.home()}?from=letter`]
  const steps: number[] = []
  let failed = 0
  const started = performance.now()
  const tenth = Math.ceil(count / 10)
  for (let step = 0; step < 10; step++) {
    await inParallel(tenth, async (number) => {
      if ((await ask(all[number % all.length] ?? '/')) >= 500) failed++
    })
    steps.push((await readMemory(site)) / 1024)
  }
  const seconds = (performance.now() - started) / 1000
  const megabytes = steps.map((step) => step.toFixed(0)).join(', ')
  return [
    [`${tenth * 10} requests to ${all.length} addresses: failed`, String(failed)],
    ['… a second', ((tenth * 10) / seconds).toFixed(0)],
    ['… resident memory after each tenth, MB', megabytes],
  ]
}

/** @returns kilobytes that the process holds in memory. */
async function readMemory({ process: { pid } }: Service): Promise<number> {
  const parameters = ['-o', 'rss=', '-p', String(pid)]
  const { stdout } = await runCommand('ps', parameters, { output: 'quiet' })
  return Number(stdout.trim())
}

async function countFiles(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).length
}
