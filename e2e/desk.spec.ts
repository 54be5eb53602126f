import type { Page } from '@playwright/test'
import { routes } from '#lib/routes.ts'
import { drawPicture, expect } from './fixtures.ts'
import { test } from './signed-in.ts'
import {
  choosePicture,
  liveArticle,
  openArticle,
  publish,
  titleOf,
  waitForDraft,
} from './studio-pages.ts'

/** The first opening compiles the Studio's scripts, on a machine that may be busy. */
const patience = { timeout: 90_000 }

const desk = (page: Page) => page.getByTestId('structure-tool-list-pane').first()

async function openPlace(page: Page, name: string): Promise<void> {
  await desk(page).getByText(name, { exact: true }).click()
}

test('each place of her desk holds the posts that its name says', async ({ page, practice }) => {
  const { editor } = practice
  const waiting = { publishedAt: '2099-05-09T14:30:00.000Z' }
  await editor.createOrReplace({ ...liveArticle('begun', 'Only begun'), _id: 'drafts.begun' })
  await editor.createOrReplace(liveArticle('seen', 'Seen by all'))
  await editor.createOrReplace(liveArticle('reworked', 'Seen by all, being reworked'))
  await editor.createOrReplace({
    ...liveArticle('reworked', 'Seen by all, reworked'),
    _id: 'drafts.reworked',
  })
  await editor.createOrReplace({ ...liveArticle('soon', 'Seen on its day'), ...waiting })
  await page.goto(routes.studio())
  await expect(page.getByText('New post', { exact: true })).toBeVisible(patience)
  const list = page.getByTestId('document-list-pane')
  const titles = ['Only begun', 'Seen by all', 'Seen by all, reworked', 'Seen on its day']
  for (const [place, shown] of [
    ['Drafts', ['Only begun', 'Seen by all, reworked']],
    ['Live', ['Seen by all', 'Seen by all, reworked']],
    ['Waiting', ['Seen on its day']],
  ] as const) {
    await openPlace(page, place)
    for (const title of titles) {
      const item = list.getByText(title, { exact: true })
      if (shown.some((one) => one === title)) await expect(item).toBeVisible()
      else await expect(item).toBeHidden()
    }
  }
  await expect(list.getByText('Goes live on May 9, 2099')).toBeVisible()

  // What happens elsewhere is seen in an open list.
  await editor.delete('soon')
  await expect(list.getByText('Seen on its day')).toBeHidden()
  await expect(list.getByText('Nothing here yet.')).toBeVisible()
})

test('she writes a post that can be published in four fields, and never meets a placeholder', async ({
  page,
  practice,
  request,
}, info) => {
  await page.goto(routes.studio())
  await expect(page.getByText('New post', { exact: true })).toBeVisible(patience)
  await openPlace(page, 'New post')
  await expect(page.getByText('A heading: what helps')).toBeVisible(patience)

  await titleOf(page).fill('The last light in the hallway')
  await choosePicture(page, await drawPicture(info.outputDir))
  await page.getByRole('textbox', { name: 'Picture in words' }).fill('Two chairs by a window')
  const body = page.getByTestId('field-body').locator('[contenteditable="true"]')
  await body.getByTestId('text-style--normal').first().click()
  await page.keyboard.type('You check the hallway light one last time.')

  await expect(page.getByTestId('field-slug').getByRole('textbox')).toHaveValue(
    'the-last-light-in-the-hallway',
  )
  await expect(page.getByTestId('crop-previews').getByRole('img')).toHaveCount(4)
  await publish(page)
  await expect(page.getByText('Live now')).toBeVisible()
  const article = await (await request.get(routes.article('the-last-light-in-the-hallway'))).text()
  expect(article).toContain('You check the hallway light one last time.')
  expect(article).not.toContain('what helps')
  expect(article).not.toContain('<h2 id="section-start')

  // Another title leaves the address alone.
  await titleOf(page).fill('The last light')
  await titleOf(page).blur()
  const [{ _id } = { _id: '' }] = await practice.editor.fetch<Array<{ _id: string }>>(
    '*[slug.current == "the-last-light-in-the-hallway"]{_id}',
  )
  await waitForDraft(practice.editor, _id)
  expect(await practice.editor.getDocument(`drafts.${_id}`)).toMatchObject({
    slug: { current: 'the-last-light-in-the-hallway' },
  })
})

