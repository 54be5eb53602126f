import { routes } from '#lib/routes.ts'
import { expect } from './fixtures.ts'
import { test } from './signed-in.ts'
import { liveArticle, openArticle, publish } from './studio-pages.ts'

test('she sees how her post looks when found and when shared, and its page tells the world just that', async ({
  page,
  practice,
  request,
}) => {
  const drawn = await practice.editor.getDocument('article-awake-at-three')
  await practice.editor.createOrReplace({
    ...liveArticle('found-and-shared', 'What the night makes of small worries'),
    banner: { ...drawn?.banner, hotspot: { x: 0.2, y: 0.9, width: 0.2, height: 0.2 } },
  })
  await openArticle(page, 'found-and-shared')
  await page.getByRole('tab', { name: 'Search engines' }).click()
  const found = page.getByTestId('found-title')
  await expect(found).toContainText('What the night makes of small worries ·')
  await page
    .getByRole('textbox', { name: 'Title in search results' })
    .fill('Small worries at night')
  await page
    .getByRole('textbox', { name: 'Description in search results' })
    .fill('Why they grow after dark, and three things to do before the sun is back again.')
  await expect(page.getByTestId('shared-title')).toHaveText('Small worries at night')
  await expect(page.getByTestId('shared-description')).toContainText('Why they grow after dark')
  const picture = page.getByTestId('shared-picture')
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBe(1200)
  const shown = {
    title: await found.textContent(),
    description: await page.getByTestId('found-description').textContent(),
    'og:title': await page.getByTestId('shared-title').textContent(),
    'og:description': await page.getByTestId('shared-description').textContent(),
    'og:image:width': await picture.getAttribute('width'),
    'og:image:height': await picture.getAttribute('height'),
    'og:image:alt': await picture.getAttribute('alt'),
  }
  expect(shown.title).toMatch(/^Small worries at night · /)
  const asked = new URL((await picture.getAttribute('src')) ?? '')

  await publish(page)
  await expect(page.getByText('Live now')).toBeVisible()
  await page.goto(routes.article('found-and-shared'))
  const told = await page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('meta[content]')].map((meta) => [
        meta.getAttribute('property') ?? meta.getAttribute('name'),
        meta.getAttribute('content'),
      ]),
    ),
  )
  expect({ title: await page.title(), ...told }).toMatchObject(shown)

  const address = told['og:image'] ?? ''
  expect(address).toContain(`/${asked.searchParams.get('rect')?.replaceAll(',', '-')}-`)
  const served = await request.get(address)
  expect(served.status()).toBe(200)
  expect(served.headers()['content-type']).toBe('image/jpeg')
  const size = await page.evaluate(async (source) => {
    const image = new Image()
    image.src = source
    await image.decode()
    return `${image.naturalWidth} × ${image.naturalHeight}`
  }, address)
  expect(size).toBe('1200 × 630')
})
