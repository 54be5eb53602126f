import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Page } from '@playwright/test'
import { routes } from '#lib/routes.ts'
import { browserFlags, provideBrowser } from '../scripts/browser.ts'
import { makeEditorClient } from '../scripts/editor-client.ts'
import { startHouse } from '../scripts/house.ts'
import { makeOwnEnvironment, runScript } from '../scripts/processes.ts'

/** What was seen of one letter, in milliseconds after the field took it. */
type Seen = { word?: number; page?: number }

const slug = 'letter-by-letter'

/**
 * `node bench/preview-typing.ts [--letters 100] [--pause 400]`: how long a typed letter takes until it shows in the page beside
 * the form: in its words, and in what the lake has rendered anew (the page's title). Needs a built site.
 */
await runScript(async () => {
  const { values } = parseArgs({
    options: {
      letters: { type: 'string', default: '100' },
      pause: { type: 'string', default: '400' },
    },
  })
  const letters = Number(values.letters)
  const folder = mkdtempSync(path.join(tmpdir(), 'nightlight-preview-typing-'))
  const executablePath = await provideBrowser(console.log)
  const house = await startHouse({
    mode: 'production',
    demo: true,
    output: 'quiet',
    environment: await makeOwnEnvironment(path.join(folder, 'data')),
  })
  try {
    const { siteUrl } = house.settings
    await makeEditorClient(house.settings, await house.makeToken('bench', 'editor')).create({
      _id: slug,
      _type: 'article',
      title: 'T',
      slug: { _type: 'slug', current: slug },
      publishedAt: '2026-01-05T18:00:00.000Z',
      body: [],
    })
    const browser = await chromium.launch({ executablePath, args: browserFlags })
    try {
      const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } })
      await openBeside(page, siteUrl)
      const seen = await typeAndWatch(page, letters, Number(values.pause))
      report(letters, seen)
    } finally {
      await browser.close()
    }
  } finally {
    await house.stop()
    rmSync(folder, { recursive: true, force: true })
  }
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
  console.log(`Node ${process.version}, ${cpus().length} cores\n`)
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
