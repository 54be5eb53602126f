import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../scripts/processes.ts'
import { expect } from './fixtures.ts'
import { test } from './signed-in.ts'
import { openNewArticle, titleOf } from './studio-pages.ts'

const fixtures = path.join(root, 'sanity/import/fixtures')

test('she imports a Word file and sees her post', async ({ page, practice }) => {
  await openNewArticle(page)
  const dialog = page.getByRole('dialog', { name: 'Import a file' })
  // While a new document settles, the Studio closes the menu that was opened a moment too early.
  await expect(async () => {
    await page
      .getByTestId('pane-footer')
      .getByTestId('action-menu-button')
      .click({ timeout: 5_000 })
    await page.getByRole('menuitem', { name: 'Import a file…' }).click({ timeout: 5_000 })
    await expect(dialog).toBeVisible({ timeout: 5_000 })
  }).toPass()
  const picker = dialog.getByLabel('File to import')

  const damaged = readFileSync(path.join(fixtures, 'quiet-house.docx')).subarray(0, 2000)
  await picker.setInputFiles({ name: 'broken.docx', mimeType: '', buffer: damaged })
  await expect(dialog.getByRole('alert')).toHaveText(/The file is damaged/)

  await picker.setInputFiles(path.join(fixtures, 'quiet-house.docx'))
  await expect(dialog.getByRole('alert')).toHaveCount(0)
  await expect(dialog.getByText('Title: When the House Is Quiet and You Are Not')).toBeVisible()
  await expect(dialog.getByText(/^Paragraph 24: a table became loose paragraphs/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Fill the post' }).click()
  await expect(dialog).toHaveCount(0)

  await expect(titleOf(page)).toHaveValue('When the House Is Quiet and You Are Not')
  // Another test may have imported the same file.
  await expect(page.getByTestId('field-slug').getByRole('textbox')).toHaveValue(
    /^when-the-house-is-quiet-and-you-are-not(-\d)?$/,
  )
  const body = page.getByTestId('field-body')
  await expect(body.getByText('Where It Comes From')).toBeVisible()
  await expect(async () => {
    const draft = await practice.editor.fetch(
      '*[title == "When the House Is Quiet and You Are Not"][0]{_id, "size": banner.asset->size, "kinds": array::unique(body[]._type), "figure": body[_type == "figure"][0].picture.asset->size}',
      {},
      { perspective: 'raw' },
    )
    expect(draft).toEqual({
      _id: expect.stringMatching(/^drafts\./),
      size: 5650,
      kinds: ['block', 'steps', 'figure', 'quotation', 'callToAction'],
      figure: 2315,
    })
  }).toPass()
})
