import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Locator, Page } from '@playwright/test'
import sharp from 'sharp'
import { routes } from '#lib/routes.ts'
import { root } from '../scripts/processes.ts'
import { guidePictures, readChapters } from '../scripts/read-guide.ts'
import { drawPicture, expect } from './fixtures.ts'
import { test } from './signed-in.ts'
import {
  chooseAction,
  choosePicture,
  liveArticle,
  openArticle,
  pressPublish,
  publishButton,
  titleOf,
} from './studio-pages.ts'

/*
 * Walks every chapter of docs/guide in the real Studio. With GUIDE_PICTURES=1 it also takes the guide's pictures anew;
 * "node scripts/guide.ts" then brings them into the Studio.
 */

test.use({ viewport: { width: 1280, height: 900 } })

/** From an empty new post to a live one. */
const mostClicks = 12
/** “Upload”, the file, and the system's own “Open”: the test hands the file over without them. */
const clicksToChooseFile = 3

test('First post: from paste to live, with a tidied text and a described picture, in at most 12 clicks', async ({
  page,
  browser,
  practice,
}, info) => {
  const fixture = path.join(root, 'sanity/tidy/fixtures/google-docs.html.txt')
  const banner = await drawPicture(info.outputDir)
  await seeWholeForm(page)
  await openPlace(page, 'New post')
  const body = bodyOf(page)
  await expect(body).toBeVisible({ timeout: 90_000 })
  await expect(page).toHaveTitle(/^New post/)
  const clicks = await countClicks(page)

  await body.click()
  await paste(body, { 'text/html': readFileSync(fixture, 'utf8'), 'text/plain': 'A text' })
  await picture(page.getByRole('status').filter({ hasText: 'did not come along' }), 'left-behind')
  await page.getByRole('button', { name: 'Tidy pasted text' }).click()
  const dialog = page.getByRole('dialog', { name: 'Tidy pasted text' })
  for (const part of ['What tidying does', 'For you to decide', 'Before and after'])
    await expect(dialog.getByRole('heading', { name: part })).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Keep it as it was' })).toBeVisible()
  // As high as a window is: in a taller one the card of a dialog is mostly what lies around it.
  await page.setViewportSize({ width: 1280, height: 900 })
  await picture(dialog.locator('[data-ui="DialogCard"]'), 'tidy')
  await seeWholeForm(page)
  await dialog.getByRole('button', { name: 'Tidy the text' }).click()
  await expect(titleOf(page)).toHaveValue('When the Evening Will Not End')
  await expect(page.getByRole('button', { name: 'Undo tidy' })).toBeVisible()

  await expect(page.getByRole('button', { name: 'Select' }).first()).toBeVisible()
  await choosePicture(page, banner)
  const words = page.getByRole('textbox', { name: 'Picture in words' })
  await expect(page.getByTestId('crop-previews').getByRole('img').first()).toBeVisible()
  await words.click()
  await page.keyboard.type('Two chairs beside a lamp')
  const address = page.getByTestId('field-slug').getByRole('textbox')
  if ((await address.inputValue()) === '')
    await page.getByRole('button', { name: 'Generate' }).click()
  await expect(address).toHaveValue('when-the-evening-will-not-end')

  await body.getByText('A picture is missing here').click()
  await page.keyboard.press('Delete')
  await expect(body.getByText('A picture is missing here')).toHaveCount(0)
  await pressPublish(page)
  const toast = page.locator('[data-ui="Toast"]').filter({ hasText: 'Live now' })
  await expect(toast.getByRole('link', { name: 'See it on the website' })).toBeVisible()
  const { mouse, keys } = await clicks()
  const counted = mouse + keys + clicksToChooseFile
  info.annotations.push({ type: 'clicks from paste to live', description: String(counted) })
  console.log(`From paste to live: ${counted} clicks.`)
  expect(counted).toBeLessThanOrEqual(mostClicks)
  await picture(toast, 'live-now')

  const visitor = await browser.newPage({
    viewport: { width: 390, height: 844 },
    javaScriptEnabled: false,
    baseURL: practice.settings.siteUrl,
  })
  await visitor.goto(routes.article('when-the-evening-will-not-end'))
  await expect(visitor.getByText('Small ways to set the day down')).toBeVisible()
  await expect(visitor.getByRole('img', { name: 'Two chairs beside a lamp' })).toBeVisible()
  await visitor.close()
})

