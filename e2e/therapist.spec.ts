import { routes } from '#lib/routes.ts'
import { drawPicture, expect } from './fixtures.ts'
import { test } from './signed-in.ts'
import {
  choosePicture,
  liveArticle,
  openArticle,
  openNewArticle,
  publish,
  titleOf,
  waitForDraft,
} from './studio-pages.ts'

test('she writes an article with a banner, publishes it, and a visitor reads it on a phone', async ({
  page,
  browser,
  practice,
}, info) => {
  await openNewArticle(page)
  await titleOf(page).fill('Five minutes before the school run')
  await page.getByRole('textbox', { name: /^Subtitle/ }).fill('A small pause that is only yours')
  await choosePicture(page, await drawPicture(info.outputDir))
  await page
    .getByRole('textbox', { name: 'Picture in words' })
    .fill('A lamp on a table beside a dark window')
  const body = page.getByTestId('field-body').locator('[contenteditable="true"]')
  await body.click()
  await page.keyboard.type('Put the phone in another room.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Then sit down, for five minutes.')
  await page.getByRole('button', { name: 'Generate' }).click()
  await expect(page.getByTestId('field-slug').getByRole('textbox')).toHaveValue(
    'five-minutes-before-the-school-run',
  )
  await publish(page)

  const visitor = await browser.newPage({
    viewport: { width: 390, height: 844 },
    javaScriptEnabled: false,
    baseURL: practice.settings.siteUrl,
  })
  await expect(async () => {
    await visitor.goto(routes.article('five-minutes-before-the-school-run'))
    await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(
      'Five minutes before the school run',
      { timeout: 1_000 },
    )
  }).toPass()
  await expect(visitor.getByText('A small pause that is only yours')).toBeVisible()
  await expect(visitor.getByText('Put the phone in another room.')).toBeVisible()
  const banner = visitor.getByRole('img', { name: 'A lamp on a table beside a dark window' })
  await expect(banner).toBeVisible()
  expect(await banner.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(
    300,
  )
  await visitor.goto(routes.blog())
  await expect(
    visitor.getByRole('link', { name: 'Five minutes before the school run' }),
  ).toBeVisible()
  await visitor.close()
})

test('she edits a live post, changes her mind, and the live post stays as it was', async ({
  page,
  request,
  practice,
}) => {
  await practice.editor.createOrReplace(liveArticle('change-of-mind', 'A change of mind'))
  await openArticle(page, 'change-of-mind')
  const title = titleOf(page)
  await title.fill('A change of mind, reconsidered')
  await waitForDraft(practice.editor, 'change-of-mind')
  expect(await (await request.get(routes.article('change-of-mind'))).text()).not.toContain(
    'reconsidered',
  )
  await page.getByTestId('pane-footer').getByTestId('action-menu-button').click()
  await page.getByRole('menuitem', { name: /Discard/ }).click()
  await page.getByRole('button', { name: /Discard/ }).click()
  await expect(title).toHaveValue('A change of mind')
  await expect.poll(() => practice.editor.getDocument('drafts.change-of-mind')).toBeUndefined()
})

test('three tabs of the Studio are open and saving still works', async ({ context, practice }) => {
  await practice.editor.createOrReplace(liveArticle('three-tabs', 'Three tabs'))
  const tabs = await Promise.all([context.newPage(), context.newPage(), context.newPage()])
  for (const tab of tabs) await openArticle(tab, 'three-tabs')
  for (const [index, tab] of tabs.entries()) {
    const words = `Three tabs, change ${index + 1}`
    await titleOf(tab).fill(words)
    await expect
      .poll(async () => (await practice.editor.getDocument('drafts.three-tabs'))?.title)
      .toBe(words)
  }
  for (const tab of tabs) await expect(titleOf(tab)).toHaveValue('Three tabs, change 3')
})
