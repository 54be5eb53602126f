import { parseArgs } from 'node:util'
import type { Page } from '@playwright/test'
import { routes } from '#lib/routes.ts'
import { makeEditorClient } from '../scripts/editor-client.ts'
import { measureOwnHouse } from './own-house.ts'

/** What was seen of one letter, in milliseconds after the field took it. */
type Seen = { word?: number; page?: number }

const slug = 'letter-by-letter'

/**
 * `node bench/preview-typing.ts [--letters 100] [--pause 400]`: how long a typed letter takes until it shows in the page beside
 * the form: in its words, and in what the lake has rendered anew (the page's title). Needs a built site.
 */
const { values } = parseArgs({
  options: {
    letters: { type: 'string', default: '100' },
    pause: { type: 'string', default: '400' },
  },
})
const letters = Number(values.letters)

await measureOwnHouse('preview-typing', async ({ house, openBrowser }) => {
  await makeEditorClient(house.settings, await house.makeToken('bench', 'editor')).create({
    _id: slug,
    _type: 'article',
    title: 'T',
    slug: { _type: 'slug', current: slug },
    publishedAt: '2026-01-05T18:00:00.000Z',
    body: [],
  })
  const page = await (await openBrowser()).newPage({ viewport: { width: 1600, height: 1000 } })
  await openBeside(page, house.settings.siteUrl)
  report(letters, await typeAndWatch(page, letters, Number(values.pause)))
})

async function openBeside(page: Page, siteUrl: string): Promise<void> {
  await page.goto(
    `${siteUrl}${routes.studio()}/presentation?preview=${encodeURIComponent(routes.article(slug))}`,
  )
  const field = page.getByTestId('field-title').getByRole('textbox')
  await field.waitFor({ timeout: 90_000 })
  await page.frameLocator('iframe').getByRole('heading', { level: 1 }).waitFor({ timeout: 90_000 })
  // The first words that follow show that page and Studio have found each other.
  await field.press('End')
  await field.pressSequentially('y')
  await page.waitForFunction(
    () => document.querySelector('iframe')?.contentDocument?.title.startsWith('Ty '),
    undefined,
    { timeout: 60_000 },
  )
}

/** Types one letter after another; the page is of our own origin, so the Studio's window can watch it. */
async function typeAndWatch(page: Page, letters: number, pause: number): Promise<Seen[]> {
  await page.evaluate(() => {
    const seen: Array<{ text: string; at: number; word?: number; page?: number }> = []
    Object.assign(window, { seen })
    const field = document.querySelector<HTMLInputElement>('[data-testid="field-title"] input')
    field?.addEventListener('input', () => seen.push({ text: field.value, at: performance.now() }))
    const look = () => {
      const shown = document.querySelector('iframe')?.contentDocument
      const heading = (shown?.querySelector('h1')?.textContent ?? '').replace(/[^ -~]/g, '')
      const title = shown?.title ?? ''
      for (const one of seen) {
        if (one.word === undefined && heading.startsWith(one.text)) {
          one.word = performance.now() - one.at
        }
        if (one.page === undefined && title.startsWith(one.text)) {
          one.page = performance.now() - one.at
        }
      }
      setTimeout(look, 4)
    }
    look()
  })
  const field = page.getByTestId('field-title').getByRole('textbox')
  for (let letter = 0; letter < letters; letter += 1) {
    await field.press(String.fromCharCode(97 + (letter % 26)))
    await page.waitForTimeout(pause)
  }
  await page.waitForTimeout(4_000)
  return page.evaluate(() => (window as unknown as { seen: Seen[] }).seen)
}

function report(letters: number, seen: Seen[]): void {
  console.log('| What | Median | 95th percentile | Slowest | Seen |\n|---|---|---|---|---|')
  for (const [name, times] of [
    ['typed letter → in the words of the page', seen.map(({ word }) => word)],
    ['typed letter → rendered from the lake', seen.map(({ page }) => page)],
  ] as const) {
    const sorted = times.filter((time) => time !== undefined).sort((a, b) => a - b)
    const at = (share: number) =>
      sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]?.toFixed(0)
    console.log(
      `| ${name} | ${at(0.5)} ms | ${at(0.95)} ms | ${at(1)} ms | ${sorted.length} of ${letters} |`,
    )
  }
}
