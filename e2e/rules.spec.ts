import { drawPicture, expect } from './fixtures.ts'
import { test } from './signed-in.ts'
import {
  choosePicture,
  liveArticle,
  openArticle,
  openNewArticle,
  pressPublish,
} from './studio-pages.ts'

const block = (_key: string, text: string, style = 'normal') => ({
  _type: 'block',
  _key,
  style,
  markDefs: [],
  children: [{ _type: 'span', _key: `${_key}1`, text, marks: [] }],
})

test('a new post has nothing red before she tries to publish, and later each message leads to the words it speaks of', async ({
  page,
  practice,
}, info) => {
  const redMarks = page.getByTestId('input-validation-icon-error')
  await openNewArticle(page)
  await expect(redMarks).toHaveCount(0)
  const title = page.getByTestId('field-title')
  await page.getByTestId('field-subtitle').getByRole('textbox').fill('For a quiet hour')
  await expect(title.getByTestId('input-validation-icon-warning')).toBeVisible()
  await choosePicture(page, await drawPicture(info.outputDir))
  const alt = page.getByTestId('field-banner.alt')
  await expect(alt.getByTestId('input-validation-icon-warning')).toBeVisible()
  for (const field of [title, alt])
    await expect(field.getByTestId('input-validation-icon-error')).toHaveCount(0)
  await expect(page.getByText('Not on the website now. See how it would look:')).toBeVisible()
  const colorOfSign = () =>
    page
      .getByTestId('field-group-tabs')
      .locator('[data-sanity-icon="error-outline"]')
      .first()
      .evaluate((sign) => getComputedStyle(sign).color)
  const calm = await colorOfSign()
  const inHead = page.getByRole('button', { name: 'What to look at' }).locator('svg').first()
  await expect(inHead).toHaveAttribute('data-sanity-icon', 'warning-outline')
  await pressPublish(page)
  await expect(inHead).toHaveAttribute('data-sanity-icon', 'error-outline')
  await expect.poll(colorOfSign).not.toBe(calm)
  await expect(alt.getByTestId('input-validation-icon-error')).toBeVisible()
  await expect(title.getByTestId('input-validation-icon-error')).toBeVisible()

  await practice.editor.createOrReplace({
    ...liveArticle('with-mistakes', 'A post with mistakes'),
    _id: 'drafts.with-mistakes',
    body: [
      block('early', 'Too early', 'h3'),
      ...Array.from({ length: 20 }, (_, index) => block(`calm${index}`, 'A quiet sentence.')),
      block('claim', 'This cures guilt.'),
    ],
  })
  await openArticle(page, 'with-mistakes')
  const words = page.getByText('This cures guilt.')
  await expect(words).not.toBeInViewport()

  await page.getByRole('button', { name: 'What to look at' }).click()
  const message = (text: RegExp) => page.getByRole('button', { name: text })
  await expect(message(/“Too early” is a smaller heading/)).toBeVisible()
  await message(/“cures” sounds like a promise/).click()
  await expect(words).toBeInViewport()
})
