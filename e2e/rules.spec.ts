import { expect, test } from './fixtures.ts'
import { liveArticle, openArticle, openNewArticle } from './studio-pages.ts'

const block = (_key: string, text: string, style = 'normal') => ({
  _type: 'block',
  _key,
  style,
  markDefs: [],
  children: [{ _type: 'span', _key: `${_key}1`, text, marks: [] }],
})

test('a new post has nothing red, and later each message leads to the words it speaks of', async ({
  page,
  practice,
}) => {
  const redMarks = page.getByTestId('input-validation-icon-error')
  await openNewArticle(page)
  await expect(redMarks).toHaveCount(0)

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
