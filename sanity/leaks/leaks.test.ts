import { jest } from '@jest/globals'
import type { SanityClient } from '@sanity/client'
import { cardAddress } from '#lib/card-address.ts'
import type { CardWords } from '#lib/card-words.ts'
import { typesWithPage } from '#lib/preview/preview-path.ts'
import { routes } from '#lib/routes.ts'
import type { ReadingAs } from '../content/reading-as.ts'
import { schemaTypes } from '../schema/index.ts'
import { type MarkedLake, startMarkedLake } from './marked-lake.ts'
import { guesses, markedPractice, markOf, marksIn, unknownAddress } from './marked-practice.ts'

jest.setTimeout(120_000)

let as: ReadingAs = { kind: 'public' }
jest.unstable_mockModule('../content/who-reads.ts', () => ({ whoReads: async () => as }))
jest.unstable_mockModule('next/server', () => ({ connection: async () => undefined }))
const drawn: CardWords[] = []
const card = '../../app/images/card/[...card]'
jest.unstable_mockModule(`${card}/draw-card.tsx`, () => ({
  async drawCard(words: CardWords) {
    drawn.push(words)
    return Buffer.from('a card')
  },
}))
const content = await import('../content/index.ts')
const { GET: getCard } = (await import(`${card}/route.ts`)) as {
  GET: (request: Request) => Promise<Response>
}
const { findReviewed, findSharedLink } = await import('../content/shared-link.ts')
const { isPreviewSecret } = await import('../content/preview-secret.ts')

let lake: MarkedLake
let editor: SanityClient

beforeAll(async () => {
  lake = await startMarkedLake()
  editor = lake.editor
  jest.spyOn(console, 'warn').mockReturnValue()
})
afterAll(() => lake.stop())
beforeEach(() => {
  as = { kind: 'public' }
})

/** One after the other, so that the lake has no crowd to turn away. */
async function each<One>(all: readonly One[], read: (one: One) => Promise<unknown>) {
  const answers: unknown[] = []
  for (const one of all) answers.push(await read(one))
  return answers
}

const addresses = ['article-never', 'article-taken', 'article-earlier', unknownAddress]

/** Every page that there is or may be. */
const paths = [
  ...[routes.home(), routes.blog(), routes.services(), routes.about(), routes.contact()],
  ...[routes.notices(), routes.privacy(), routes.accessibility(), routes.hipaa()],
  routes.goodFaithEstimate(),
  ...guesses(/article/).map(routes.article),
  ...guesses(/service/).map(routes.service),
  ...guesses(/topic/).map(routes.topic),
  ...guesses(/practitioner/).map((slug) => `${routes.about()}/${slug}`),
  ...guesses(/page/).map(routes.page),
]
const cardOf = (path: string) => cardAddress(path, { practice: 'Nightlight' })
const askForCard = (address: string) => getCard(new Request(`http://practice.example${address}`))

/** What is drawn at addresses that are all signed, as if a page had named each. */
async function drawCards() {
  drawn.length = 0
  const answers = await each(paths, async (path) => [path, (await askForCard(cardOf(path))).status])
  return { answers: answers as Array<[string, number]>, drawn: [...drawn] }
}

/** All that a page, list, feed, sitemap, description, share picture or wrong turn of the site is made of. */
const surfaces: Array<[string, () => Promise<unknown>]> = [
  ['the practice, on every page', content.getPractice],
  ['articles', () => each(guesses(/article/), content.getArticle)],
  ['redirects and posts that are gone', () => each(addresses, content.getWayFrom)],
  ['the list of articles', () => content.listArticles({ page: 1, perPage: 50 })],
  ['services', content.getServices],
  ['banners', () => Promise.all((['home', 'blog', 'services'] as const).map(content.getBanner))],
  ['topics', () => each(guesses(/topic/), content.getTopic)],
  ['written pages', () => each(guesses(/page/), content.getWrittenPage)],
  ['practitioners', content.getPractitioners],
  ['the first page', content.getHome],
  ['the services page', content.getServicesPage],
  ['the contact page', content.getContactPage],
  ['the notices', content.getNotices],
  ['the privacy policy', content.getPrivacy],
  ['the Good Faith Estimate', content.getGoodFaithEstimate],
  ['the accessibility statement', content.getAccessibilityStatement],
  ['the HIPAA notice', content.getHipaaNotice],
  ['addresses of the website before', content.listOldAddresses],
  ['the feed', () => content.listFeedArticles(50)],
  ['the sitemap', content.listAddresses],
  ['the addresses that are known', content.listKnownSlugs],
  ['cards to share', drawCards],
  ['search', () => each(['leaked', 'never'], content.searchContent)],
]

async function expectNoMarks(read: () => Promise<unknown>) {
  const shown = JSON.stringify([await read()])
  expect(marksIn(shown)).toEqual([])
  // Marks of the editor's own, by which a click on a word leads to its field.
  expect(shown).not.toMatch(/[\u200b-\u200d\u2060-\u2064\ufeff]/)
}

