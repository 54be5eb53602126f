import { routes } from '#lib/routes.ts'
import { expect, makeNewPicture } from './fixtures.ts'
import { test } from './signed-in.ts'
import {
  chooseAction,
  choosePicture,
  liveArticle,
  openArticle,
  openDocument,
  pressPublish,
  publish,
  publishButton,
  titleOf,
  waitForDraft,
} from './studio-pages.ts'

test('she presses “Publish” while a picture is on its way, and the post goes live with it', async ({
  page,
  practice,
  request,
}, info) => {
  const { editor } = practice
  const mayArrive = Promise.withResolvers<void>()
  await page.route(/\/assets\/images\//, async (route) => {
    await mayArrive.promise
    await route.continue()
  })

  await editor.createOrReplace({
    ...liveArticle('slow-picture', 'A slow picture'),
    _id: 'drafts.slow-picture',
  })
  await openArticle(page, 'slow-picture')
  await choosePicture(page, await makeNewPicture(info.outputDir), { isOnItsWay: true })
  await expect(page.getByText(/Uploading/)).toBeVisible()
  await pressPublish(page)
  await expect(page.getByRole('button', { name: 'Waiting for the picture…' })).toBeDisabled()
  mayArrive.resolve()
  // It has arrived without words, and the post must not go live like this.
  await expect(
    page
      .locator('[data-ui="Toast"]')
      .filter({ hasText: 'Not published yet: one thing is missing' }),
  ).toContainText('Describe this picture in a sentence')
  expect(await editor.getDocument('slow-picture')).toBeUndefined()

  await page.getByRole('textbox', { name: 'Picture in words' }).fill('Two chairs by a window')
  await publish(page)
  await expect(page.getByText('Live now')).toBeVisible()
  await expect(page.getByRole('link', { name: 'See it on the website' })).toHaveAttribute(
    'href',
    routes.article('slow-picture'),
  )
  const live = await (await request.get(routes.article('slow-picture'))).text()
  expect(live).toContain('alt="Two chairs by a window"')
})

test('she sets a moment ahead, and the post goes live by itself then', async ({
  page,
  practice,
  request,
}) => {
  const { editor } = practice
  const address = routes.article('for-the-weekend')
  const status = async () => (await request.get(address)).status()
  await editor.createOrReplace({
    ...liveArticle('for-the-weekend', 'For the weekend'),
    _id: 'drafts.for-the-weekend',
    publishedAt: '2099-05-09T14:30:00.000Z',
  })
  await openArticle(page, 'for-the-weekend')
  await expect(publishButton(page)).toHaveText('Schedule')
  await publish(page)
  await expect(
    page.getByText('Goes live on Saturday, May 9, 2099 at 7:30 AM').first(),
  ).toBeVisible()
  expect(await status()).toBe(404)
  // The moment comes closer; from here on nobody edits and nobody visits.
  const soon = new Date(Date.now() + 4_000).toISOString()
  await editor.patch('for-the-weekend').set({ publishedAt: soon }).commit()
  await expect.poll(status).toBe(200)
  expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(soon))
  expect(await (await request.get(routes.feed())).text()).toContain('For the weekend')
  // A draft from before still names a moment ahead: publishing it must not take the post off until then.
  await editor.createOrReplace({
    ...liveArticle('for-the-weekend', 'For the weekend, once more'),
    _id: 'drafts.for-the-weekend',
    publishedAt: '2099-05-11T14:30:00.000Z',
  })
  await expect(titleOf(page)).toHaveValue('For the weekend, once more')
  await expect(publishButton(page)).toHaveText('Publish changes')
  await pressPublish(page)
  await expect(page.getByText('Live now')).toBeVisible()
  expect(await editor.getDocument('for-the-weekend')).toMatchObject({
    title: 'For the weekend, once more',
    publishedAt: soon,
  })
  expect(await status()).toBe(200)
})

test.describe('far from California', () => {
  test.use({ timezoneId: 'Europe/Berlin' })

  test('she types and reads a moment as it is at home', async ({ page, practice }) => {
    const { editor } = practice
    await editor.createOrReplace({
      ...liveArticle('from-a-trip', 'Written on a trip'),
      _id: 'drafts.from-a-trip',
      publishedAt: '2099-05-09T14:30:00.000Z',
    })
    await openArticle(page, 'from-a-trip')
    await page.getByRole('tab', { name: 'Details' }).click()
    const moment = page.getByTestId('field-publishedAt').getByRole('textbox')
    await expect(moment).toHaveValue(/ 07:30$/)
    await moment.fill('2099-05-10 18:45')
    await moment.press('Enter')
    await expect
      .poll(async () => (await editor.getDocument('drafts.from-a-trip'))?.publishedAt)
      .toBe('2099-05-11T01:45:00.000Z')
    await publish(page)
    await expect(
      page.getByText('Goes live on Sunday, May 10, 2099 at 6:45 PM').first(),
    ).toBeVisible()
  })
})

