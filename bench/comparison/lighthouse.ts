import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { browserFlags } from '../../scripts/browser.ts'
import { Refusal, runCommand } from '../../scripts/processes.ts'
import { makeFolder } from './endings.ts'
import { median } from './table.ts'
import { lighthouseProgram } from './tools.ts'

/** Lighthouse's names for what it marks from 0 to 100. */
export const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const
type Category = (typeof categories)[number]

const score = z.number().nullable()
const report = z.object({
  runtimeError: z.object({ code: z.string(), message: z.string() }).optional(),
  categories: z.record(
    z.string(),
    z.object({
      score,
      auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
    }),
  ),
  audits: z.record(z.string(), z.object({ score, numericValue: z.number().optional() })),
})

/** One run, or the medians of several. */
export type LighthouseFigures = {
  marks: Record<Category, number>
  /** Largest contentful paint and total blocking time on the simulated phone, in milliseconds. */
  lcp: number
  tbt: number
  /** All that the page asked for, as it travelled. */
  bytes: number
  /** Names of weighed audits that did not get full marks. */
  short: string[]
}

/** Traces in which Lighthouse does not find what the browser always writes: they say nothing about the page. */
const isOwnFault = /\bNO_(?:NAVSTART|TRACING_STARTED|SCREENSHOTS)\b/

/**
 * Runs Lighthouse once as on a phone, with its own simulated network and processor and a fresh profile. What breaks off by a fault of
 * its own is said and run again, twice at most.
 * @throws {Refusal} with Lighthouse's own words when it can't measure the page.
 */
export async function runLighthouse(
  address: string,
  chromium: string,
  triesLeft = 2,
): Promise<LighthouseFigures> {
  try {
    return await runOnce(address, chromium)
  } catch (error) {
    const fault = isOwnFault.exec(String(error))?.[0]
    if (fault === undefined || triesLeft === 0) throw error
    console.log(`Lighthouse broke off (${fault}); measuring ${address} again.`)
    return runLighthouse(address, chromium, triesLeft - 1)
  }
}

async function runOnce(address: string, chromium: string): Promise<LighthouseFigures> {
  const file = path.join(makeFolder(), 'report.json')
  const { code, stderr } = await runCommand(
    process.execPath,
    [
      lighthouseProgram,
      address,
      '--quiet',
      '--no-enable-error-reporting',
      '--output=json',
      `--output-path=${file}`,
      `--only-categories=${categories.join(',')}`,
      `--chrome-flags=${['--headless=new', ...browserFlags].join(' ')}`,
    ],
    { output: 'quiet', environment: { CHROME_PATH: chromium } },
  )
  if (code !== 0) throw new Refusal(`Lighthouse could not measure ${address}.\n${stderr}`)
  return readReport(JSON.parse(readFileSync(file, 'utf8')))
}

function readReport(json: unknown): LighthouseFigures {
  const { runtimeError, categories: found, audits } = report.parse(json)
  if (runtimeError) throw new Refusal(`${runtimeError.code}: ${runtimeError.message}`)
  const mark = (name: Category) => Math.round((found[name]?.score ?? Number.NaN) * 100)
  const figure = (name: string) => audits[name]?.numericValue ?? Number.NaN
  const short = Object.values(found)
    .flatMap(({ auditRefs }) => auditRefs)
    .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
    .map(({ id }) => id)
  return {
    marks: {
      performance: mark('performance'),
      accessibility: mark('accessibility'),
      'best-practices': mark('best-practices'),
      seo: mark('seo'),
    },
    lcp: figure('largest-contentful-paint'),
    tbt: figure('total-blocking-time'),
    bytes: figure('total-byte-weight'),
    short: [...new Set(short)],
  }
}

/** @returns each figure's own median, and every audit that fell short in more than half of the runs. */
export function summarize(runs: readonly LighthouseFigures[]): LighthouseFigures {
  const middle = (read: (run: LighthouseFigures) => number) => median(runs.map(read))
  const names = new Set(runs.flatMap(({ short }) => short))
  return {
    marks: {
      performance: middle(({ marks }) => marks.performance),
      accessibility: middle(({ marks }) => marks.accessibility),
      'best-practices': middle(({ marks }) => marks['best-practices']),
      seo: middle(({ marks }) => marks.seo),
    },
    lcp: middle(({ lcp }) => lcp),
    tbt: middle(({ tbt }) => tbt),
    bytes: middle(({ bytes }) => bytes),
    short: [...names].filter(
      (name) => runs.filter(({ short }) => short.includes(name)).length > runs.length / 2,
    ),
  }
}
