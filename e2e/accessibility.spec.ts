import AxeBuilder from '@axe-core/playwright'
import { routes } from '#lib/routes.ts'
import { expect, test } from './fixtures.ts'

const paths = [
  routes.home(),
  routes.blog(),
  routes.article('after-youve-yelled-finding-your-way-back'),
  routes.topic('anxiety-and-sleep'),
  routes.services(),
  routes.service('therapy-for-moms'),
  routes.about(),
  routes.contact(),
  routes.page('your-first-session'),
  routes.notices(),
  routes.goodFaithEstimate(),
  routes.accessibility(),
  routes.hipaa(),
  routes.privacy(),
  '/no-such-page',
]

for (const colorScheme of ['light', 'dark'] as const) {
  test(`nothing stands in a reader’s way, in ${colorScheme}, on a phone and on a desk`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme })
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      for (const path of paths) {
        await page.goto(path)
        // Legacy mode: axe's own second page would need scripts, which our policy refuses.
        const { violations } = await new AxeBuilder({ page })
          .setLegacyMode(true)
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze()
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
          `${path} at ${width} pixels`,
        ).toEqual([])
      }
    }
  })
}

test('a keyboard reaches the text at once, and always shows where it is', async ({ page }) => {
  await page.goto(routes.article('after-youve-yelled-finding-your-way-back'))
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Skip to the text' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})
