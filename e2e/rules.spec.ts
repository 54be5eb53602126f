import { expect, test } from './fixtures.ts'
import { liveArticle, openArticle, openNewArticle, pressPublish } from './studio-pages.ts'

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
}) => {
  const redMarks = page.getByTestId('input-validation-icon-error')
  await openNewArticle(page)
  await expect(redMarks).toHaveCount(0)
  const title = page.getByTestId('field-title')
  await page.getByTestId('field-subtitle').getByRole('textbox').fill('For a quiet hour')
  await expect(title.getByTestId('input-validation-icon-warning')).toBeVisible()
  // The small signs on the tabs are the Studio's own sum.
  await expect(title.getByTestId('input-validation-icon-error')).toHaveCount(0)
  await pressPublish(page)
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

  await page.getByRole('button', { name: 'Validation' }).click()
  const message = (text: RegExp) => page.getByRole('button', { name: text })
  await expect(message(/“Too early” is a smaller heading/)).toBeVisible()
  await message(/“cures” sounds like a promise/).click()
  await expect(words).toBeInViewport()
})
