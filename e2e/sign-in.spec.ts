import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { routes } from '#lib/routes.ts'
import { browserFlags, findBrowser } from '../scripts/browser.ts'
import { type House, startHouse } from '../scripts/house.ts'
import { findFreePort, root } from '../scripts/processes.ts'
import { expect, test as practiceTest } from './fixtures.ts'

const password = 'four quiet herons wade'

type PublicHouse = {
  house: House
  /** @returns what the command says. */
  runLake(parameters: string[], typed?: string): string
}

/** A house under a name that is not this machine's, as behind a proxy of one's own. */
const test = practiceTest.extend<object, { publicHouse: PublicHouse }>({
  publicHouse: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the fixture's needs from this pattern
    async ({}, use) => {
      const port = await findFreePort()
      const environment = {
        PORT: String(port),
        LAKE_PORT: String(await findFreePort()),
        LAKE_DIR: mkdtempSync(path.join(process.env.NIGHTLIGHT_E2E_FOLDER ?? tmpdir(), 'public-')),
        SITE_URL: `http://studio.example.test:${port}`,
      }
      const runLake: PublicHouse['runLake'] = (parameters, typed = '') => {
        const { status, stderr, stdout } = spawnSync(
          process.execPath,
          ['sanity/lake/main.ts', ...parameters],
          { cwd: root, env: { ...process.env, ...environment }, input: typed, encoding: 'utf8' },
        )
        expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
        return stdout
      }
      const start = () =>
        startHouse({ mode: 'production', demo: false, output: 'quiet', environment })
      await expect(start()).rejects.toThrow(/user add EMAIL/)
      runLake(addUser('maya@example.com', 'Jane Doe'), `${password}\n`)
      runLake(addUser('noor@example.com', 'Noor Aziz'), `${password} too\n`)
      const house = await start()
      await use({ house, runLake })
      await house.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ publicHouse }, use) => use(publicHouse.house.settings.siteUrl),
})

test.use({
  launchOptions: {
    executablePath: findBrowser(),
    args: [...browserFlags, '--host-resolver-rules=MAP studio.example.test 127.0.0.1'],
  },
})

test('a person signs in with a password where not everything is local, until she is removed', async ({
  page,
  publicHouse,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(routes.studio())
  await expect(page.getByRole('heading', { name: 'Sign in to the Studio' })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)

  await signIn(page, 'maya@example.com', 'not this one, I think')
  await expect(page.getByRole('alert')).toHaveText('E-mail address or password is wrong.')
  await expect(page.getByLabel('E-mail')).toHaveValue('maya@example.com')
  await signIn(page, 'maya@example.com', password)
  await expect(page.getByTestId('studio-navbar')).toBeVisible({ timeout: 90_000 })
  expect(new URL(page.url()).origin).toBe(publicHouse.house.settings.siteUrl)
  expect(page.url()).not.toContain('sid=')
  expect(await page.context().cookies()).toEqual([])

  const token = await readSession(page)
  const me = () => askWhoIs(publicHouse.house, token)
  expect(await me()).toMatchObject({ name: 'Jane Doe', role: 'administrator' })
  // An open Studio would say in the console that it is refused.
  await page.goto('about:blank')
  publicHouse.runLake(['user', 'remove', 'maya@example.com'])
  expect(await me()).toEqual({})
  await page.goto(routes.studio())
  await expect(page.getByRole('heading', { name: 'Sign in to the Studio' })).toBeVisible()
})

test('a person who forgot her password chooses another by a link, which works once and signs her out everywhere', async ({
  page,
  publicHouse: { house, runLake },
}) => {
  runLake(addUser('lee@example.com', 'Lee Park'), `${password} three\n`)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(routes.studio())
  await signIn(page, 'lee@example.com', `${password} three`)
  await expect(page.getByTestId('studio-navbar')).toBeVisible({ timeout: 90_000 })
  const session = await readSession(page)

  const link = readLink(runLake(['user', 'link', 'lee@example.com']))
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible()
  await expect(page.getByLabel('E-mail')).toHaveValue('lee@example.com')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await choose(page, 'leepark-password')
  await expect(page.getByRole('alert')).toContainText('one of those that are tried first')
  expect(await askWhoIs(house, session)).toMatchObject({ name: 'Lee Park' })
  await choose(page, 'seven loud geese land')
  await expect(page.getByRole('heading', { name: 'Your new password counts now' })).toBeVisible()
  expect(await askWhoIs(house, session)).toEqual({})

  await page.getByRole('link', { name: 'Sign in to the Studio' }).click()
  await signIn(page, 'lee@example.com', 'seven loud geese land')
  await expect(page.getByTestId('studio-navbar')).toBeVisible({ timeout: 90_000 })
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'This link was used already' })).toBeVisible()
  await page.goto(link.slice(0, -1))
  await expect(page.getByRole('heading', { name: 'This link is not whole' })).toBeVisible()
  expect(house.lastWords()).not.toContain(link.split('link=')[1])
})

