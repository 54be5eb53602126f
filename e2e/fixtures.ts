import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'
import { test as base, type ConsoleMessage, expect, type Page } from '@playwright/test'
import type { SanityClient } from '@sanity/client'
import sharp from 'sharp'
import { readSettings } from '#lib/env.ts'
import { routes } from '#lib/routes.ts'
import { drawJpeg } from '#sanity/demo/draw-pictures.ts'
import { makeEditorClient } from '../scripts/editor-client.ts'
import { type House, makeLakeToken, startHouse } from '../scripts/house.ts'
import { makeOwnEnvironment, startService } from '../scripts/processes.ts'

export { expect }

/** A practice of this worker's own: production build, real Studio, real lake, the demo's content. */
export type RunningPractice = House & {
  /** A client that may write, as an import or a script would. */
  editor: SanityClient
}

/** Starts one more practice; with `folder` on data that an earlier one has left. */
export async function startPractice(options: {
  demo: boolean
  folder?: string
  environment?: Record<string, string>
}): Promise<RunningPractice> {
  const house = await startHouse({
    mode: 'production',
    demo: false,
    output: 'quiet',
    environment: {
      ...(await makeOwnEnvironment(options.folder ?? makeDataFolder(options.demo))),
      ...options.environment,
    },
  })
  return {
    ...house,
    editor: makeEditorClient(house.settings, await house.makeToken('e2e', 'editor')),
  }
}

/** Answers in place of a lake, with what is no content. @returns what ends it. */
export async function speakNonsense(port: number): Promise<() => Promise<void>> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"title":7}')
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
}

/** Edits a practice's content while only its lake runs. */
export async function editWhileSiteIsDown(
  folder: string,
  edit: (editor: SanityClient) => Promise<unknown>,
): Promise<void> {
  const environment = await makeOwnEnvironment(folder)
  const lake = await startService('sanity/lake/main.ts', [], environment, 'quiet')
  try {
    const token = await makeLakeToken('e2e', 'editor', environment)
    await edit(makeEditorClient(readSettings(environment), token))
  } finally {
    await lake.stop()
  }
}

function makeDataFolder(demo: boolean): string {
  const folder = process.env.NIGHTLIGHT_E2E_FOLDER
  if (!folder) throw new Error('e2e/prepare.ts has not run.')
  const dataFolder = mkdtempSync(path.join(folder, 'practice-'))
  if (demo) cpSync(path.join(folder, 'demo'), dataFolder, { recursive: true })
  return dataFolder
}

/**
 * What the Studio says of its vendor's addresses, which it asks for and lives without, and of its own socket when a page
 * is left; our own pages never do.
 */
const vendor =
  /^WebSocket is already in CLOSING or CLOSED state|https:\/\/([a-z0-9-]+\.)*sanity(-cdn)?\.(io|com)\/|Failed to fetch version for package/

type TestFixtures = {
  /**
   * The errors in the console of the test's pages; there must be none after the test. A test that provokes one takes
   * it out.
   */
  complaints: string[]
}

export const test = base.extend<TestFixtures, { practice: RunningPractice }>({
  practice: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the fixture's needs from this pattern
    async ({}, use) => {
      const practice = await startPractice({ demo: true })
      await use(practice)
      await practice.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ practice }, use) => use(practice.settings.siteUrl),
  complaints: [
    async ({ context }, use) => {
      const complaints: string[] = []
      const watch = (page: Page) => {
        page.on('console', (message) => {
          if (message.type() === 'error' && !isExpected(message, page))
            complaints.push(message.text())
        })
        page.on('pageerror', (error) => complaints.push(String(error)))
      }
      context.on('page', watch)
      await use(complaints)
      expect(complaints, 'errors in the browser’s console').toEqual([])
    },
    { auto: true },
  ],
})

/** The browser also reports the status of the page itself; a test that asks for a missing page reads that on its own. */
function isExpected(message: ConsoleMessage, page: Page): boolean {
  const { url } = message.location()
  return (
    vendor.test(url) ||
    vendor.test(message.text()) ||
    isSamePage(url, page.url()) ||
    (isLookForPage(message.text(), url) && page.url().includes(routes.studio()))
  )
}

/** The Studio looks at a page of the site until it shows what was published; at first there may be none, or none any more. */
function isLookForPage(text: string, url: string): boolean {
  return (
    /status of 4(04|10)/.test(text) &&
    URL.canParse(url) &&
    !/^\/(_next|api|images|lake|studio)\//.test(new URL(url).pathname)
  )
}

function isSamePage(first: string, second: string): boolean {
  return URL.canParse(first) && URL.canParse(second) && new URL(first).href === new URL(second).href
}

/** Makes a picture that no lake has seen before. @returns its file, for an upload. */
export async function makeNewPicture(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, 'new-picture.jpg')
  const [r = 0, g = 0, b = 0] = randomBytes(3)
  await sharp({ create: { width: 1600, height: 900, channels: 3, background: { r, g, b } } })
    .jpeg()
    .toFile(file)
  return file
}

/** Draws a picture of the demo's into a folder. @returns its file, for an upload. */
export async function drawPicture(folder: string): Promise<string> {
  const { fileName, jpeg } = await drawJpeg('two-chairs')
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, fileName)
  writeFileSync(file, jpeg)
  return file
}
