import { routes } from '#lib/routes.ts'
import { expect, test } from './fixtures.ts'
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
