import type { BrowserContext } from '@playwright/test'
import { routes } from '#lib/routes.ts'
import { measureOwnHouse } from './own-house.ts'

const visits = 10

/**
 * `node bench/studio-open.ts`: how long opening the Studio takes until the desk can be used, on the first visit of a new
 * browser and on the ones after, each in a window of its own. Needs a built site.
 */
await measureOwnHouse('studio-open', async ({ house, openLastingBrowser }) => {
  const address = `${house.settings.siteUrl}${routes.studio()}`
  const browser = await openLastingBrowser()
  const first = await measureOpening(browser, address)
  const later: number[] = []
  for (let visit = 0; visit < visits; visit += 1) later.push(await measureOpening(browser, address))
  const [second = Number.NaN] = later
  const sorted = later.toSorted((a, b) => a - b)
  console.log('| What | Measured |\n|---|---|')
  console.log(`| Studio → desk, first visit | ${first.toFixed(0)} ms |`)
  console.log(`| Studio → desk, second visit | ${second.toFixed(0)} ms |`)
  console.log(
    `| Studio → desk, median and slowest of ${visits} later visits | ${sorted[Math.floor(visits / 2)]?.toFixed(0)} and ${sorted.at(-1)?.toFixed(0)} ms |`,
  )
})

/** @returns milliseconds from asking for the Studio until the last place of the desk can be seen. */
async function measureOpening(browser: BrowserContext, address: string): Promise<number> {
  const page = await browser.newPage()
  try {
    const started = performance.now()
    await page.goto(address, { waitUntil: 'commit' })
    await page.getByRole('link', { name: 'Settings' }).waitFor({ timeout: 90_000 })
    return performance.now() - started
  } finally {
    await page.close()
  }
}
