import type { Locator, Response } from '@playwright/test'
import { routes } from '#lib/routes.ts'
import { expect, test as firstVisit } from './fixtures.ts'
import { rememberSignIn, test } from './signed-in.ts'
import {
  chooseAction,
  liveArticle,
  openArticle,
  openDocument,
  openNewArticle,
  publish,
  titleOf,
} from './studio-pages.ts'

firstVisit(
  'on a first visit the Studio signs her in unasked and comes compressed, so that a slow line opens it too',
  async ({ page }) => {
    const scripts: Response[] = []
    const pages: string[] = []
    page.on('response', (response) => {
      const { pathname } = new URL(response.url())
      if (pathname.endsWith('.js')) scripts.push(response)
      if (response.request().isNavigationRequest()) pages.push(pathname)
    })
    await openNewArticle(page)
    expect(pages).toEqual([
      expect.stringMatching(/^\/studio/),
      '/lake/v1/auth/login/local',
      expect.stringMatching(/^\/studio/),
    ])
    let all = 0
    for (const script of scripts) {
      const { responseBodySize } = await script.request().sizes()
      // A few lines are sent as they are.
      if (responseBodySize > 300)
        expect(script.headers()['content-encoding'], script.url()).toBe('br')
      all += responseBodySize
    }
    expect(all).toBeGreaterThan(100_000)
    expect(all).toBeLessThan(4_000_000)
  },
)

test('the form that she begins to write in stays under her hands', async ({ page, practice }) => {
  await openNewArticle(page)
  const title = await titleOf(page).elementHandle()
  await titleOf(page).click()
  await page.keyboard.type('A first line, typed at once', { delay: 20 })
  // By then all that the Studio asks at its start has been answered.
  await expect
    .poll(() =>
      practice.editor.fetch(
        'count(*[title == "A first line, typed at once"])',
        {},
        { perspective: 'raw' },
      ),
    )
    .toBe(1)
  expect(await title?.evaluate((input) => input.isConnected)).toBe(true)
})

test('she finds an article by a word in the list, and anything by a word from anywhere', async ({
  page,
  practice,
}) => {
  await practice.editor.createOrReplace(liveArticle('lantern', 'A lantern in the hallway'))
  await page.goto(`${routes.studio()}/structure/live`)
  const list = page.getByTestId('document-list-pane')
  await expect(list.getByText('Awake at Three in the Morning')).toBeVisible({ timeout: 90_000 })
  await page.getByPlaceholder('Search list').fill('hallway')
  await expect(list.getByText('A lantern in the hallway')).toBeVisible()
  await expect(list.getByText('Awake at Three in the Morning')).toBeHidden()

  await page.getByTestId('studio-search').click()
  await page.getByPlaceholder('Search', { exact: true }).fill('postpartum')
  await page.getByText('Pregnancy and Postpartum Support').click()
  await expect(titleOf(page)).toHaveValue('Pregnancy and Postpartum Support')
})