test('Importing: she reads what was found in a file before anything changes', async ({ page }) => {
  await openPlace(page, 'New post')
  const dialog = page.getByRole('dialog', { name: 'Import a file' })
  // While a new document settles, the Studio closes the menu that was opened a moment too early.
  await expect(async () => {
    await chooseAction(page, /^Import a file…/)
    await expect(dialog).toBeVisible({ timeout: 5_000 })
  }).toPass()
  const choosing = page.waitForEvent('filechooser')
  await dialog.getByRole('button', { name: 'Choose a file' }).click()
  await (await choosing).setFiles(path.join(root, 'sanity/import/fixtures/quiet-house.docx'))
  await expect(dialog.getByText('Worth a look', { exact: true })).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Leave the post as it is' })).toBeVisible()
  await picture(dialog.locator('[data-ui="DialogCard"]'), 'import')
  await dialog.getByRole('button', { name: 'Fill the post' }).click()
  await expect(titleOf(page)).toHaveValue('When the House Is Quiet and You Are Not')
})

test('Pictures: she sees how her picture will be cut, and says who is in it', async ({ page }) => {
  await seeWholeForm(page)
  await openArticle(page, 'article-awake-at-three')
  await expect(page.getByRole('link', { name: 'Pictures' }).first()).toBeVisible()
  const previews = page.getByTestId('crop-previews').first()
  await expect(previews.getByText('How it will be cut')).toBeVisible()
  for (const image of await previews.getByRole('img').all())
    await expect
      .poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth))
      .toBeGreaterThan(0)
  await picture(previews, 'shapes')
  const people = page.getByTestId('field-banner.peopleShown')
  await people.getByText('A model, not you and not a client').click()
  await expect(people.getByRole('radio').nth(2)).toBeChecked()
  await picture(people, 'people')
  await page.getByTestId('options-menu-edit-details').click()
  const dialog = page.getByRole('dialog', { name: 'Crop, and what stays in sight' })
  await expect(dialog.locator('svg[data-handle="crop"]')).toBeVisible()
  await dialog.getByRole('button', { name: /Close/ }).click()
  await page.getByRole('button', { name: 'Open image options menu' }).first().click()
  await expect(page.getByRole('menuitem', { name: 'Upload' }).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByTestId('pane-footer').getByTestId('action-menu-button').click()
  await page.getByRole('menuitem', { name: 'Discard changes' }).click()
  await page.getByRole('button', { name: /Discard/ }).click()
  await expect(page.getByText('Live', { exact: true }).first()).toBeVisible()
})

test('Publishing: she sets a day ahead, finds the post under “Waiting” and stops it', async ({
  page,
  practice,
}) => {
  const { editor } = practice
  await editor.createOrReplace({
    ...liveArticle('next-spring', 'What spring is like'),
    _id: 'drafts.next-spring',
    publishedAt: undefined,
  })
  await openArticle(page, 'next-spring')
  await page.getByRole('tab', { name: 'Details' }).click()
  const moment = page.getByTestId('field-publishedAt').getByRole('textbox')
  await moment.fill('2099-05-09 07:30')
  await moment.press('Enter')
  await expect(publishButton(page)).toHaveText('Schedule')
  await pressPublish(page)
  const footer = page.getByTestId('pane-footer')
  await expect(footer.getByText(/^Goes live on Saturday, May 9/)).toBeVisible()
  await openPlace(page, 'Waiting')
  const waiting = page.getByTestId('document-list-pane').getByText('What spring is like')
  await expect(waiting).toBeVisible()
  await picture(page.getByTestId('document-list-pane'), 'schedule', 70)
  await waiting.click()
  await chooseAction(page, /^Don’t let it go live/)
  await page.getByRole('button', { name: 'Keep it as a draft' }).click()
  await expect(page.getByText('It will not go live').first()).toBeVisible()
})

