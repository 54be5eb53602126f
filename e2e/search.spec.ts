import { routes } from '#lib/routes.ts'
import { expect, test } from './fixtures.ts'

test('she finds a post by a word of its text, on a phone without scripts', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    ...(baseURL && { baseURL }),
    viewport: { width: 390, height: 844 },
    javaScriptEnabled: false,
  })
  const page = await context.newPage()
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  await page.goto(routes.blog())
  await page.getByRole('searchbox', { name: 'What are you looking for?' }).fill('dont yelled')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/search\?q=dont\+yelled$/)
  const result = page.getByRole('main').getByRole('listitem').first()
  await expect(result.getByRole('link')).toContainText('After You’ve Yelled')
  await expect(result.locator('mark').first()).toHaveText(/yelled/i)
  await result.getByRole('link').click()
  await expect(page).toHaveURL(/after-youve-yelled/)
  expect(
    requests.filter((url) => !url.startsWith(`${baseURL}/`) && !url.startsWith('data:')),
  ).toEqual([])
  await context.close()
})