test('before she deletes something, the Studio shows what refers to it', async ({
  page,
  practice,
  complaints,
}) => {
  const { editor } = practice
  await editor.createOrReplace({ _id: 'lullabies', _type: 'topic', title: 'Lullabies' })
  await editor.createOrReplace({
    ...liveArticle('humming', 'Humming in the dark'),
    topics: [{ _type: 'reference', _key: 'a', _ref: 'lullabies', _weak: true }],
  })
  await openDocument(page, 'topic', 'lullabies')
  await chooseAction(page, /Delete/)
  await expect(page.getByRole('dialog')).toContainText('“Lullabies” is used in 1 place')
  await expect(page.getByRole('dialog')).toContainText('Humming in the dark')
  await page.getByRole('button', { name: 'Delete anyway' }).click()
  await expect(page.getByText('It was deleted').first()).toBeVisible()
  expect(await editor.getDocument('lullabies')).toBeUndefined()
  expect(await editor.getDocument('humming')).toMatchObject({ topics: [{ _ref: 'lullabies' }] })

  await openDocument(page, 'practitioner', 'practitioner-owner')
  await chooseAction(page, /Delete/)
  await expect(page.getByRole('dialog').getByText('Settings', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Delete anyway' }).click()
  await expect(page.getByText(/because something still needs it/)).toBeVisible()
  expect(await editor.getDocument('practitioner-owner')).toBeDefined()
  expect(complaints.splice(0)).toEqual([expect.stringContaining('409')])
})

test('she crops a picture, and the website shows the part she chose', async ({
  page,
  request,
  practice,
}) => {
  await openArticle(page, 'article-awake-at-three')
  await page.getByTestId('options-menu-edit-details').click()
  const dialog = page.getByRole('dialog', { name: 'Crop, and what stays in sight' })
  const picture = await boxOf(dialog.locator('svg[data-handle="crop"]'))
  await page.mouse.move(picture.x, picture.y + picture.height / 2)
  await page.mouse.down()
  await page.mouse.move(picture.x + picture.width / 4, picture.y + picture.height / 2, { steps: 5 })
  await page.mouse.up()
  await dialog.getByRole('button', { name: /Close/ }).click()
  await publish(page)

  const article = await practice.editor.getDocument('article-awake-at-three')
  const { left } = article?.banner.crop ?? {}
  expect(left).toBeCloseTo(0.25, 1)
  const width = Number(/-(\d+)x\d+-/.exec(article?.banner.asset._ref)?.[1])
  await expect
    .poll(async () => {
      const text = await (await request.get(routes.article(article?.slug.current))).text()
      return Number(/\/images\/[^/"]+\/(\d+)-/.exec(text)?.[1])
    })
    .toBe(Math.round(left * width))
})

test('she reads what has changed, and brings an earlier version back', async ({
  page,
  practice,
}) => {
  const { editor } = practice
  await editor.createOrReplace(liveArticle('second-thoughts', 'First thoughts'))
  await openArticle(page, 'second-thoughts')
  await titleOf(page).fill('Second thoughts')
  await publish(page)
  const body = page.getByTestId('field-body').locator('[contenteditable="true"]')
  await body.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' And a louder one.')
  await expect
    .poll(async () => JSON.stringify(await editor.getDocument('drafts.second-thoughts')))
    .toContain('And a louder one.')

  await page.getByTestId('document-pane').getByTestId('pane-context-menu-button').click()
  await page.getByRole('menuitem', { name: 'History' }).click()
  const events = page.getByTestId('timeline-item-button')
  const eventNamed = (name: string) =>
    events.filter({ has: page.getByText(name, { exact: true }) }).first()
  await expect(eventNamed('Edited')).toBeVisible()
  await expect(eventNamed('Published')).toBeVisible()
  await page.getByRole('tab', { name: 'Review changes' }).click()
  const changes = page.getByTestId('review-changes-pane')
  await expect(changes.locator('ins')).toHaveText([/louder/])

  await page.getByRole('tab', { name: 'History' }).click()
  await eventNamed('Created').click()
  await expect(titleOf(page)).toHaveValue('First thoughts')
  await page.getByTestId('action-bringthisversionback').click()
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect
    .poll(() => editor.getDocument('drafts.second-thoughts'))
    .toMatchObject({
      title: 'First thoughts',
      body: [{ children: [{ text: 'A quiet sentence.' }] }],
    })
  expect(await editor.getDocument('second-thoughts')).toMatchObject({ title: 'Second thoughts' })
})

test('an administrator asks the lake in its own language; who does not ask for the tool does not see it', async ({
  page,
}) => {
  await page.goto(`${routes.studio()}/structure/settings`)
  await expect(page.getByTestId('pane-footer-document-status')).toBeVisible({ timeout: 90_000 })
  const tool = page.getByText('Queries', { exact: true }).filter({ visible: true })
  await expect(tool).toHaveCount(0)
  await page.goto(`${routes.studio()}/vision?tools`)
  const query = page.getByTestId('vision-query-editor').locator('[contenteditable="true"]')
  await expect(query).toBeVisible({ timeout: 90_000 })
  await expect(tool).toHaveCount(1)
  await query.fill('*[_type == "topic"]{title} | order(title asc)')
  await page.getByRole('button', { name: 'Fetch' }).click()
  await expect(page.getByTestId('vision-result')).toContainText('Anxiety and Sleep')
})

test('two people write in one article, see each other, and lose no word', async ({
  page,
  browser,
  practice,
}) => {
  const { editor, settings } = practice
  await editor.createOrReplace(liveArticle('together', 'Written by two'))
  const colleague = await browser.newContext({ baseURL: settings.siteUrl })
  await rememberSignIn(colleague, settings, await practice.makeToken('Colleague', 'editor'))
  const other = await colleague.newPage()
  await openArticle(page, 'together')
  await openArticle(other, 'together')
  const subtitle = other.getByTestId('field-subtitle').getByRole('textbox')
  await subtitle.click()
  await expect(
    page.getByTestId('document-pane').locator('[data-ui="Avatar"]').getByText('C').first(),
  ).toBeVisible()
  await Promise.all([
    titleOf(page).fill('Written by two, at once'),
    subtitle.fill('Each in a field of her own'),
  ])
  await expect
    .poll(() => editor.getDocument('drafts.together'))
    .toMatchObject({ title: 'Written by two, at once', subtitle: 'Each in a field of her own' })
  for (const tab of [page, other]) {
    await expect(titleOf(tab)).toHaveValue('Written by two, at once')
    await expect(tab.getByTestId('field-subtitle').getByRole('textbox')).toHaveValue(
      'Each in a field of her own',
    )
  }
  await colleague.close()
})

async function boxOf(element: Locator) {
  await expect(element).toBeVisible()
  const box = await element.boundingBox()
  if (!box) throw new Error('The element has no place on the page.')
  return box
}