test('the head of the Studio and the library of her pictures speak of nothing that is for developers', async ({
  page,
}) => {
  await page.goto(`${routes.studio()}/media`)
  await expect(page.getByRole('button', { name: 'Upload pictures', exact: true })).toBeVisible(
    patience,
  )
  await expect(page.getByText('two-chairs.jpg')).toBeVisible()
  await expect(page.getByText('Browse Assets')).toBeHidden()
  await expect(page.getByText('Upload assets')).toBeHidden()
  const help = page.getByTestId('button-resources-menu')
  await expect(help).toBeAttached()
  await expect(help).toBeHidden()
  await page.getByRole('button', { name: 'Nightlight' }).click()
  const administration = page.locator('a[href*="/manage/project/"]')
  await expect(administration).toBeAttached()
  await expect(administration).toBeHidden()
  await page.goto(`${routes.studio()}/media?tools`)
  await expect(help).toBeVisible(patience)
})

test('the place for old addresses says what it is for, until there is one', async ({
  page,
  practice,
}) => {
  await page.goto(routes.studio())
  await expect(page.getByText('New post', { exact: true })).toBeVisible(patience)
  await openPlace(page, 'Old addresses')
  await expect(page.getByText('For addresses of the website you had before.')).toBeVisible()
  await page.getByRole('link', { name: 'Add an old address' }).click()
  const from = page.getByTestId('field-from').getByRole('textbox')
  await from.fill('/2019/05/sleeping-again')
  await expect
    .poll(() => practice.editor.fetch('*[_type == "oldAddress"].from', {}, { perspective: 'raw' }))
    .toEqual(['/2019/05/sleeping-again'])
  await page.goto(`${routes.studio()}/structure/oldAddress`)
  const list = page.getByTestId('document-list-pane')
  await expect(list.getByText('/2019/05/sleeping-again')).toBeVisible(patience)
  await expect(page.getByText('For addresses of the website you had before.')).toHaveCount(0)
})

test('she moves a service up, and the website follows', async ({ page, practice, request }) => {
  const names = () =>
    practice.editor.fetch<string[]>('*[_type == "service"] | order(orderRank asc).title')
  const [first = '', second = '', ...others] = await names()
  await page.goto(routes.studio())
  await expect(page.getByText('New post', { exact: true })).toBeVisible(patience)
  await openPlace(page, 'Services')
  await page.getByTestId('pane-context-menu-button').click()
  await page.getByRole('menuitem', { name: 'Move with arrows' }).click()
  const row = page.locator('[data-rfd-draggable-id]').filter({ hasText: second })
  await row.getByRole('button').first().click()
  await expect.poll(names).toEqual([second, first, ...others])
  await expect
    .poll(async () => {
      const text = await (await request.get(routes.services())).text()
      return text.indexOf(second) < text.indexOf(first)
    })
    .toBe(true)
})

test('she takes a picture for a post from those she has already', async ({ page, practice }) => {
  const { editor } = practice
  await editor.createOrReplace(liveArticle('picture-again', 'A picture again'))
  await openArticle(page, 'picture-again')
  await page.getByRole('button', { name: 'Select' }).first().click()
  const name = page.getByText('hill-path.jpg', { exact: true })
  await expect(name).toBeVisible()
  // The picture stands above its name; a click on the name itself shows what is known of it.
  const { x, y } = (await name.boundingBox()) ?? { x: 0, y: 0 }
  await page.mouse.click(x + 40, y - 80)
  await expect
    .poll(() =>
      editor.fetch(
        '*[_id == "drafts.picture-again"][0].banner.asset->originalFilename',
        {},
        { perspective: 'raw' },
      ),
    )
    .toBe('hill-path.jpg')
})
