import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { routes } from '#lib/routes.ts'
import { provideBrowser } from '../scripts/browser.ts'
import { Refusal, runScript } from '../scripts/processes.ts'
import { startCleanClone } from './clean-clone.ts'
import { withEndings } from './comparison/endings.ts'
import { startNext } from './comparison/next-start.ts'
import { startNginx } from './comparison/nginx.ts'
import { measureArticle, reportLighthouse, reportLoad, reportTwin } from './comparison/reports.ts'
import { findArticle, type Site, startOwnSite } from './comparison/site.ts'
import { printTable } from './comparison/table.ts'
import { provideTools, provideWrk } from './comparison/tools.ts'
import { buildTwin } from './comparison/twin.ts'
import { measurePublishing } from './publishing.ts'

const parts = ['lighthouse', 'twin', 'load', 'publishing']

/**
 * `npm run bench`: everything, on a clean clone of what is committed, as tables in Markdown. With the names of parts, only
 * those, on this tree as it is.
 *   node bench/main.ts [lighthouse] [twin] [load] [publishing] [--runs 5] [--rounds 31] [--seconds 2]
 */
await runScript(() =>
  withEndings(async () => {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        runs: { type: 'string', default: '5' },
        rounds: { type: 'string', default: '31' },
        seconds: { type: 'string', default: '2' },
      },
    })
    const unknown = positionals.find((name) => !parts.includes(name))
    if (unknown !== undefined)
      throw new Refusal(`There is no part "${unknown}". Choose from: ${parts.join(', ')}.`)
    const amounts = {
      runs: readAmount('runs', values.runs),
      rounds: readAmount('rounds', values.rounds),
      seconds: readAmount('seconds', values.seconds),
    }
    if (positionals.length > 0) await measure(await startOwnSite(), positionals, amounts)
    else {
      const { site, starts } = await startCleanClone()
      const article = await measureArticle(await findArticle(site))
      printTable('First figures', [['What', 'Measured'], ...starts, ...article])
      await measure(site, parts, amounts)
    }
    console.log(`\nNode ${process.version}, ${cpus().length} cores`)
  }),
)

function readAmount(name: string, text: string): number {
  const amount = Number(text)
  if (Number.isInteger(amount) && amount > 0) return amount
  throw new Refusal(`--${name} must be a whole number above 0, for example --${name} 5.`)
}

async function measure(
  site: Site,
  asked: readonly string[],
  amounts: { runs: number; rounds: number; seconds: number },
): Promise<void> {
  const isAsked = (...names: string[]) => names.some((name) => asked.includes(name))
  const article = await findArticle(site)
  const chromium = isAsked('lighthouse', 'twin') ? await provideBrowser(console.log) : ''
  const wrk = isAsked('load') ? await provideWrk() : ''
  if (isAsked('lighthouse', 'twin', 'load')) await provideTools(console.log)

  if (isAsked('lighthouse')) {
    const pages = new Map([
      ['home', `${site.siteUrl}${routes.home()}`],
      ['blog', `${site.siteUrl}${routes.blog()}`],
      ['article', article],
      ['services', `${site.siteUrl}${routes.services()}`],
      ['contact', `${site.siteUrl}${routes.contact()}`],
    ])
    await reportLighthouse(pages, chromium, amounts.runs)
  }
  if (isAsked('twin', 'load')) {
    const { origin, hasBrotli } = await startNginx(await buildTwin(article))
    const twin = `${origin}/article`
    if (isAsked('twin')) await reportTwin({ article, twin, hasBrotli }, chromium, amounts.runs)
    if (isAsked('load')) {
      const { pathname } = new URL(article)
      const next = `${await startNext(site, pathname)}${pathname}`
      const rivals = [
        // By number, as the others: a name would have to be looked up first.
        {
          name: 'Nightlight',
          address: article.replace('//localhost:', '//127.0.0.1:'),
          connections: 32,
        },
        { name: 'nginx with the twin', address: twin, connections: 32, goal: 0.8 },
        // What is left of the difference when both send as many bytes.
        { name: 'nginx with this very page', address: `${origin}/same`, connections: 32 },
        // It renders every page anew; over more connections its renders only wait for each other until they fail.
        { name: '`next start`', address: next, connections: 4, goal: 10 },
      ]
      await reportLoad(wrk, rivals, amounts)
    }
  }
  // Last, since it adds an article to the site.
  if (isAsked('publishing')) {
    const rows = await measurePublishing(site)
    printTable('From publishing to being seen', [['What', 'Measured'], ...rows])
  }
}
