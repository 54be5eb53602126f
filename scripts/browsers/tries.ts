import { setTimeout as pause } from 'node:timers/promises'
import type { OtherBrowser } from './browser.ts'

/** What is there to be looked at, with the addresses that lead to it. */
export type Site = {
  url: string
  /** A draft that never was live, and one of a live article. */
  never: { path: string; title: string }
  edited: { path: string; title: string; liveTitle: string }
  /** @returns a way into the preview of a page, as the Studio makes it. */
  makeEntry(path: string): Promise<string>
  links: { good: string; over: string; takenBack: string }
}

/** One thing that was tried: a sentence, and what was wrong; nothing where it went well. */
export type Tried = { what: string; wrong: string | undefined }

type Try = (browser: OtherBrowser, site: Site) => Promise<unknown>

/** In this order: each leaves the browser without a preview. */
const tries: Record<string, Try> = {
  'a visitor with made-up cookies sees the live page': async (browser, { url, edited }) => {
    await browser.open(url + edited.path)
    await browser.setCookie('__prerender_bypass', 'made-up')
    await browser.setCookie('nightlight-preview', 'made.up.too')
    await browser.open(url + edited.path)
    await expectPage(browser, edited.liveTitle, { bars: 0 })
  },
  'the Studio’s way in shows a draft that was never live, under the bar': async (
    browser,
    { url, never, makeEntry },
  ) => {
    await browser.open(url + (await makeEntry(never.path)))
    await expectPage(browser, never.title, { bars: 2 })
  },
  'what differs from the live page opens': async (browser, { url, edited }) => {
    await browser.open(url + edited.path)
    await expectPage(browser, edited.title, { bars: 2 })
    await browser.ask(
      `void document.querySelectorAll('.preview details')[1].toggleAttribute('open')`,
    )
    const lines = await browser.ask<string>(`document.querySelectorAll('.preview')[1].innerText`)
    if (!lines.includes(edited.liveTitle)) throw new Error(`The bar says: ${lines}`)
  },
  'the practice’s name stands in one line, and nothing is wider than the screen': async (
    browser,
  ) => {
    const [height, lineHeight] = await browser.ask<[number, number]>(
      `((name) => [name.offsetHeight, parseFloat(getComputedStyle(name).lineHeight)])(document.querySelector('.site-name span'))`,
    )
    if (height > 1.5 * lineHeight) throw new Error(`It is ${height} pixels high.`)
    const over = await browser.ask<number>('document.documentElement.scrollWidth - innerWidth')
    if (over > 0) throw new Error(`${over} pixels stand over.`)
  },
  'leaving shows the live page': async (browser, { edited }) => {
    await browser.press('form[action="/api/preview/leave"] button')
    await expectPage(browser, edited.liveTitle, { bars: 0 })
  },
  'after that, the draft that was never live isn’t there': async (browser, { url, never }) => {
    await browser.open(url + never.path)
    await expectPage(browser, 'This page isn’t here', { bars: 0 })
  },
  'a shared link shows its draft': async (browser, { links, never }) => {
    await browser.open(links.good)
    await expectPage(browser, never.title, { bars: 0 })
    const note = await browser.ask<string>(`document.querySelector('.content-note').innerText`)
    if (!note.includes('before it is published')) throw new Error(`It says: ${note}`)
  },
  'one that is over or was taken back says so': async (browser, { links }) => {
    for (const link of [links.over, links.takenBack]) {
      await browser.open(link)
      await expectPage(browser, 'This link no longer works', { bars: 0 })
    }
  },
}

/** Tries everything in one browser, at one width. @param look is given a picture of the page after each try. */
export async function tryAll(
  browser: OtherBrowser,
  site: Site,
  look: (name: string, picture: Buffer) => void,
): Promise<Tried[]> {
  const all: Tried[] = []
  for (const [what, run] of Object.entries(tries)) {
    const wrong = await run(browser, site).then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    )
    look(String(all.length + 1), await browser.takePicture())
    all.push({ what, wrong })
  }
  return all
}

/** Waits until the page is there: a form’s answer may still be on its way. */
async function expectPage(
  browser: OtherBrowser,
  heading: string,
  { bars }: { bars: number },
): Promise<void> {
  const read = () =>
    browser.ask<[string, number]>(
      `[document.querySelector('h1')?.innerText ?? '', document.querySelectorAll('.preview').length]`,
    )
  const isRight = ([seen, count]: [string, number]) =>
    seen.replace(/[\u200b-\u200d\u2060-\u2064\ufeff]/g, '').trim() === heading && count === bars
  for (const end = Date.now() + 10_000; Date.now() < end; await pause(100)) {
    if (isRight(await read().catch(() => ['', -1]))) return
  }
  const [seen, count] = await read()
  throw new Error(`The page says “${seen}” under ${count} bars.`)
}
