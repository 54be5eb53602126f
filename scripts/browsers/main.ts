import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sharedPath, writeShare } from '#lib/preview/share-token.ts'
import { routes } from '#lib/routes.ts'
import { sharedLinkId, sharedLinkType } from '#sanity/content/shared-link-names.ts'
import { liveArticle, makeEntry } from '../../e2e/studio-pages.ts'
import { buildSite } from '../build.ts'
import { makeEditorClient } from '../editor-client.ts'
import { type House, startHouse } from '../house.ts'
import { makeOwnEnvironment, Refusal, root, runScript } from '../processes.ts'
import type { OtherBrowser } from './browser.ts'
import { startFirefox } from './firefox.ts'
import { type Site, tryAll } from './tries.ts'
import { startWebKit } from './webkit.ts'

/** A phone, and a desk. */
const widths = [390, 1280]
const pictures = path.join(root, 'test-results/other-browsers')

type Startable = { name: string; program: string; start: () => Promise<OtherBrowser> }
const browsers: Startable[] = [
  { name: 'Firefox', program: 'firefox-esr', start: () => startFirefox() },
  { name: 'WebKit', program: 'WebKitWebDriver', start: startWebKit },
]

/** `npm run try-browsers`: previews and shared links in the browsers that the other tests don't drive. */
await runScript(async () => {
  const say = (line: string) => console.log(line)
  const isThere = ({ program }: Startable) => spawnSync('which', [program]).status === 0
  for (const { name } of browsers.filter((one) => !isThere(one)))
    say(`${name} is not installed here, and was not tried.`)
  const present = browsers.filter(isThere)
  if (present.length === 0)
    throw new Refusal('Install one: apt-get install firefox-esr webkit2gtk-driver xvfb')
  await buildSite(say)
  const folder = mkdtempSync(path.join(os.tmpdir(), 'nightlight-browsers-'))
  mkdirSync(pictures, { recursive: true })
  const environment = await makeOwnEnvironment(path.join(folder, 'data'))
  const house = await startHouse({ mode: 'production', demo: true, output: 'quiet', environment })
  try {
    const site = await fill(house)
    for (const { start } of present)
      for (const width of widths) await tryIn(start, width, site, say)
  } finally {
    await house.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  say(`Pictures: ${pictures}`)
})

async function tryIn(
  start: Startable['start'],
  width: number,
  site: Site,
  say: (line: string) => void,
): Promise<void> {
  const browser = await start()
  try {
    await browser.resize(width, 844)
    say(`${browser.name}, ${await browser.ask('innerWidth')} pixels wide`)
    const name = browser.name.split(' ', 1)[0]?.toLowerCase()
    const tried = await tryAll(browser, site, (step, picture) =>
      writeFileSync(path.join(pictures, `${name}-${width}-${step}.png`), picture),
    )
    for (const { what, wrong } of tried) {
      say(wrong === undefined ? `  ✓ ${what}` : `  ✗ ${what}: ${wrong}`)
      if (wrong !== undefined) process.exitCode = 1
    }
  } finally {
    await browser.close()
  }
}

/** Writes drafts and links into a practice. */
async function fill({ settings, makeToken }: House): Promise<Site> {
  const editor = makeEditorClient(settings, await makeToken('try', 'editor'))
  const live = liveArticle('evening-calm', 'Evening calm')
  const title = 'Evening calm, reworked'
  await editor.create(live)
  await editor.create({ ...live, _id: 'drafts.evening-calm', title })
  await editor.create({ _id: 'drafts.bare', _type: 'article', title: 'Only a title' })
  const key = readFileSync(path.join(settings.lakeDir, 'preview-key'), 'utf8').trim()
  const share = { type: 'article', document: 'bare', until: Date.now() + 60 * 60_000 }
  const address = (link: string, until = share.until) =>
    settings.siteUrl + sharedPath(writeShare(key, { ...share, link, until }))
  const until = new Date(share.until).toISOString()
  await editor.create({ ...share, _id: sharedLinkId('a-good-link'), _type: sharedLinkType, until })
  return {
    url: settings.siteUrl,
    never: { path: routes.article('bare'), title: 'Only a title' },
    edited: { path: routes.article('evening-calm'), title, liveTitle: live.title },
    makeEntry: (page) => makeEntry(editor, page),
    links: {
      good: address('a-good-link'),
      over: address('a-good-link', Date.now() - 1),
      takenBack: address('a-link-of-before'),
    },
  }
}