test('she gives a post another address, and old links lead to it, there and back again', async ({
  page,
  practice,
  request,
}) => {
  const { editor } = practice
  await editor.createOrReplace(liveArticle('first-address', 'A post that moves'))
  await editor.createOrReplace(liveArticle('taken-address', 'Another post'))
  await openArticle(page, 'first-address')
  await expect(page.getByTestId('field-slug').getByRole('textbox')).toHaveAttribute('readonly', '')
  await titleOf(page).fill('A post that moves, and is being rewritten')
  await waitForDraft(editor, 'first-address')

  const change = async (to: string) => {
    await chooseAction(page, /Change web address/)
    await page.getByLabel('New address').fill(to)
    await page.getByRole('button', { name: 'Change address' }).click()
  }
  await change('taken-address')
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText(
    '“Another post” already has this address',
  )
  await page.getByRole('button', { name: 'Keep the present address' }).click()
  await change('Second Address')
  await expect(page.getByText('The post has a new address')).toBeVisible()

  await expect
    .poll(async () => {
      const address = `${routes.article('first-address')}?from=mail`
      const old = await request.get(address, { maxRedirects: 0 })
      return [old.status(), old.headers().location]
    })
    .toEqual([308, `${routes.article('second-address')}?from=mail`])
  const live = await (await request.get(routes.article('second-address'))).text()
  expect(live).toContain('A post that moves')
  expect(live).not.toContain('being rewritten')
  expect(await editor.getDocument('drafts.first-address')).toMatchObject({
    title: 'A post that moves, and is being rewritten',
    slug: { current: 'second-address' },
  })

  await change('first-address')
  await expect
    .poll(async () => {
      const back = await request.get(routes.article('second-address'), { maxRedirects: 0 })
      return [back.status(), back.headers().location]
    })
    .toEqual([308, routes.article('first-address')])
  expect((await request.get(routes.article('first-address'), { maxRedirects: 0 })).status()).toBe(
    200,
  )
})

test('the address of a live service stays, also when she has written another one before', async ({
  page,
  practice,
  request,
}) => {
  const { editor } = practice
  const couples = {
    _id: 'couples-service',
    _type: 'service',
    title: 'Couples therapy',
    slug: { _type: 'slug', current: 'couples-therapy' },
  }
  await editor.createOrReplace(couples)
  await editor.createOrReplace({
    ...couples,
    _id: 'drafts.couples-service',
    title: 'Therapy for two',
    slug: { _type: 'slug', current: 'therapy-for-two' },
  })
  await openDocument(page, 'service', 'couples-service')
  await page.getByRole('tab', { name: 'Details' }).click()
  const address = page.getByTestId('field-slug').getByRole('textbox')
  await expect(address).toHaveValue('couples-therapy')
  await expect(address).toHaveAttribute('readonly', '')
  await expect(page.getByText(/People may have saved or shared this address/)).toBeVisible()
  await publish(page)
  await expect
    .poll(() => editor.getDocument('couples-service'))
    .toMatchObject({ title: 'Therapy for two', slug: { current: 'couples-therapy' } })
  expect((await request.get(routes.service('couples-therapy'))).status()).toBe(200)
})

test('she takes a post off the website, a visitor is told, and she can publish it again', async ({
  page,
  practice,
  browser,
}) => {
  const { editor } = practice
  await editor.createOrReplace(liveArticle('for-a-season', 'For a season'))
  const visitor = await browser.newPage({
    javaScriptEnabled: false,
    baseURL: practice.settings.siteUrl,
  })
  const status = async () => (await visitor.goto(routes.article('for-a-season')))?.status()
  expect(await status()).toBe(200)
  await openArticle(page, 'for-a-season')
  await page.getByTestId('pane-footer').getByTestId('action-menu-button').click()
  await expect(page.getByRole('menuitem', { name: /Delete/ })).toBeHidden()
  await page.getByRole('menuitem', { name: 'Take off the website' }).click()
  await page.getByRole('button', { name: 'Take it off' }).click()
  await expect(page.getByText('Its text is kept here as a draft.')).toBeVisible()
  await expect.poll(status).toBe(410)
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(/taken down/)
  await expect(visitor.getByRole('heading', { name: 'You may want to read' })).toBeVisible()
  expect(await editor.getDocument('drafts.for-a-season')).toMatchObject({ title: 'For a season' })

  // She wants it to come back later, and then not at all: old links go on saying that it was taken down.
  const notes = () =>
    editor.fetch('count(*[_type == "retiredAddress" && article._ref == "for-a-season"])')
  const moment = (publishedAt: string) =>
    editor.patch('drafts.for-a-season').set({ publishedAt }).commit()
  await moment('2099-05-09T14:30:00.000Z')
  await expect(publishButton(page)).toHaveText('Schedule')
  await pressPublish(page)
  await expect(page.getByText(/^Goes live on Saturday, May 9, 2099/).first()).toBeVisible()
  expect([await notes(), await status()]).toEqual([1, 410])
  await chooseAction(page, /^Don’t let it go live/)
  await page.getByRole('button', { name: 'Keep it as a draft' }).click()
  await expect(page.getByText('It will not go live')).toBeVisible()
  expect([await notes(), await status()]).toEqual([1, 410])

  await moment('2026-01-05T18:00:00.000Z')
  await expect(publishButton(page)).toHaveText('Publish')
  await publish(page)
  await expect.poll(status).toBe(200)
  expect(await notes()).toBe(0)
  await visitor.close()
})
