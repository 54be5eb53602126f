import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { Agent, get, type IncomingMessage } from 'node:http'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { readSettings } from '#lib/env.ts'
import { routes } from '#lib/routes.ts'
import { buildSite } from '../scripts/build.ts'
import { makeLakeToken, startHouse } from '../scripts/house.ts'
import {
  makeOwnEnvironment,
  Refusal,
  runCommand,
  runScript,
  type Service,
  startService,
} from '../scripts/processes.ts'

const requestsPerSecond = 50

/*
 * How the reading server holds out, as a table in Markdown: many addresses that lead nowhere, many requests, then a lake that is gone.
 *   node bench/reading-soak.ts --addresses 10000 --seconds 120
 *   npm run soak: the same, and a million requests
 */
await runScript(async () => {
  const { values } = parseArgs({
    options: {
      addresses: { type: 'string', default: '10000' },
      seconds: { type: 'string', default: '120' },
      requests: { type: 'string', default: '0' },
    },
  })
  await buildSite(console.log)
  const folder = mkdtempSync(path.join(tmpdir(), 'nightlight-soak-'))
  const services: Service[] = []
  const agent = new Agent({ keepAlive: true, maxSockets: 32 })
  try {
    const environment = await makeOwnEnvironment(path.join(folder, 'data'))
    const demo = { mode: 'production', demo: true, output: 'quiet', environment } as const
    await (await startHouse(demo)).stop()
    const startLake = () => startService('sanity/lake/main.ts', [], environment, 'quiet')
    let lake = await startLake()
    services.push(lake)
    const token = await makeLakeToken('site', 'viewer', environment)
    const site = await startService(
      'server.ts',
      [],
      { ...environment, SANITY_API_READ_TOKEN: token, NODE_ENV: 'production' },
      'quiet',
    )
    services.unshift(site)
    const { siteUrl } = readSettings(environment)
    const ask = (path: string) => askFor(new URL(path, siteUrl), agent)
    const lastGood = await visitAll(ask)
    const figures = [
      ...(await askForNowhere(ask, Number(values.addresses), site, folder)),
      ...(await readOn(
        (path) => drain(new URL(path, siteUrl), agent),
        [...lastGood.keys()],
        Number(values.requests),
        site,
      )),
      ...(await visitWithoutLake(ask, lastGood, Number(values.seconds), () => lake.stop())),
    ]
    lake = await startLake()
    services.push(lake)
    figures.push(['Lake back: addresses are told apart again after', await recover(ask)])
    console.log(
      `\nNode ${process.version}, ${cpus().length} cores\n\n| What | Measured |\n|---|---|`,
    )
    for (const [what, measured] of figures) console.log(`| ${what} | ${measured} |`)
  } finally {
    agent.destroy()
    for (const service of services) await service.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})

type Answer = { status: number; digest: string; milliseconds: number; text: string }
type Ask = (path: string) => Promise<Answer>
type Figures = Array<[string, string]>

function askFor(url: URL, agent: Agent): Promise<Answer> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const asking = get(url, { agent, timeout: 20_000 }, (message: IncomingMessage) => {
      const parts: Buffer[] = []
      message.on('data', (part: Buffer) => parts.push(part))
      message.once('error', reject)
      message.once('end', () => {
        const body = Buffer.concat(parts)
        resolve({
          status: message.statusCode ?? 0,
          digest: createHash('sha256').update(body).digest('hex'),
          milliseconds: performance.now() - started,
          text: body.toString('utf8'),
        })
      })
    })
    asking.once('timeout', () => asking.destroy(new Error(`${url.pathname} was not answered.`)))
    asking.once('error', reject)
  })
}

/** Takes an answer and keeps nothing of it. @returns its status. */
function drain(url: URL, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const asking = get(url, { agent, timeout: 20_000 }, (message) => {
      message.once('error', reject)
      message.once('end', () => resolve(message.statusCode ?? 0))
      message.resume()
    })
    asking.once('timeout', () => asking.destroy(new Error(`${url.pathname} was not answered.`)))
    asking.once('error', reject)
  })
}

/** Every address of the sitemap, the search's form, and those for machines, with what stands there. */
async function visitAll(ask: Ask): Promise<Map<string, string>> {
  const { text } = await ask(routes.sitemap())
  const listed = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, address = '']) => new URL(address).pathname,
  )
  const found = new Map<string, string>()
  for (const path of [...listed, routes.search(), routes.feed(), routes.sitemap(), '/robots.txt']) {
    const { status, digest } = await ask(path)
    if (status !== 200) throw new Refusal(`${path} was answered with ${status}.`)
    found.set(path, digest)
  }
  return found
}

async function askForNowhere(
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
async function readOn(
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

async function visitWithoutLake(
  ask: Ask,
  lastGood: Map<string, string>,
  seconds: number,
  stopLake: () => Promise<void>,
): Promise<Figures> {
  const paths = [...lastGood.keys()]
  await stopLake()
  const times: number[] = []
  let good = 0
  const asked: Promise<void>[] = []
  const started = performance.now()
  const count = seconds * requestsPerSecond
  for (let number = 0; number < count; number++) {
    const due = started + (number * 1000) / requestsPerSecond
    await wait(Math.max(0, due - performance.now()))
    const path = paths[number % paths.length] ?? '/'
    asked.push(
      ask(path).then(
        ({ status, digest, milliseconds }) => {
          times.push(milliseconds)
          if (status === 200 && digest === lastGood.get(path)) good++
        },
        () => {},
      ),
    )
  }
  await Promise.all(asked)
  times.sort((a, b) => a - b)
  const at = (share: number) =>
    `${(times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(1)} ms`
  return [
    [`Lake stopped for ${seconds} s: requests to ${paths.length} addresses`, String(count)],
    ['… answered with the last good page', `${((100 * good) / count).toFixed(2)} %`],
    ['… median, 99 of 100, slowest', `${at(0.5)}, ${at(0.99)}, ${at(1)}`],
  ]
}

async function recover(ask: Ask): Promise<string> {
  const started = performance.now()
  for (let attempt = 0; attempt < 60; attempt++) {
    const { status } = await ask(`/blog/never-asked-for-${attempt}`)
    if (status === 404) return `${((performance.now() - started) / 1000).toFixed(1)} s`
    await wait(250)
  }
  return 'not within a quarter of a minute'
}

async function inParallel(
  count: number,
  work: (number: number) => Promise<unknown>,
): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < count) await work(next++)
  }
  await Promise.all(Array.from({ length: 20 }, worker))
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
