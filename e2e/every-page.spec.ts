import AxeBuilder from '@axe-core/playwright'
import type { CDPSession, Page } from '@playwright/test'
import { expect } from './fixtures.ts'
import { test } from './whole-site.ts'

/** Screens in CSS pixels; a desk at 200 % zoom shows half as many, each of four dots. Night changes colors and nothing else. */
const screens = [
  { name: '1280 pixels', width: 1280, dots: 1 },
  { name: '768 pixels', width: 768, dots: 1 },
  { name: '1280 pixels at 200 %', width: 640, dots: 2 },
  { name: '390 pixels', width: 390, dots: 1 },
  { name: '320 pixels', width: 320, dots: 1 },
]

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** A picture of one dot. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
)

const isBlog = (path: string) => /^\/blog(\/|$)/.test(path)

/** The pages in two groups of about the same number, so that they are walked side by side. */
const groups = { 'on the blog': isBlog, elsewhere: (path: string) => !isBlog(path) }

for (const [place, holds] of Object.entries(groups)) {
  test(`nothing stands in a reader’s way, on any screen, by day and by night, ${place}`, async ({
    page,
    context,
    practice,
    answers,
  }) => {
    const { siteUrl } = practice.settings
    const asked: Array<{ url: string; kind: string }> = []
    page.on('request', (request) =>
      asked.push({ url: request.url(), kind: request.resourceType() }),
    )
    const said: string[] = []
    page.on('console', (message) => {
      if (!isAboutStatus(message.text())) said.push(message.text())
    })
    // Cutting every picture in every form would take a minute, and has tests of its own.
    await page.route('**/images/**', (route) =>
      route.fulfill({ body: dot, contentType: 'image/png' }),
    )
    const screen = await context.newCDPSession(page)
    const pages = answers.filter(({ path, isPage }) => isPage && holds(path))
    expect(pages.length).toBeGreaterThan(10)
    for (const { path } of pages) await walk(page, screen, path)
    expect(said, 'in the browser’s console').toEqual([])
    expect(asked.filter(({ kind }) => kind === 'script')).toEqual([])
    expect(asked.filter(({ url }) => !isOwn(url, siteUrl))).toEqual([])
    expect(await context.cookies()).toEqual([])
  })
}

async function walk(page: Page, screen: CDPSession, path: string): Promise<void> {
  await page.goto(path)
  // This brings axe into the page; all else is asked of it there. Its own second page would need scripts: legacy mode.
  await new AxeBuilder({ page }).setLegacyMode(true).withRules(['document-title']).analyze()
  for (const { name, width, dots } of screens) {
    await screen.send('Emulation.setDeviceMetricsOverride', {
      width,
      height: 900,
      deviceScaleFactor: dots,
      mobile: false,
    })
    const where = `${path} at ${name}`
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow, `${where} scrolls sideways`).toBe(0)
    await page.emulateMedia({ colorScheme: 'light' })
    expect(await findFaults(page, standards), where).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await findFaults(page, ['color-contrast']), `${where} by night`).toEqual([])
  }
}

/** What axe leaves in a page. */
type Axe = {
  run(
    where: Document,
    options: { runOnly: string[]; resultTypes: ['violations'] },
  ): ReturnType<AxeBuilder['analyze']>
}

/** @param runOnly tags or rules of axe. */
function findFaults(page: Page, runOnly: string[]): Promise<string[]> {
  return page.evaluate(async (only) => {
    const { axe } = globalThis as unknown as { axe: Axe }
    const { violations } = await axe.run(document, { runOnly: only, resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  }, runOnly)
}

/** The browser reports the status of a page that leads nowhere; that it is right is tested where it is asked for. */
function isAboutStatus(text: string): boolean {
  return /^Failed to load resource: the server responded with a status of 4(04|10) /.test(text)
}

function isOwn(url: string, siteUrl: string): boolean {
  return url.startsWith(`${siteUrl}/`) || url.startsWith('data:')
}
