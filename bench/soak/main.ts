import { mkdtempSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { readSettings } from '#lib/env.ts'
import { routes } from '#lib/routes.ts'
import { buildSite } from '../../scripts/build.ts'
import { makeLakeToken, startHouse } from '../../scripts/house.ts'
import {
  makeOwnEnvironment,
  Refusal,
  runScript,
  type Service,
  startService,
} from '../../scripts/processes.ts'
import { type Ask, askFor, drain } from './asking.ts'
import { askForNowhere, readOn } from './crowds.ts'
import { recover, visitWithoutLake } from './without-lake.ts'

/*
 * How the reading server holds out, as a table in Markdown: many addresses that lead nowhere, many requests, then a lake that is gone.
 *   node bench/soak/main.ts --addresses 10000 --seconds 120
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
