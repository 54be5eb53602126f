import { mkdtempSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { typesWithPage } from '#lib/preview/preview-path.ts'
import { type Share, sharedPath, writeShare } from '#lib/preview/share-token.ts'
import { writePass } from '#lib/preview/staff-pass.ts'
import { routes } from '#lib/routes.ts'
import { sharedLinkId, sharedLinkType } from '#sanity/content/shared-link-names.ts'
import { bytesIn } from '#sanity/leaks/bytes-in.ts'
import {
  guesses,
  markedPractice,
  markOf,
  marksIn,
  unknownAddress,
} from '#sanity/leaks/marked-practice.ts'
import { test as base, expect, type RunningPractice, startPractice } from './fixtures.ts'
import { makeEntry } from './studio-pages.ts'

/** In this order on one practice, in which every draft has its mark: starting one takes longer than a test. */
base.describe.configure({ mode: 'default' })

type MarkedPractice = { practice: RunningPractice; key: string; staff: string; strangers: string[] }

const minute = 60_000
const test = base.extend<object, MarkedPractice>({
  practice: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the fixture's needs from this pattern
    async ({}, use) => {
      const folder = mkdtempSync(path.join(process.env.NIGHTLIGHT_E2E_FOLDER ?? '', 'marked-'))
      const practice = await startPractice({ demo: false, folder })
      const planting = practice.editor.transaction()
      for (const document of markedPractice()) planting.create(document)
      await planting.commit()
      await use(practice)
      await practice.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  key: [
    async ({ practice }, use) =>
      use(readFileSync(path.join(practice.settings.lakeDir, 'preview-key'), 'utf8').trim()),
    { scope: 'worker' },
  ],
  /** The cookies of somebody who came in by the Studio. */
  staff: [
    async ({ practice }, use) => {
      const entry = practice.settings.siteUrl + (await makeEntry(practice.editor, '/'))
      const answer = await fetch(entry, { redirect: 'manual' })
      const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0])
      await use(cookies.join('; '))
    },
    { scope: 'worker' },
  ],
  /** The cookies of people who are none of the staff: no more than their browsers bring, or what can be made up. */
  strangers: [
    async ({ key, staff }, use) => {
      await use([
        '',
        withPass(staff, writePass(key, { until: Date.now() - 1 })),
        withPass(staff, writePass('guessed', { until: Date.now() + minute })),
      ])
    },
    { scope: 'worker' },
  ],
})

/** The cookies of staff with another pass in them. */
const withPass = (staff: string, pass: string) => staff.replace(/(?<=nightlight-preview=).*/, pass)

const each = (of: RegExp, route: (name: string) => string) => guesses(of).map(route)

/** Whatever the public can look at. */
const surfaces: Record<string, string[]> = {
  'the first page': [routes.home()],
  lists: [routes.blog(), routes.blogPage(2), routes.services(), routes.about()],
  articles: each(/article/, routes.article),
  services: each(/service/, routes.service),
  topics: each(/topic/, routes.topic),
  people: each(/practitioner/, routes.practitioner),
  'written pages': each(/page/, routes.page),
  'contact and notices': [routes.contact(), routes.contactThanks(), routes.notices()],
  'legal pages': [
    routes.privacy(),
    routes.hipaa(),
    routes.accessibility(),
    routes.goodFaithEstimate(),
  ],
  search: ['leaked', 'never', 'read'].map(routes.search),
  'the feed and the sitemap': [routes.feed(), routes.sitemap()],
  'what machines read': [routes.robots(), routes.manifest(), routes.speculationRules()],
  'posts that were taken down or have moved': ['taken', 'earlier'].map((name) =>
    routes.article(`article-${name}`),
  ),
  'addresses of the website before': ['/old/open', '/old/never', '/old/waiting'],
  'wrong turns': ['/no-such-page', '/wrong-turn/404', '/wrong-turn/known-slugs', '/%ff'],
  'the lake': ['raw', 'drafts', 'published'].map(
    (perspective) => `/lake/v1/data/query/production?query=*&perspective=${perspective}`,
  ),
}

/** As browsers and messengers ask, and as nobody does but Next’s own scripts and who tries things out. */
const manners: Array<Record<string, string>> = [
  {},
  { rsc: '1', 'next-router-prefetch': '1' },
  { 'x-middleware-subrequest': 'middleware', 'x-matched-path': '/blog/[slug]' },
  { range: 'bytes=0-', 'if-none-match': '*' },
]

async function read(address: string, headers: Record<string, string>): Promise<string> {
  const answer = await fetch(address, { headers, redirect: 'manual' })
  return JSON.stringify([answer.status, ...answer.headers]) + (await answer.text())
}

