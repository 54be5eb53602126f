import { mkdtempSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { SanityClient } from '@sanity/client'
import { routes } from '#lib/routes.ts'
import { makeLakeToken } from '../scripts/house.ts'
import { makeElsewhere, openClient, startLake } from '../scripts/lake-for-tests.ts'
import { findFreePort, type Service, startService } from '../scripts/processes.ts'
import { startBalancer } from './balancer.ts'
import { drawPicture, expect, test as practiceTest } from './fixtures.ts'
import { liveArticle, makeEntry } from './studio-pages.ts'

type Instance = { port: number; start(): Promise<void>; stop(): Promise<void>; kill(): void }
type Instances = { editor: SanityClient; origin: string; all: Instance[] }

/** Three instances of the site behind a balancer. Each has a folder of its own; they share the lake and nothing else. */
const test = practiceTest.extend<object, { instances: Instances }>({
  instances: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the fixture's needs from this pattern
    async ({}, use) => {
      const makeFolder = () =>
        mkdtempSync(path.join(process.env.NIGHTLIGHT_E2E_FOLDER ?? '', 'instance-'))
      const balancer = await startBalancer()
      const { lake, site } = await makeElsewhere(makeFolder(), balancer.origin)
      const running = await startLake(lake)
      const token = await makeLakeToken('site', 'viewer', lake)
      const makeInstance = async (): Promise<Instance> => {
        const port = await findFreePort()
        const environment = {
          ...site,
          SANITY_API_READ_TOKEN: token,
          PORT: String(port),
          SITE_URL: balancer.origin,
          LAKE_DIR: makeFolder(),
          NODE_ENV: 'production',
        }
        let service: Service | undefined
        return {
          port,
          async start() {
            service = await startService('server.ts', [], environment, 'quiet')
          },
          stop: async () => service?.stop(),
          kill: () => service?.process.kill('SIGKILL'),
        }
      }
      const all = await Promise.all([makeInstance(), makeInstance(), makeInstance()])
      await Promise.all(all.map((instance) => instance.start()))
      balancer.setPorts(all.map(({ port }) => port))
      await use({ editor: await openClient(lake), origin: balancer.origin, all })
      await balancer.close()
      await Promise.all(all.map((instance) => instance.stop()))
      await running.stop()
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  baseURL: async ({ instances }, use) => use(instances.origin),
})

// They take long to start: one worker has them for all these tests.
test.describe.configure({ mode: 'default' })

const article = routes.article('evening')
const ask = (origin: string, path = article) =>
  fetch(origin + path, { signal: AbortSignal.timeout(30_000) })
const ownAddress = ({ port }: Instance) => `http://127.0.0.1:${port}`

/** Reads pages through the balancer without a pause, as many readers at once, while something happens. @returns the answers by status. */
async function readMeanwhile(
  origin: string,
  happening: (answered: () => number) => Promise<void>,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  let answered = 0
  let isOver = false
  const paths = [article, routes.home(), routes.blog(), routes.feed(), routes.search('lamp')]
  const read = async (reader: number) => {
    for (let turn = reader; !isOver; turn++) {
      const path = paths[turn % paths.length]
      const status = await ask(origin, path).then(
        async (answer) => {
          await answer.arrayBuffer()
          return String(answer.status)
        },
        (error: unknown) => String(error),
      )
      // Many searches from one address are turned away kindly, whichever instance they meet.
      const kind = status === '429' && path?.startsWith('/search') ? '200' : status
      counts[kind] = (counts[kind] ?? 0) + 1
      answered++
    }
  }
  const readers = Array.from({ length: 8 }, (_, reader) => read(reader))
  try {
    await happening(() => answered)
  } finally {
    isOver = true
    await Promise.all(readers)
  }
  return counts
}

test('three instances follow one lake: each shows what is published, and takes what another one gave out', async ({
  page,
  instances,
}, testInfo) => {
  const { editor, all } = instances
  const picture = await editor.assets.upload(
    'image',
    await readFile(await drawPicture(testInfo.outputPath('picture'))),
  )
  const banner = {
    _type: 'picture',
    asset: { _type: 'reference', _ref: picture._id },
    alt: 'Two chairs',
  }
  await editor.createOrReplace({ ...liveArticle('evening', 'Evening'), banner })
  await editor.create({ ...liveArticle('evening', 'Evening, reworked'), _id: 'drafts.evening' })
  const read = async (instance: Instance) => (await ask(ownAddress(instance))).text()
  for (const instance of all) expect(await read(instance)).toContain('>Evening</h1>')

  await editor.patch('evening').set({ title: 'Late evening' }).commit()
  for (const instance of all)
    await expect.poll(() => read(instance), { timeout: 5_000 }).toContain('>Late evening</h1>')

  const [first] = all as [Instance]
  const address = /\/images\/[^" ]+/.exec(await read(first))?.[0]
  for (const instance of all)
    expect((await ask(ownAddress(instance), address)).status, address).toBe(200)

  // Whatever instance let them in, the others know them.
  await page.goto(await makeEntry(editor, article))
  for (const _ of all) {
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Evening, reworked')
    await page.reload()
  }
})

test('one instance is killed under load, and no reader notices', async ({ instances }) => {
  const { editor, all, origin } = instances
  await editor.createOrReplace(liveArticle('evening', 'Evening'))
  const counts = await readMeanwhile(origin, async (answered) => {
    await expect.poll(answered).toBeGreaterThan(200)
    all[1]?.kill()
    const before = answered()
    await expect.poll(answered).toBeGreaterThan(before + 400)
  })
  expect(counts).toEqual({ 200: expect.any(Number) })
  await all[1]?.start()
})

test('all instances are started anew, one after the other, and no reader notices', async ({
  instances,
}) => {
  test.slow()
  const { editor, all, origin } = instances
  await editor.createOrReplace(liveArticle('evening', 'Evening'))
  const counts = await readMeanwhile(origin, async (answered) => {
    for (const instance of all) {
      const before = answered()
      await expect.poll(answered).toBeGreaterThan(before + 100)
      await instance.stop()
      await instance.start()
      await expect
        .poll(async () => (await ask(ownAddress(instance), '/api/health/ready')).status)
        .toBe(200)
    }
  })
  expect(counts).toEqual({ 200: expect.any(Number) })
})
