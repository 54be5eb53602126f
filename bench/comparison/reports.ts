import { countBytes } from './bytes.ts'
import { categories, type LighthouseFigures, runLighthouse, summarize } from './lighthouse.ts'
import { compareLoad, type Rival } from './load.ts'
import { ask } from './site.ts'
import { inBytes, inMilliseconds, median, printTable } from './table.ts'

/** @returns rows of a table: what an article's page weighs. */
export async function measureArticle(article: string): Promise<Array<[string, string]>> {
  const rows: Array<[string, string]> = []
  for (const encoding of ['identity', 'gzip', 'br'] as const) {
    const { bytes } = await countBytes(article, encoding)
    const how = { identity: '', gzip: ' with gzip', br: ' with brotli' }[encoding]
    rows.push([`Article page: HTML${how}`, `${inBytes(bytes)} bytes`])
  }
  const html = await (await ask(article)).text()
  const scripts = [...html.matchAll(/<script(?![^>]*application\/ld\+json)/gi)].length
  return [...rows, ['Article page: scripts', String(scripts)]]
}

/** Lighthouse on each page, the pages in turn, so that a busy moment of the machine does not meet one page alone. */
export async function reportLighthouse(
  pages: Map<string, string>,
  chromium: string,
  runs: number,
): Promise<void> {
  const found = await runInTurn(pages, chromium, runs)
  printTable(`Lighthouse on a phone, median of ${runs}`, [
    ['Page', 'Performance', 'Accessibility', 'Best practices', 'SEO', 'LCP', 'TBT', 'Bytes'],
    ...[...found].map(([name, { marks, lcp, tbt, bytes }]) => [
      name,
      ...categories.map((category) => String(marks[category])),
      inMilliseconds(lcp),
      inMilliseconds(tbt),
      inBytes(bytes),
    ]),
  ])
  for (const [name, { short }] of found)
    if (short.length > 0) console.log(`\nNot full marks on ${name}: ${short.join(', ')}`)
}

/** The same article beside its bare twin. @param hasBrotli whether the twin's server can send Brotli too. */
export async function reportTwin(
  addresses: { article: string; twin: string; hasBrotli: boolean },
  chromium: string,
  runs: number,
): Promise<void> {
  const { article, twin, hasBrotli } = addresses
  const both = new Map(Object.entries({ article, twin }))
  const found = await runInTurn(both, chromium, runs)
  const row = (what: string, read: (figures: LighthouseFigures) => string) => [
    what,
    ...[...found.values()].map(read),
  ]
  const weigh = async (what: string, encoding: 'gzip' | 'br') => [
    what,
    inBytes((await countBytes(article, encoding)).bytes),
    inBytes((await countBytes(twin, encoding)).bytes),
  ]
  printTable(`Beside a bare Astro twin of the same article, median of ${runs}`, [
    ['What', 'Nightlight', 'Twin behind nginx'],
    await weigh('HTML with gzip, bytes', 'gzip'),
    ...(hasBrotli ? [await weigh('HTML with brotli, bytes', 'br')] : []),
    row('Everything a phone fetches, bytes', ({ bytes }) => inBytes(bytes)),
    row('Lighthouse performance', ({ marks }) => String(marks.performance)),
    row('LCP', ({ lcp }) => inMilliseconds(lcp)),
    row('TBT', ({ tbt }) => inMilliseconds(tbt)),
  ])
  if (!hasBrotli) console.log('\nThis nginx has no Brotli: its HTML came with gzip.')
}

async function runInTurn(
  pages: Map<string, string>,
  chromium: string,
  runs: number,
): Promise<Map<string, LighthouseFigures>> {
  const found = new Map<string, LighthouseFigures[]>()
  for (let run = 1; run <= runs; run++) {
    for (const [name, address] of pages) {
      const figures = await runLighthouse(address, chromium)
      found.set(name, [...(found.get(name) ?? []), figures])
      console.log(`Run ${run}: ${name}, performance ${figures.marks.performance}`)
    }
  }
  return new Map([...found].map(([name, figures]) => [name, summarize(figures)]))
}

/**
 * Requests a second of the site and of its rivals, with what the site reaches of each: in each round, of what the rival reached in the
 * same one, since a machine that others share is not as fast in one minute as in the next.
 * @param rivals the site first.
 */
export async function reportLoad(
  wrk: string,
  rivals: readonly Rival[],
  amounts: { rounds: number; seconds: number },
): Promise<void> {
  const figures = await compareLoad(wrk, rivals, { ...amounts, say: console.log })
  const speedsOf = (name: string) => (figures.get(name) ?? []).map((one) => one.perSecond)
  const own = speedsOf(rivals[0]?.name ?? '')
  const { rounds, seconds } = amounts
  printTable(`Requests a second, gzip, medians of ${rounds} rounds of ${seconds} s`, [
    [
      'Server',
      'Connections',
      'Requests a second',
      'Lowest and highest',
      'Bad answers a second',
      'Nightlight ÷ this, round by round',
      '… lowest and highest',
    ],
    ...rivals.map(({ name, connections, goal }, index) => {
      const speeds = speedsOf(name)
      const ratios = speeds.map((speed, round) => (own[round] ?? Number.NaN) / speed)
      return [
        name,
        String(connections),
        inBytes(Math.round(median(speeds))),
        lowestAndHighest(speeds, (speed) => inBytes(Math.round(speed))),
        median((figures.get(name) ?? []).map((one) => one.bad)).toFixed(1),
        index === 0 ? '' : inTimes(median(ratios)) + (goal ? ` (goal: ${goal})` : ''),
        index === 0 ? '' : lowestAndHighest(ratios, inTimes),
      ]
    }),
  ])
}

function lowestAndHighest(values: readonly number[], write: (value: number) => string): string {
  return `${write(Math.min(...values))}–${write(Math.max(...values))}`
}

function inTimes(ratio: number): string {
  return ratio.toFixed(ratio < 10 ? 2 : 0)
}
