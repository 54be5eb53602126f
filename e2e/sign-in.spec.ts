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

type PublicHouse = { house: House; runLake(parameters: string[], typed?: string): void }

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
        const { status, stderr } = spawnSync(
          process.execPath,
          ['sanity/lake/main.ts', ...parameters],
          { cwd: root, env: { ...process.env, ...environment }, input: typed, encoding: 'utf8' },
        )
        expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
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

  const token = await page.evaluate(
    () => JSON.parse(localStorage.getItem('__studio_auth_token_nightlight') ?? '{}').token,
  )
  const me = () => askWhoIs(publicHouse.house, token)
  expect(await me()).toMatchObject({ name: 'Jane Doe', role: 'administrator' })
  // An open Studio would say in the console that it is refused.
  await page.goto('about:blank')
  publicHouse.runLake(['user', 'remove', 'maya@example.com'])
  expect(await me()).toEqual({})
  await page.goto(routes.studio())
  await expect(page.getByRole('heading', { name: 'Sign in to the Studio' })).toBeVisible()
})

function addUser(email: string, name: string): string[] {
  return ['user', 'add', email, '--name', name, '--role', 'administrator']
}

async function signIn(page: Page, email: string, typed: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(typed)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

async function askWhoIs({ settings }: House, token: string): Promise<unknown> {
  const answer = await fetch(`${settings.sanity.apiHost}/v1/users/me`, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(10_000),
  })
  return await answer.json()
}