describe('what nobody has published', () => {
  it('is planted in every type of document that can be written', () => {
    const written = schemaTypes.flatMap(({ name, type }) => (type === 'document' ? [name] : []))
    const planted = markedPractice().filter(({ _id }) => _id.startsWith('drafts.'))
    expect([...new Set(planted.map(({ _type }) => _type))].sort()).toEqual(written.sort())
  })

  it.each(surfaces)('is not in %s', (_, read) => expectNoMarks(read))

  it('leads nowhere, and says of no address that something was there', async () => {
    const { listOldAddresses, getWayFrom } = content
    expect(await listOldAddresses()).toEqual([{ key: '/old/open', to: '/blog' }])
    expect(await getWayFrom(unknownAddress)).toBeUndefined()
    as = { kind: 'staff' }
    expect(await getWayFrom(unknownAddress)).toMatchObject({ kind: 'gone' })
  })

  it('is there for staff, so that these would find it', async () => {
    as = { kind: 'staff' }
    const drafts = await each(surfaces, ([, read]) => read())
    as = { kind: 'staff', asOf: new Date(Date.now() + 14 * 24 * 60 * 60 * 1000).toISOString() }
    const shown = JSON.stringify([drafts, await each(surfaces, ([, read]) => read())])
    const expected = markedPractice().flatMap((document) => marksIn(JSON.stringify(document)))
    // Feed, sitemap, search and addresses of the website before are the same for staff; all else shows every draft.
    const isShown = (mark: string) => !mark.includes('oldaddress')
    expect(marksIn(shown)).toEqual([...new Set(expected)].filter(isShown).sort())
  })

  it('has no card to share, and no page has one at an address that nobody signed', async () => {
    const { answers } = await drawCards()
    const found = answers.filter(([, status]) => status === 200).map(([path]) => path)
    const live = ['article', 'service', 'topic'] as const
    expect(found).toEqual(expect.arrayContaining(live.map((type) => routes[type](`${type}-live`))))
    expect(found.filter((path) => /never|waiting|taken|drafts\./.test(path))).toEqual([])
    drawn.length = 0
    const forged = cardOf(routes.article('article-live')).replace(/.{12}\.png$/, 'AAAAAAAAAAAA.png')
    expect((await askForCard(forged)).status).toBe(404)
    expect(drawn).toEqual([])
  })
})

describe('what was shared with a reviewer', () => {
  const read: Record<string, () => Promise<unknown>> = {
    article: () => content.getArticle('article-edited'),
    service: content.getServices,
    topic: () => content.getTopic('topic-edited'),
    practitioner: content.getPractitioners,
    page: () => content.getWrittenPage('page-edited'),
    home: content.getHome,
    servicesPage: content.getServicesPage,
    contactPage: content.getContactPage,
    notices: content.getNotices,
    goodFaithEstimate: content.getGoodFaithEstimate,
    privacy: content.getPrivacy,
    accessibility: content.getAccessibilityStatement,
    hipaaNotice: content.getHipaaNotice,
  }

  it.each(typesWithPage)('is one draft of the type %s and no other', async (type) => {
    const isOnly = markedPractice().some(({ _id }) => _id === type)
    const document = isOnly ? type : `${type}-edited`
    const reviewed = await findReviewed({ type, document })
    expect(reviewed).toEqual({
      type,
      document,
      version: `drafts.${document}`,
      isPublic: false,
    })
    as = { kind: 'reviewer', document: reviewed ?? { type, document, version: '' } }
    expect(marksIn(JSON.stringify(await read[type]?.()))).toEqual([markOf(type, 'edited')])
  })

  it('is what is published when there is no draft', async () => {
    const share = { type: 'article', document: 'article-waiting' }
    expect(await findReviewed(share)).toEqual({
      ...share,
      version: 'article-waiting',
      isPublic: false,
    })
    const live = { type: 'notices', document: 'notices-without-draft' }
    await editor.create({ _id: live.document, _type: live.type })
    expect(await findReviewed(live)).toEqual({ ...live, version: live.document, isPublic: true })
    await editor.delete(live.document)
    expect(await findReviewed({ type: 'article', document: 'nobody' })).toBeUndefined()
    expect(await findReviewed({ type: 'page', document: 'article-waiting' })).toBeUndefined()
  })

  it('is over when its time is, or when it was taken back', async () => {
    const now = Date.now()
    const make = (link: string, until: number) =>
      editor.createOrReplace({
        _id: `shared-link.${link}`,
        _type: 'sharedLink',
        document: 'article-edited',
        type: 'article',
        until: new Date(until).toISOString(),
      })
    await make('good-link', now + 60_000)
    await make('old-link', now - 1)
    await make('endless-link', now + 1e12)
    expect(await findSharedLink('good-link')).toMatchObject({ document: 'article-edited' })
    expect(await findSharedLink('old-link')).toBeUndefined()
    expect(await findSharedLink('endless-link')).toBeUndefined()
    await editor.delete('shared-link.good-link')
    expect(await findSharedLink('good-link')).toBeUndefined()
  })
})

it('takes a secret that the Studio has just written', async () => {
  const secret = 'MDEyMzQ1Njc4OWFiY2RlZg'
  await editor.create({ _id: 'drafts.secret', _type: 'sanity.previewUrlSecret', secret })
  expect(await isPreviewSecret(secret)).toBe(true)
  expect(await isPreviewSecret(secret, new Date(Date.now() + 3_700_000))).toBe(false)
})

/** The state in which all are, the only one of a kind too, that were never published or are taken off again. */
describe('what is not on the website any more', () => {
  beforeAll(async () => {
    const all = markedPractice().filter(({ _id }) => !_id.startsWith('drafts.'))
    const taking = editor.transaction()
    for (const { _id } of all) taking.delete(_id)
    await taking.commit()
  })

  it.each(surfaces)('is not in %s', (_, read) => expectNoMarks(read))

  it('is there for staff, so that these would find it', async () => {
    as = { kind: 'staff' }
    const shown = marksIn(JSON.stringify(await each(surfaces, ([, read]) => read())))
    for (const type of typesWithPage) expect(shown).toContain(markOf(type, 'edited'))
  })
})
