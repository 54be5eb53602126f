import { readFileSync } from 'node:fs'
import path from 'node:path'
import { entryAddress } from '#lib/preview/entry.ts'
import { sharedPath, writeShare } from '#lib/preview/share-token.ts'
import { writePass } from '#lib/preview/staff-pass.ts'
import { routes } from '#lib/routes.ts'
import { guesses, markedPractice, marksIn } from '#sanity/leaks/marked-practice.ts'
import { expect, type RunningPractice, test } from './fixtures.ts'
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

test('a reviewer reads a shared draft on a phone, and not a day after it ends, nor when it was taken back', async ({
  page,
  practice,
}) => {
  const { editor } = practice
  const draft = { ...liveArticle('for-review', 'For review only'), _id: 'drafts.for-review' }
  await editor.create(draft)
  const until = Date.now() + 7 * day
  const share = { link: 'a-link-of-the-test', type: 'article', document: 'for-review', until }
  const register = { _id: `shared-link.${share.link}`, _type: 'sharedLink' }
  await editor.create({ ...register, ...share, until: new Date(until).toISOString() })
  const address = (end: number) =>
    sharedPath(
      writeShare(keyOf(practice), { ...share, until: end } as typeof share & { type: 'article' }),
    )
  await page.setViewportSize({ width: 390, height: 844 })

  const answer = await page.goto(address(until))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('For review only')
  expect(answer?.headers()).toMatchObject({
    'cache-control': 'private, no-store',
    'x-robots-tag': expect.stringContaining('noindex'),
    'referrer-policy': 'no-referrer',
  })
  expect(await page.locator('script').count()).toBe(0)
  expect((await page.context().cookies()).length).toBe(0)

  const over = await page.goto(address(Date.now() - day))
  expect(over?.status()).toBe(410)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link is over')
  await editor.delete(register._id)
  expect((await page.goto(address(until)))?.status()).toBe(410)
  await expect(page.getByText('For review only')).toHaveCount(0)
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
})
