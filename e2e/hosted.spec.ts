import { mkdtempSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { SanityClient } from '@sanity/client'
import { routes } from '#lib/routes.ts'
import { type House, makeLakeToken, startHouse } from '../scripts/house.ts'
import { makeElsewhere, openClient, startLake } from '../scripts/lake-for-tests.ts'
import { findFreePort } from '../scripts/processes.ts'
import { drawPicture, expect, test as practiceTest } from './fixtures.ts'
import { liveArticle, makeEntry, openArticle, publish, titleOf } from './studio-pages.ts'

/** A lake that knows nothing of the site's folder: at an address of its own, with a project and a dataset of its own. */
type Elsewhere = {
  editor: SanityClient
  siteUrl: string
  apiHost: string
  startSite(changes?: Record<string, string>): Promise<House>
  stopLake(): Promise<void>
  startLake(): Promise<void>
}

const test = practiceTest.extend<{ elsewhere: Elsewhere }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads the fixture's needs from this pattern
  elsewhere: async ({}, use) => {
    const makeFolder = () =>
      mkdtempSync(path.join(process.env.NIGHTLIGHT_E2E_FOLDER ?? '', 'elsewhere-'))
    const port = await findFreePort()
    const siteUrl = `http://localhost:${port}`
    const { lake, site } = await makeElsewhere(makeFolder(), siteUrl)
    let running = await startLake(lake)
    const environment = {
      ...site,
      SANITY_API_READ_TOKEN: await makeLakeToken('site', 'viewer', lake),
      PORT: String(port),
      LAKE_DIR: makeFolder(),
      SITE_URL: siteUrl,
    }
    const sites: House[] = []
    await use({
      editor: await openClient(lake),
      siteUrl,
      apiHost: String(site.SANITY_API_HOST),
      async startSite(changes = {}) {
        const house = await startHouse({
          mode: 'production',
          demo: false,
          output: 'quiet',
          environment: { ...environment, ...changes },
        })
        sites.push(house)
        return house
      },
      stopLake: () => running.stop(),
      async startLake() {
        running = await startLake(lake)
      },
    })
    await Promise.all(sites.map((house) => house.stop()))
    await running.stop()
  },
  baseURL: async ({ elsewhere }, use) => use(elsewhere.siteUrl),
})

test('with a project elsewhere, the same build shows its pages, pictures, changes and drafts', async ({
  page,
  elsewhere,
}, testInfo) => {
  const { editor, startSite } = elsewhere
  const wrong: Array<[Record<string, string>, RegExp]> = [
    [
      { SANITY_API_READ_TOKEN: 'guessed' },
      /^[^\n]+ does not know the token [^\n]+ SANITY_API_READ_TOKEN [^\n]+$/,
    ],
    [
      { NEXT_PUBLIC_SANITY_PROJECT_ID: 'other1' },
      /^[^\n]+ has no project "other1"; check NEXT_PUBLIC_SANITY_PROJECT_ID [^\n]+$/,
    ],
    [
      { NEXT_PUBLIC_SANITY_DATASET: 'pages' },
      /^[^\n]+ has no dataset "pages"; set NEXT_PUBLIC_SANITY_DATASET [^\n]+"posts"\.$/,
    ],
    [{ NEXT_PUBLIC_SANITY_DATASET: '' }, /^[^\n]+ NEXT_PUBLIC_SANITY_DATASET is missing\. [^\n]+$/],
  ]
  for (const [setting, sentence] of wrong)
    await expect(startSite(setting)).rejects.toThrow(sentence)
  const picture = await editor.assets.upload(
    'image',
    await readFile(await drawPicture(testInfo.outputPath('picture'))),
  )
  const asset = { _type: 'reference', _ref: picture._id }
  const live = {
    ...liveArticle('far-lamp', 'A far lamp'),
    banner: { _type: 'picture', asset, alt: 'Two chairs' },
  }
  await editor.create(live)
  await editor.create({ ...live, _id: 'drafts.far-lamp', title: 'A far lamp, reworked' })
  const site = await startSite()

  await page.goto(routes.article('far-lamp'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A far lamp')
  const shown = page.getByRole('img', { name: 'Two chairs' })
  await expect.poll(() => shown.evaluate((img: HTMLImageElement) => img.naturalWidth)).not.toBe(0)

  await editor.patch('far-lamp').set({ title: 'A near lamp' }).commit()
  // Nobody asks for the page meanwhile: the lake has told of it.
  await expect.poll(async () => (await copiesOf(site)).includes('A near lamp')).toBe(true)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A near lamp')

  await page.goto(await makeEntry(editor, routes.article('far-lamp')))
  await expect(page.getByRole('heading', { level: 1 })).toContainText('A far lamp, reworked')
})

test('the Studio of a site whose project is elsewhere speaks to that lake, across origins', async ({
  page,
  elsewhere,
}) => {
  const { editor, apiHost, siteUrl, startSite } = elsewhere
  await editor.create(liveArticle('far-lamp', 'A far lamp'))
  await startSite()
  const asked = new Set<string>()
  page.on('request', (request) => asked.add(new URL(request.url()).origin))
  await openArticle(page, 'far-lamp')
  await titleOf(page).fill('A lamp across the water')
  await publish(page)
  await expect
    .poll(async () => (await editor.getDocument('far-lamp'))?.title)
    .toBe('A lamp across the water')
  await page.goto(routes.article('far-lamp'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A lamp across the water')
  expect([...asked]).toEqual(expect.arrayContaining([siteUrl, apiHost]))
})

test('a site starts on the pages that it kept while the lake elsewhere is gone, and says so', async ({
  request,
  elsewhere,
}) => {
  const { editor, startSite, stopLake, startLake } = elsewhere
  await editor.create(liveArticle('far-lamp', 'A far lamp'))
  const address = routes.article('far-lamp')
  const first = await startSite()
  expect((await request.get(address)).status()).toBe(200)
  await first.stop()
  await stopLake()
  const second = await startSite()
  expect(second.lastWords()).toMatch(
    /can't be reached; check the network and SANITY_API_HOST\. The site starts all the same, with the \d+ pages that it kept/,
  )
  const kept = await request.get(address)
  expect([kept.status(), await kept.text()]).toEqual([200, expect.stringContaining('A far lamp')])
  expect((await request.get(routes.article('never-read'))).status()).toBe(503)
  await startLake()
  await expect
    .poll(async () => (await request.get(routes.article('never-read'))).status())
    .toBe(404)
})

/** All that a site keeps on disk of the pages that it has rendered. */
async function copiesOf({ settings }: House): Promise<string> {
  const folder = path.join(settings.lakeDir, 'pages')
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = found.filter((entry) => entry.isFile())
  const texts = files.map((entry) =>
    readFile(path.join(entry.parentPath, entry.name), 'utf8').catch(() => ''),
  )
  return (await Promise.all(texts)).join('\n')
}