test('Another web address: old links go on leading to the post', async ({
  page,
  practice,
  request,
}) => {
  await practice.editor.createOrReplace(liveArticle('a-hard-evening', 'A hard evening'))
  await openArticle(page, 'a-hard-evening')
  await chooseAction(page, /^Change web address/)
  const dialog = page.getByRole('dialog', { name: 'Change web address' })
  await dialog.getByLabel('New address').fill('When evenings are hard')
  await expect(dialog.getByText('It becomes /blog/when-evenings-are-hard')).toBeVisible()
  await picture(dialog.locator('[data-ui="DialogCard"]'), 'address')
  await dialog.getByRole('button', { name: 'Change address' }).click()
  await expect(page.getByText('The post has a new address')).toBeVisible()
  await expect
    .poll(async () =>
      (await request.get(routes.article('a-hard-evening'), { maxRedirects: 0 })).status(),
    )
    .toBe(308)
})

test('Taking down: she sees which pages link to the post before she agrees', async ({
  page,
  practice,
}) => {
  const { editor } = practice
  await editor.createOrReplace(liveArticle('last-summer', 'Last summer’s groups'))
  await editor.createOrReplace({
    ...liveArticle('groups', 'How a group helps'),
    body: [
      {
        ...liveArticle('', '').body[0],
        markDefs: [
          {
            _type: 'internalLink',
            _key: 'c',
            reference: { _type: 'reference', _ref: 'last-summer', _weak: true },
          },
        ],
      },
    ],
  })
  await openArticle(page, 'last-summer')
  await chooseAction(page, /^Take off the website/)
  const dialog = page.locator('[data-ui="Popover"]').filter({ hasText: 'Take it off' })
  await expect(dialog.getByText('How a group helps')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Leave it as it is' })).toBeVisible()
  await picture(dialog, 'take-off')
  await dialog.getByRole('button', { name: 'Take it off' }).click()
  await expect(page.getByText('Its text is kept here as a draft.')).toBeVisible()
  await expect.poll(() => editor.getDocument('drafts.last-summer')).toBeDefined()
})

test('Banners: she adds one and reads in the list where and when it shows', async ({
  page,
  practice,
}) => {
  await practice.editor.createOrReplace({
    _id: 'walk',
    _type: 'banner',
    heading: 'A walk in June',
    places: ['services'],
    priority: 1,
    from: '2098-06-09T14:30:00Z',
  })
  await openPlace(page, 'Banners')
  const list = page.getByTestId('document-list-pane')
  await expect(list.getByText(/^Waiting until June 9, 2098/)).toBeVisible()
  await picture(list, 'banners', 170)
  await page.getByTestId('action-intent-button').click()
  await page.getByTestId('field-heading').getByRole('textbox').fill('Closed for a week')
  await page.getByTestId('field-places').getByText('Blog', { exact: true }).click()
  await expect(page.getByTestId('field-places').getByRole('checkbox').nth(1)).toBeChecked()
  await pressPublish(page)
  await expect
    .poll(() =>
      practice.editor.fetch(
        'count(*[heading == "Closed for a week" && !(_id in path("drafts.**"))])',
      ),
    )
    .toBe(1)
})

test('When something looks wrong: the Studio says what is missing, and an earlier version comes back', async ({
  page,
  practice,
}) => {
  const { editor } = practice
  const { banner } = (await editor.getDocument<{ banner: object }>('article-awake-at-three')) ?? {}
  await editor.createOrReplace({
    ...liveArticle('three-tries', 'Three tries'),
    banner: { ...banner, alt: 'A window at night' },
  })
  await openArticle(page, 'three-tries')
  await page.getByRole('textbox', { name: 'Picture in words' }).fill('')
  await pressPublish(page)
  const toast = page.locator('[data-ui="Toast"]').filter({ hasText: 'Not published yet' })
  await expect(toast).toContainText('Describe this picture in a sentence')
  await picture(toast, 'missing')

  await page.getByTestId('document-pane').getByTestId('pane-context-menu-button').click()
  await page.getByRole('menuitem', { name: 'History' }).click()
  const event = page.getByTestId('timeline-item-button').filter({ hasText: 'Created' }).first()
  await expect(event).toBeVisible()
  await picture(page.getByTestId('document-pane'), 'history')
  await event.click()
  const revert = page.getByTestId('action-bringthisversionback')
  await expect(revert).toHaveText('Bring this version back')
  await revert.click()
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect
    .poll(() => editor.getDocument('drafts.three-tries'))
    .toMatchObject({ banner: { alt: 'A window at night' } })
})

test('the guide stands in the Studio, with every chapter, its pictures and its links', async ({
  page,
}) => {
  await page.goto(routes.studio())
  await page.getByRole('link', { name: 'Guide' }).first().click({ timeout: 90_000 })
  const nav = page.getByRole('navigation', { name: 'Chapters' })
  const text = page.getByRole('article')
  for (const { title, text: source } of readChapters()) {
    await nav.getByRole('link', { name: title, exact: true }).click()
    await expect(text.getByRole('heading', { level: 1 })).toHaveText(title)
    await expect(nav.locator('[aria-current="page"]')).toHaveText(title)
    const images = text.getByRole('img')
    await expect(images).toHaveCount(source.match(/^!\[/gm)?.length ?? 0)
    for (const image of await images.all()) {
      await image.scrollIntoViewIfNeeded()
      await expect
        .poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth))
        .toBeGreaterThan(0)
    }
  }
  await page.goto(`${routes.studio()}/guide/first-post`)
  await text.getByRole('link', { name: 'When something looks wrong' }).click({ timeout: 90_000 })
  await expect(page).toHaveURL(/\/guide\/when-something-looks-wrong$/)
})

