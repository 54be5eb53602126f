import type { Locator, Page } from '@playwright/test'
import type { SanityClient } from '@sanity/client'
import { entryAddress } from '#lib/preview/entry.ts'
import { routes } from '#lib/routes.ts'
import { expect } from './fixtures.ts'

/** The first opening compiles the Studio's scripts, on a machine that may be busy. */
const patience = { timeout: 90_000 }

/** A small published article, as an import would write it. */
export function liveArticle(id: string, title: string) {
  return {
    _id: id,
    _type: 'article',
    title,
    slug: { _type: 'slug', current: id },
    publishedAt: '2026-01-05T18:00:00.000Z',
    body: [
      {
        _type: 'block',
        _key: 'a',
        style: 'normal',
        markDefs: [],
        children: [{ _type: 'span', _key: 'b', text: 'A quiet sentence.', marks: [] }],
      },
    ],
  }
}

export async function openNewArticle(page: Page): Promise<void> {
  await page.goto(`${routes.studio()}/intent/create/type=article`)
  await expect(titleOf(page)).toBeVisible(patience)
}

export async function openArticle(page: Page, id: string): Promise<void> {
  await openDocument(page, 'article', id)
  await expect(titleOf(page)).not.toHaveValue('', patience)
}

/** Opens a document and waits until everything can be done with it that is below it. */
export async function openDocument(page: Page, type: string, id: string): Promise<void> {
  await page.goto(`${routes.studio()}/intent/edit/id=${id};type=${type}`)
  await expect(page.getByTestId('pane-footer-document-status')).toBeVisible(patience)
}

/** A way into the preview, as the Studio would make it. */
export async function makeEntry(editor: SanityClient, page: string): Promise<string> {
  const secret = crypto.randomUUID()
  const _id = `drafts.${crypto.randomUUID()}`
  await editor.create({ _id, _type: 'sanity.previewUrlSecret', secret })
  return entryAddress({ secret, path: page })
}

export function titleOf(page: Page): Locator {
  return page.getByTestId('field-title').getByRole('textbox')
}

export async function publish(page: Page): Promise<void> {
  await pressPublish(page)
  // The Studio says so twice: in words that pass, and in the line below the form, which stays.
  const status = page.getByTestId('pane-footer-document-status')
  await expect(
    page
      .getByText(/was published/)
      .or(status.getByText(/^Last published/))
      .first(),
  ).toBeVisible()
}

/** The button whose words say what it will do. */
export function publishButton(page: Page): Locator {
  return page.getByTestId(/^action-(publish|publishchanges|schedule)$/)
}

export async function pressPublish(page: Page): Promise<void> {
  await expect(publishButton(page)).toBeEnabled()
  await publishButton(page).click()
}

/**
 * Chooses from the menu beside “Publish”. While a document settles, the Studio closes a menu that was opened a moment too
 * early: then it is opened again, as a person would.
 */
export async function chooseAction(page: Page, name: RegExp): Promise<void> {
  await expect(async () => {
    const menu = page.getByTestId('pane-footer').getByTestId('action-menu-button')
    await menu.click({ timeout: 5_000 })
    await page.getByRole('menuitem', { name }).click({ timeout: 5_000 })
  }).toPass()
}

export async function waitForDraft(
  editor: { getDocument(id: string): Promise<unknown> },
  id: string,
): Promise<void> {
  await expect.poll(() => editor.getDocument(`drafts.${id}`)).toBeDefined()
}

/** Chooses a file for the first picture of the form. */
export async function choosePicture(
  page: Page,
  file: string,
  { isOnItsWay = false } = {},
): Promise<void> {
  const menu = page.getByRole('button', { name: 'Open image options menu' })
  const sign = isOnItsWay ? page.getByText(/^Uploading/).or(menu) : menu
  // The Studio draws only the fields in sight; a person scrolls.
  await page.setViewportSize({ width: 1280, height: 2600 })
  await page.locator('input[type="file"]').first().setInputFiles(file)
  await expect(sign.first()).toBeVisible()
}
