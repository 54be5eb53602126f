import { routes } from '#lib/routes.ts'
import { expect } from './fixtures.ts'
import { test } from './signed-in.ts'
import { liveArticle, titleOf } from './studio-pages.ts'

test('she types beside the site and sees it there, a click on a word leads to its field, and visitors see nothing of it', async ({
  page,
  practice,
  request,
}) => {
  const path = routes.article('kettle')
  await practice.editor.createOrReplace(liveArticle('kettle', 'A kettle at night'))
  await page.goto(`${routes.studio()}/presentation?preview=${encodeURIComponent(path)}`)
  const site = page.frameLocator('iframe')
  const heading = site.getByRole('heading', { level: 1 })
  await expect(heading).toContainText('A kettle at night', { timeout: 90_000 })
  await expect(titleOf(page)).toHaveValue('A kettle at night', { timeout: 90_000 })
  // The page tells the Studio that it is ready to be clicked.
  await expect(site.locator('sanity-visual-editing')).toBeAttached()

  await titleOf(page).press('End')
  await titleOf(page).pressSequentially(', and steam')
  await expect(heading).toContainText('A kettle at night, and steam')
  // The page itself has come anew from the lake: its title is no text that Presentation fills in.
  const pageTitle = () => page.frames().at(-1)?.title()
  await expect.poll(pageTitle).toMatch(/^A kettle at night, and steam · /)
  // And so it does again and again while she types on: the Studio itself asks for that only once she pauses.
  const titles = new Set<string | undefined>()
  await expect(async () => {
    await titleOf(page).press('m')
    titles.add(await pageTitle())
    expect(titles.size).toBeGreaterThan(4)
  }).toPass({ intervals: [100], timeout: 45_000 })
  expect(await (await request.get(path)).text()).not.toContain('steam')

  await site.getByText('A quiet sentence.').click()
  await expect(page).toHaveURL(/body/)
  await expect(page.getByTestId('field-body').getByRole('textbox')).toBeFocused()

  await page.getByRole('button', { name: 'Tablet' }).click()
  await expect
    .poll(async () => (await page.locator('iframe').boundingBox())?.width)
    .toBeLessThanOrEqual(768)
})

test('she switches to what is published, and the page beside the form shows what visitors see', async ({
  page,
  practice,
}) => {
  const path = routes.article('teapot')
  // Of today, so that it stands on the first page of the blog, whatever else was written.
  const live = {
    ...liveArticle('teapot', 'A teapot by day'),
    publishedAt: new Date().toISOString(),
  }
  await practice.editor.createOrReplace(live)
  await practice.editor.create({ ...live, _id: 'drafts.teapot', title: 'A teapot by night' })
  await page.goto(`${routes.studio()}/presentation?preview=${encodeURIComponent(path)}`)
  const site = page.frameLocator('iframe')
  const heading = site.getByRole('heading', { level: 1 })
  await expect(heading).toContainText('A teapot by night', { timeout: 90_000 })
  const chooseVersion = async (name: string) => {
    // The Studio may draw its menu anew, which closes it, between opening and choosing.
    await expect(async () => {
      await page.getByTestId('global-perspective-menu-button').click()
      await page.getByRole('menuitem', { name }).click({ timeout: 3_000 })
    }).toPass()
  }
  const bar = site.getByRole('complementary', { name: 'Preview' })

  await chooseVersion('What visitors see')
  await expect(heading).toHaveText('A teapot by day')
  await expect(bar).toContainText('What visitors see now')
  await expect(site.getByRole('complementary', { name: 'This version' })).toContainText(
    'The same as the live page',
  )
  // Also on the pages to which she goes on, once the Studio hears this one, which has come anew. Whoever is faster than that on a
  // busy machine goes on, too, but the Studio's address bar may stay behind.
  await expect(site.locator('html')).toHaveAttribute('data-beside-studio')
  await site.getByRole('navigation').first().getByRole('link', { name: 'Blog' }).click()
  await expect(page).toHaveURL(/preview=[^&]*\/blog&/)
  await expect(site.getByRole('heading', { name: 'A teapot by day' })).toBeVisible()
  await expect(bar).toContainText('What visitors see now')

  await chooseVersion('Your version')
  await expect(bar).toContainText('Drafts as they will be')
  await expect(site.getByRole('heading', { name: /^A teapot by night/ })).toBeVisible()
  // The vendor's link to share opens every draft for good.
  await expect(page.getByRole('button', { name: 'Share this preview' })).toHaveCount(0)
})