test('an administrator sees in the Studio who may come in, signs a device out, and reads what was done', async ({
  page,
  browser,
  baseURL,
  publicHouse: { house, runLake },
}) => {
  const added = runLake(addUser('ada@example.com', 'Ada Moss', 'editor').concat('--link'))
  const others = await browser.newContext({ baseURL: baseURL ?? '' })
  const phone = await others.newPage()
  await phone.goto(readLink(added))
  await expect(phone.getByRole('heading', { name: 'Welcome, Ada Moss' })).toBeVisible()
  await choose(phone, 'seven loud geese land')
  await phone.getByRole('link', { name: 'Sign in to the Studio' }).click()
  await signIn(phone, 'ada@example.com', 'seven loud geese land')
  await expect(phone.getByText('Backups', { exact: true })).toBeVisible({ timeout: 90_000 })
  await expect(phone.getByText('Who may come in')).toHaveCount(0)
  const session = await readSession(phone)

  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(routes.studio())
  await signIn(page, 'noor@example.com', `${password} too`)
  await page.getByText('Who may come in', { exact: true }).click({ timeout: 90_000 })
  const people = page.getByRole('listitem')
  await expect(people.filter({ hasText: 'ada@example.com' }).first()).toContainText(
    'Editor: reads and changes everything',
  )
  await expect(page.getByText('the one you are using')).toBeVisible()
  await page.getByRole('button', { name: /^Sign out Ada Moss/ }).click()
  await expect(page.getByText('Ada Moss is signed out there.')).toBeVisible()
  expect(await askWhoIs(house, session)).toEqual({})

  const log = page.getByRole('list', { name: 'What was done' }).getByRole('listitem')
  await expect(log.first()).toContainText('Ada Moss (ada@example.com) was signed out on one device')
  await expect(log.first()).toContainText('Noor Aziz')
  await expect(log.nth(1)).toContainText('Ada Moss (ada@example.com) chose a password by a link')
  await expect(log.nth(3)).toContainText('Ada Moss (ada@example.com) was added as editor')
  await others.close()
})

function addUser(email: string, name: string, role = 'administrator'): string[] {
  return ['user', 'add', email, '--name', name, '--role', role]
}

/** The address in the last line of what a command says. */
function readLink(said: string): string {
  return said.trim().split('\n').at(-1) ?? ''
}

async function signIn(page: Page, email: string, typed: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(typed)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

async function choose(page: Page, typed: string): Promise<void> {
  await page.getByLabel('New password').fill(typed)
  await page.getByLabel('Once more').fill(typed)
  await page.getByRole('button', { name: 'Keep this password' }).click()
}

function readSession(page: Page): Promise<string> {
  return page.evaluate(
    () => JSON.parse(localStorage.getItem('__studio_auth_token_nightlight') ?? '{}').token,
  )
}

async function askWhoIs({ settings }: House, token: string): Promise<unknown> {
  const answer = await fetch(`${settings.sanity.apiHost}/v1/users/me`, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(10_000),
  })
  return await answer.json()
}
