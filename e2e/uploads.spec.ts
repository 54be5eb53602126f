import { expect } from './fixtures.ts'
import { test } from './signed-in.ts'
import { liveArticle, openArticle } from './studio-pages.ts'

test('an iPhone photo that browsers can’t show is refused with a way to make it a JPEG', async ({
  page,
  practice,
  complaints,
}) => {
  await practice.editor.createOrReplace(liveArticle('iphone', 'A photo from the beach'))
  // The Studio draws only the fields in sight.
  await page.setViewportSize({ width: 1280, height: 2600 })
  await openArticle(page, 'iphone')
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({
      name: 'IMG_0001.HEIC',
      mimeType: 'image/heic',
      buffer: Buffer.from('\0\0\0\x24ftypheic\0\0\0\0mif1MiHEmiafMiHBheic'),
    })
  const dialog = page.getByRole('dialog', { name: '“IMG_0001.HEIC” was not uploaded' })
  await expect(dialog).toContainText('tap Share, then Options, choose Most Compatible')
  await dialog.getByRole('button', { name: /Close/ }).click()
  await expect(dialog).toBeHidden()
  expect(complaints.splice(0).filter((complaint) => !complaint.includes('400'))).toEqual([])
})
