import { readFileSync } from 'node:fs'
import path from 'node:path'
import { entryAddress } from '#lib/preview/entry.ts'
import { readShare, sharedFolder, sharedPath, writeShare } from '#lib/preview/share-token.ts'
import { writePass } from '#lib/preview/staff-pass.ts'
import { routes } from '#lib/routes.ts'
import { sharedLinkId } from '#sanity/content/shared-link-names.ts'
import { guesses, markedPractice, marksIn } from '#sanity/leaks/marked-practice.ts'
import { expect, type RunningPractice } from './fixtures.ts'
import { test } from './signed-in.ts'
import { chooseAction, liveArticle, makeEntry, openDocument } from './studio-pages.ts'

const day = 24 * 60 * 60 * 1000
const keyOf = ({ settings }: RunningPractice) =>
  readFileSync(path.join(settings.lakeDir, 'preview-key'), 'utf8').trim()

test('a new draft with only a title previews, from its own menu', async ({ page, practice }) => {
  await practice.editor.create({ _id: 'drafts.bare', _type: 'article', title: 'Only a title' })
  await openDocument(page, 'article', 'bare')
  const opening = page.waitForEvent('popup')
  await chooseAction(page, /See the draft/)
  const draft = await opening
  await expect(draft.getByRole('heading', { level: 1, name: 'Only a title' })).toBeVisible()
  await expect(draft.getByRole('complementary', { name: 'This version' })).toContainText(
    'Draft, not published yet',
  )
})