/** The Studio draws only the fields that are in sight; a person scrolls, which is no click. */
async function seeWholeForm(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 2600 })
}

/** Opens the Studio and chooses a place on the desk. */
async function openPlace(page: Page, name: string): Promise<void> {
  await page.goto(routes.studio())
  const desk = page.getByTestId('structure-tool-list-pane').first()
  await desk.getByText(name, { exact: true }).click({ timeout: 90_000 })
}

const bodyOf = (page: Page) =>
  page.getByTestId('field-body').locator('[contenteditable="true"]').first()

async function paste(editable: Locator, clipboard: Record<string, string>): Promise<void> {
  await editable.evaluate((element, data) => {
    const clipboardData = new DataTransfer()
    for (const [type, text] of Object.entries(data)) clipboardData.setData(type, text)
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, clipboard)
}

/** Counts from now on what a hand does: presses of the mouse, and keys that choose or remove instead of writing. */
async function countClicks(page: Page): Promise<() => Promise<{ mouse: number; keys: number }>> {
  await page.evaluate(() => {
    const counted = { mouse: 0, keys: 0 }
    Object.assign(window, { counted })
    const count = (event: Event) => {
      if (!event.isTrusted) return
      if (event instanceof KeyboardEvent) counted.keys += event.key.length > 1 ? 1 : 0
      else counted.mouse += 1
    }
    window.addEventListener('pointerdown', count, { capture: true })
    window.addEventListener('keydown', count, { capture: true })
  })
  return () =>
    page.evaluate(() => (window as unknown as { counted: { mouse: number; keys: number } }).counted)
}

/**
 * Takes a picture of the guide when asked to; what it shows must be there in every run.
 * @param mostHeight in pixels; what lies below it, such as the empty rest of a list, is left out
 */
async function picture(element: Locator, name: string, mostHeight = 900): Promise<void> {
  await expect(element).toBeVisible()
  if (!process.env.GUIDE_PICTURES) return
  mkdirSync(guidePictures, { recursive: true })
  const taken = await element.screenshot({ animations: 'disabled', caret: 'hide' })
  const { width, height } = await sharp(taken).metadata()
  const top = { left: 0, top: 0, width, height: Math.min(height, mostHeight) }
  const cut = await sharp(taken).extract(top).toBuffer()
  const smaller = sharp(cut).resize({
    width: 1000,
    height: 800,
    fit: 'inside',
    withoutEnlargement: true,
  })
  writeFileSync(
    path.join(guidePictures, `${name}.webp`),
    await smaller.webp({ quality: 85 }).toBuffer(),
  )
}
