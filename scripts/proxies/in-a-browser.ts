import { setTimeout as wait } from 'node:timers/promises'
import { type Browser, chromium, type Page } from '@playwright/test'
import type { MailSink } from '#lib/contact-form/mail-sink.ts'
import { routes } from '#lib/routes.ts'
import { browserFlags, provideBrowser } from '../browser.ts'
import { siteName } from './configure.ts'
import { expectThat } from './tries.ts'

/** A browser for which the site's name is the proxy on this machine. */
export async function openBrowser(port: number): Promise<Browser> {
  return chromium.launch({
    executablePath: await provideBrowser(() => {}),
    args: [...browserFlags, `--host-resolver-rules=MAP ${siteName}:443 127.0.0.1:${port}`],
  })
}

async function withPage<Result>(
  browser: Browser,
  scripts: boolean,
  work: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({
    baseURL: `https://${siteName}`,
    ignoreHTTPSErrors: true,
    javaScriptEnabled: scripts,
  })
  try {
    return await work(await context.newPage())
  } finally {
    await context.close()
  }
}

/** Somebody signs in to the Studio with a password, and its socket speaks. */
export function trySignIn(browser: Browser, email: string, password: string): Promise<string> {
  return withPage(browser, true, async (page) => {
    let said = 0
    page.on('websocket', (socket) => {
      socket.on('framereceived', () => {
        said++
      })
    })
    await page.goto(routes.studio())
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByTestId('studio-navbar').waitFor({ timeout: 90_000 })
    for (let turn = 0; turn < 100 && said === 0; turn++) await wait(100)
    expectThat(said > 0, 'No socket of the Studio said anything.')
    return `signing in to the Studio, and its socket`
  })
}

/** A visitor without scripts sends the contact form, whose origin is checked. */
export function tryContactForm(browser: Browser, sink: MailSink): Promise<string> {
  return withPage(browser, false, async (page) => {
    await page.goto(routes.contact())
    const openedAt = Date.now()
    await page.getByLabel('Your name').fill('A visitor')
    await page.getByLabel('Phone', { exact: true }).fill('(714) 555-0100')
    await page.getByLabel('E-mail', { exact: true }).fill('visitor@example.com')
    await page.getByLabel('Best time to reach you').selectOption('Evening')
    for (const group of [/voicemail/, 'I will be in California for sessions'])
      await page.getByRole('group', { name: group }).getByLabel('Yes').check()
    await page.getByLabel(/I agree to be contacted/).check()
    // Whoever sends it within three seconds gets it back.
    await wait(Math.max(0, openedAt + 3_200 - Date.now()))
    await page.getByRole('button', { name: 'Send' }).click()
    await page.waitForURL(/\/contact\/thanks/, { timeout: 20_000 })
    expectThat(sink.mails.length === 1, `${sink.mails.length} messages arrived.`)
    return 'a message by the contact form'
  })
}
