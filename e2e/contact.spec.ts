import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { type MailSink, startMailSink } from '#lib/contact-form/mail-sink.ts'
import { routes } from '#lib/routes.ts'
import { test as base, expect, type RunningPractice, startPractice } from './fixtures.ts'

const marked = 'markedword'

type FormFixtures = { sink: MailSink; withForm: RunningPractice }

/** A practice with its form switched on, and a mail server of this test's own. */
const test = base.extend<object, FormFixtures>({
  sink: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the fixture's needs from this pattern
    async ({}, use) => {
      const sink = await startMailSink()
      await use(sink)
      await sink.close()
    },
    { scope: 'worker' },
  ],
  withForm: [
    async ({ sink }, use) => {
      const practice = await startPractice({
        demo: true,
        environment: { SMTP_URL: `smtp://127.0.0.1:${sink.port}` },
      })
      await practice.editor
        .patch('settings')
        .set({ contactForm: true, contactFormWords: true })
        .commit()
      await expect
        .poll(async () => (await fetch(`${practice.settings.siteUrl}${routes.contact()}`)).text())
        .toContain('Ask for a first conversation')
      await use(practice)
      await practice.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ withForm }, use) => use(withForm.settings.siteUrl),
})

test.use({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })
test.describe.configure({ mode: 'serial' })

let openedAt = 0

async function fillIn(page: Page): Promise<void> {
  await page.goto(routes.contact())
  openedAt = Date.now()
  await page.getByLabel('Your name').fill(`Your ${marked}`)
  await page.getByLabel('Phone', { exact: true }).fill('(714) 555-0100')
  await page.getByLabel('E-mail', { exact: true }).fill(`${marked}@example.com`)
  await page.getByLabel('Best time to reach you').selectOption('Evening')
  await page
    .getByRole('group', { name: /voicemail/ })
    .getByLabel('Yes')
    .check()
  await page.getByLabel(/few words/).fill(`${marked}\nthis week`)
  await page.getByLabel(/I agree to be contacted/).check()
}

const california = (page: Page) =>
  page.getByRole('group', { name: 'I will be in California for sessions' })
/** Nobody reads the form in three seconds; whoever sends it sooner gets it back. */
const readOn = () => expect.poll(() => Date.now() - openedAt).toBeGreaterThan(3_000)
const send = (page: Page) => page.getByRole('button', { name: 'Send' }).click()

test('on a phone without scripts she asks for a conversation, mends what she missed, and it arrives', async ({
  page,
  sink,
}) => {
  sink.manner = 'accepts'
  await fillIn(page)
  await send(page)
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('Nothing was sent yet')
  await expect(page).toHaveURL(/\/contact#message$/)
  await expect(page.locator('script:not([type="application/ld+json"])')).toHaveCount(0)
  await alert.getByRole('link', { name: /California/ }).click()
  await california(page).getByLabel('Yes').check()
  await expect(page.getByLabel('Your name')).toHaveValue(`Your ${marked}`)
  await expect(page.getByLabel(/few words/)).toHaveValue(`${marked}\nthis week`)
  expect(sink.mails).toEqual([])
  await readOn()
  await send(page)
  await expect(page).toHaveURL(/\/contact\/thanks#message$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you for writing')
  expect(await page.content()).not.toContain(marked)
  expect(sink.mails).toHaveLength(1)
  expect(sink.mails[0]).toContain(`Name: Your ${marked}`)
  expect(sink.mails[0]).toContain('To: hello@example.com')
})

test('somebody outside California is pointed to others, and nothing is sent', async ({
  page,
  sink,
}) => {
  const before = sink.mails.length
  await fillIn(page)
  await california(page).getByLabel('No').check()
  await send(page)
  await expect(page.getByRole('alert')).toContainText('licensing board')
  await expect(page.getByLabel('Your name')).toHaveValue(`Your ${marked}`)
  expect(sink.mails).toHaveLength(before)
})

test('with the mail server in trouble what she wrote stays, and the phone is offered', async ({
  page,
  sink,
}) => {
  sink.manner = 'refuses'
  await fillIn(page)
  await california(page).getByLabel('Yes').check()
  await readOn()
  await send(page)
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('could not be sent')
  await expect(alert.getByRole('link', { name: /714/ })).toHaveAttribute('href', 'tel:+17145550142')
  await expect(page.getByLabel('Your name')).toHaveValue(`Your ${marked}`)
  await expect(page.getByLabel(/few words/)).toHaveValue(`${marked}\nthis week`)
})

test('nothing of it stands in the data folder, a page or what the server said', async ({
  request,
  withForm,
}) => {
  for (const target of [routes.contact(), routes.contactThanks(), routes.home()]) {
    expect(await (await request.get(target)).text(), target).not.toContain(marked)
  }
  const { lakeDir } = withForm.settings
  // A page that is being kept stands under another name for a moment, and is gone by the time it is read: then all is read again.
  await expect(() => {
    const files = readdirSync(lakeDir, { recursive: true, withFileTypes: true }).filter((file) =>
      file.isFile(),
    )
    expect(files.length).toBeGreaterThan(10)
    for (const file of files) {
      const bytes = readFileSync(path.join(file.parentPath, file.name))
      expect(bytes.includes(marked), file.name).toBe(false)
    }
  }).toPass({ timeout: 20_000 })
  expect(withForm.lastWords()).toContain('could not be delivered')
  expect(withForm.lastWords()).not.toContain(marked)
})