test('staff see what differs, the site as of a date, and leave for the live page', async ({
  page,
  practice,
}) => {
  const { editor } = practice
  const live = liveArticle('evening-calm', 'Evening calm')
  const waiting = { ...liveArticle('later-post', 'Not before then'), publishedAt: '' }
  await editor.create(live)
  await editor.create({ ...live, _id: 'drafts.evening-calm', title: 'Evening calm, reworked' })
  await editor.create({ ...waiting, publishedAt: new Date(Date.now() + day).toISOString() })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(await makeEntry(editor, routes.article('evening-calm')))
  // Behind the words of a draft stand the invisible marks by which a click leads to their field.
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Evening calm, reworked')
  await page.getByText(/What differs from the live page/).click()
  await expect(page.getByRole('heading', { name: 'Live', exact: true })).toBeVisible()

  await page.goto(routes.article('later-post'))
  await page.getByText('As of a date').click()
  const inTwoDays = new Date(Date.now() + 2 * day).toISOString().slice(0, 16)
  await page.getByLabel('Day and time in California').fill(inTwoDays)
  await page.getByRole('button', { name: 'Show the site as of then' }).click()
  await expect(page.getByRole('complementary', { name: 'Preview' })).toContainText('As it will be')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not before then')

  await page.goto(routes.article('evening-calm'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Evening calm')
  await page.getByRole('button', { name: 'Leave preview' }).click()
  await expect(page.getByRole('complementary', { name: 'Preview' })).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Evening calm')
  expect(await page.locator('script:not([type="application/ld+json"])').count()).toBe(0)
})

test('she shares a draft, a reviewer reads it on a phone, and not a day after it ends, nor when she takes it back', async ({
  browser,
  page,
  practice,
}) => {
  const { editor, settings } = practice
  const draft = { ...liveArticle('for-review', 'For review only'), _id: 'drafts.for-review' }
  await editor.create(draft)
  await openDocument(page, 'article', 'for-review')
  await chooseAction(page, /Share a draft for review/)
  const dialog = page.getByRole('dialog', { name: 'Share a draft for review' })
  await dialog.getByRole('button', { name: 'Make and copy a link' }).click()
  const link = dialog.getByRole('textbox', { name: 'The link' })
  await expect(link).toHaveValue(new RegExp(`^${settings.siteUrl}${sharedFolder}/`))
  const address = await link.inputValue()
  await expect(dialog.getByText(/^Until .*, California time$/)).toHaveCount(1)

  // A window of its own, in which nobody is signed in.
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const phone = await context.newPage()
  const answer = await phone.goto(address)
  const heading = phone.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText('For review only')
  await expect(phone.getByRole('complementary', { name: 'For review' })).toContainText(
    'before it is published',
  )
  expect(answer?.headers()).toMatchObject({
    'cache-control': 'private, no-store',
    'x-robots-tag': expect.stringContaining('noindex'),
    'referrer-policy': 'no-referrer',
  })
  expect(await phone.locator('script').count()).toBe(0)
  expect(await context.cookies()).toEqual([])

  const share = readShare(keyOf(practice), address.split('/').at(-1) ?? '')
  if (!share) throw new Error('The address holds no link.')
  const endedYesterday = writeShare(keyOf(practice), { ...share, until: Date.now() - day })
  const over = await phone.goto(settings.siteUrl + sharedPath(endedYesterday))
  expect(over?.status()).toBe(410)
  await expect(heading).toHaveText('This link no longer works')
  // Nor while the address says that it works and the lake knows better.
  const register = sharedLinkId(share.link)
  const ended = new Date(Date.now() - day).toISOString()
  await editor.patch(register).set({ until: ended }).commit()
  expect((await phone.goto(address))?.status()).toBe(410)
  await editor
    .patch(register)
    .set({ until: new Date(share.until).toISOString() })
    .commit()
  expect((await phone.goto(address))?.status()).toBe(200)

  await dialog.getByRole('button', { name: 'Take it back' }).click()
  await expect(dialog.getByText('Links that work now')).toHaveCount(0)
  expect((await phone.goto(address))?.status()).toBe(410)
  await expect(phone.getByText('For review only')).toHaveCount(0)
  await context.close()
})

test('a visitor with a forged cookie, an old pass, an old secret or a guessed id sees the public site', async ({
  practice,
}) => {
  const { settings, editor } = practice
  const marked = markedPractice().filter(({ _id }) => /^drafts\.|-waiting$/.test(_id))
  const planting = editor.transaction()
  for (const document of marked) planting.createOrReplace(document)
  await planting.commit()
  const ask = (target: string, cookie = '') =>
    fetch(settings.siteUrl + target, { headers: { cookie }, redirect: 'manual' })
  const draftCookie = /__prerender_bypass=[^;]+/.exec(
    String((await ask(await makeEntry(editor, '/'))).headers.getSetCookie()),
  )?.[0]
  const passUntil = (key: string, until: number) =>
    `nightlight-preview=${writePass(key, { until })}`
  const cookies = [
    '',
    `${draftCookie}`,
    `${draftCookie}; ${passUntil(keyOf(practice), Date.now() - 1)}`,
    `${draftCookie}; ${passUntil('guessed', Date.now() + 1000)}`,
    `__prerender_bypass=forged; ${passUntil(keyOf(practice), Date.now() + 1000)}`,
  ]
  const open = ['/', '/blog', '/services', '/about', '/contact', '/privacy', '/notices']
  const machines = [
    '/feed.xml',
    '/sitemap.xml',
    '/search?q=leaked',
    '/lake/v1/data/query/production?query=*',
  ]
  const guessed = guesses(/article|page|topic/).flatMap((name) => [
    routes.article(name),
    routes.page(name),
  ])
  try {
    for (const cookie of cookies) {
      for (const target of cookie === ''
        ? [...open, ...machines, ...guessed]
        : [...open, guessed[0]]) {
        const answer = await ask(target ?? '/', cookie)
        const all = JSON.stringify([...answer.headers]) + (await answer.text())
        expect([target, marksIn(all)]).toEqual([target, []])
        expect([target, /[\u200b-\u200d\u2060-\u2064]/.test(all)]).toEqual([target, false])
      }
    }
    expect(
      (await ask(entryAddress({ secret: 'an-old-secret-of-yesterday', path: '/' }))).status,
    ).toBe(403)
  } finally {
    // Others use this practice, too, and would publish the drafts of its pages.
    const clearing = editor.transaction()
    for (const { _id } of marked) clearing.delete(_id)
    await clearing.commit()
  }
})