const invisible = /[\u200b-\u200d\u2060-\u2064\ufeff]/

test.describe('of what nobody has published, nothing is', () => {
  for (const [name, targets] of Object.entries(surfaces)) {
    test(`in ${name}`, async ({ practice, staff, strangers }) => {
      for (const target of targets) {
        const address = practice.settings.siteUrl + target
        // First: what is made for staff is kept nowhere that others would get it from.
        await read(address, { cookie: staff })
        for (const cookie of strangers) {
          for (const manner of manners) {
            const told = await read(address, { ...manner, cookie })
            expect([target, manner, marksIn(told)]).toEqual([target, manner, []])
            expect([target, manner, invisible.test(told)]).toEqual([target, manner, false])
          }
        }
      }
    })
  }

  test('drawn on a card to share, at the very address that a draft names for staff', async ({
    practice,
    staff,
    strangers,
  }) => {
    const cardOf = async (path: string, cookie: string) => {
      const page = await read(practice.settings.siteUrl + path, { cookie })
      return /https?:[^"\\]+\/images\/card\/[^"\\]+/.exec(page)?.[0] ?? ''
    }
    const statusOf = async (card: string, cookie: string) =>
      (await fetch(card, { headers: { cookie } })).status
    const live = await cardOf(routes.article('article-live'), '')
    const draft = await cardOf(routes.article('article-never'), staff)
    expect(marksIn(live + draft)).toEqual([])
    expect([await statusOf(live, ''), await statusOf(draft, staff)]).toEqual([200, 200])
    for (const cookie of strangers) expect(await statusOf(draft, cookie)).toBe(404)
  })

  test('told by an address that answers otherwise', async ({ practice }) => {
    const statusOf = async (target: string) =>
      (await fetch(practice.settings.siteUrl + target, { redirect: 'manual' })).status
    expect(await statusOf(routes.article('article-taken'))).toBe(410)
    expect(await statusOf('/old/open')).toBe(308)
    const unknown = [
      ...['never', 'waiting', 'unknown'].map((name) => routes.article(`article-${name}`)),
      ...['/old/never', '/old/waiting', routes.page('page-never'), routes.topic('topic-never')],
    ]
    expect(unknown).toContain(routes.article(unknownAddress))
    for (const target of unknown) expect([target, await statusOf(target)]).toEqual([target, 404])
  })
})

test('staff see every mark, so that strangers would, and the disk keeps none of it', async ({
  practice,
  key,
  staff,
}) => {
  const { siteUrl, lakeDir } = practice.settings
  const asOf = new Date(Date.now() + 14 * 24 * 60 * minute).toISOString()
  const inTwoWeeks = withPass(staff, writePass(key, { until: Date.now() + minute, asOf }))
  const seen: string[] = []
  for (const target of Object.values(surfaces).flat()) {
    for (const cookie of [staff, inTwoWeeks])
      seen.push(...marksIn(await read(siteUrl + target, { cookie })))
    await read(siteUrl + target, {})
  }
  const planted = marksIn(JSON.stringify(markedPractice()))
  // Where addresses of the website before lead is the same for staff.
  const isShown = (mark: string) => !mark.includes('oldaddress')
  expect([...new Set(seen)].sort()).toEqual(planted.filter(isShown))

  const kept = bytesIn(path.join(lakeDir, 'pages'))
  expect(kept.includes('What everyone may read (article).')).toBe(true)
  expect(marksIn(kept)).toEqual([])
})

test('a shared link shows its one draft, of each type, and nothing once it is over, taken back or bent', async ({
  practice,
  key,
}) => {
  const { editor, settings } = practice
  const ask = (share: Share) => read(settings.siteUrl + sharedPath(writeShare(key, share)), {})
  for (const type of typesWithPage) {
    const isOnly = markedPractice().some(({ _id }) => _id === type)
    const document = isOnly ? type : `${type}-edited`
    const link = `link-of-${type.toLowerCase()}`
    const share = { link, type, document, until: Date.now() + minute }
    const register = { _id: sharedLinkId(link), _type: sharedLinkType, type, document }
    await editor.create({ ...register, until: new Date(share.until).toISOString() })
    expect([type, marksIn(await ask(share))]).toEqual([type, [markOf(type, 'edited')]])
    const bent: Share[] = [
      { ...share, until: Date.now() - 1 },
      { ...share, document: 'article-never' },
      { ...share, type: type === 'page' ? 'topic' : 'page' },
      { ...share, link: 'link-that-nobody-made' },
    ]
    for (const one of bent) expect([type, marksIn(await ask(one))]).toEqual([type, []])
    await editor.delete(register._id)
    expect([type, marksIn(await ask(share))]).toEqual([type, []])
  }
})
