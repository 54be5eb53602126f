import path from 'node:path'
import { jest } from '@jest/globals'
import sharp from 'sharp'
import { sharedPath, writeShare } from '#lib/preview/share-token.ts'
import { bytesIn } from './bytes-in.ts'
import { markedPractice, markOf, marksIn } from './marked-practice.ts'
import { key, type MarkedSite, previewCookies, startMarkedSite } from './marked-site.ts'

jest.setTimeout(120_000)

const until = Date.now() + 60_000
const share = { link: 'link-of-a-reviewer', type: 'article', document: 'article-edited', until }
const staff = previewCookies({ until })
const shared = sharedPath(writeShare(key, share as typeof share & { type: 'article' }))
const forged = previewCookies({ until }, { sealedWith: 'guessed' })
const articles = ['live', 'edited', 'never', 'waiting', 'taken'].map(
  (one) => `/blog/article-${one}`,
)
const pages = ['/', '/services', '/about', '/notices', '/privacy', ...articles]

let site: MarkedSite

beforeAll(async () => {
  site = await startMarkedSite()
  const { editor } = site.lake
  const noise = { create: { width: 900, height: 600, channels: 3 as const, background: '#246' } }
  const picture = await sharp(noise)
    .jpeg()
    .withExif({ IFD0: { ImageDescription: markOf('article', 'never') } })
    .toBuffer()
  expect(marksIn(picture.toString('latin1'))).toHaveLength(1)
  const filename = `${markOf('article', 'never')}.jpg`
  const { _id } = await editor.assets.upload('image', picture, { filename })
  const banner = { _type: 'image', asset: { _type: 'reference', _ref: _id }, alt: 'A lamp' }
  await editor.patch('drafts.article-never').set({ banner }).commit()
  const register = { _id: `shared-link.${share.link}`, _type: 'sharedLink', ...share }
  await editor.create({ ...register, until: new Date(until).toISOString() })
})
afterAll(() => site.stop())

describe('what the site keeps on disk', () => {
  it('holds nothing of a draft, after staff, a reviewer and visitors have asked for all', async () => {
    const { readAll, copies, lake } = site
    const seenByStaff = await readAll(pages, staff)
    expect(marksIn(seenByStaff)).toEqual(
      expect.arrayContaining([markOf('article', 'never'), markOf('home', 'edited')]),
    )
    expect(marksIn(await readAll([shared]))).toEqual([markOf('article', 'edited')])
    for (const cookie of ['', forged]) expect(marksIn(await readAll(pages, cookie))).toEqual([])
    await readAll([shared, ...pages], staff)
    // Behind all that is being written.
    await copies.remove('/')
    const kept = bytesIn(path.join(lake.folder, 'pages'))
    expect(kept).toContain('What everyone may read (article).')
    expect(marksIn(kept)).toEqual([])
    expect(kept).not.toContain('/share/')
  })

  it('holds no name and no note of a draft’s picture, and the picture only for who has its signed address', async () => {
    const { ask, readAll, lake } = site
    const draft = await readAll(['/blog/article-never'], staff)
    const [address = ''] = /\/images\/[^"\s,]+\.jpg/.exec(draft) ?? []
    const stranger = address.replace(/-[\w-]{12}(?=\/\d+\.jpg$)/, '-AAAAAAAAAAAA')
    expect(stranger).not.toBe(address)
    expect((await ask(stranger)).status).toBe(404)
    expect(() => bytesIn(path.join(lake.folder, 'pictures'))).toThrow('ENOENT')
    expect((await ask(address, { cookie: staff })).status).toBe(200)
    const kept = bytesIn(path.join(lake.folder, 'pictures'))
    expect(kept.length).toBeGreaterThan(500)
    expect(marksIn(kept + address)).toEqual([])
  })
})

describe.each([
  ['behind the site', () => `${site.origin}/lake`],
  ['on its own port', () => `http://127.0.0.1:${site.lake.environment.LAKE_PORT}`],
])('the lake %s', (_, base) => {
  const api = '/v2025-02-19/data'
  const everything = `query=${encodeURIComponent('*')}`
  const ids = markedPractice().map(({ _id }) => _id)
  const closed = [
    ...['raw', 'drafts', 'published', 'previewDrafts', 'drafts,published'].map(
      (perspective) => `/query/production?perspective=${perspective}&${everything}`,
    ),
    `/query/production?${everything}&returnQuery=true&explain=true`,
    `/doc/production/${ids.join(',')}`,
    '/export/production',
    `/history/production/documents/${ids[1]}?lastRevision=true`,
    `/history/production/transactions/${ids.join(',')}?excludeContent=false`,
    `/history/production/events/documents/${ids[1]}`,
  ]
  const strangers: Array<[string, Record<string, string>]> = [
    ['a stranger', {}],
    ['a guessed token', { authorization: 'Bearer guessed' }],
    ['the cookies of a preview', { cookie: staff }],
  ]
  const ask = (target: string, headers: Record<string, string>, method = 'GET') =>
    fetch(base() + api + target, { method, headers, signal: AbortSignal.timeout(10_000) })

  it.each(strangers)('tells %s nothing', async (_, headers) => {
    for (const method of ['GET', 'HEAD', 'POST']) {
      for (const target of closed) {
        const answer = await ask(target, headers, method)
        const told = JSON.stringify([...answer.headers]) + (await answer.text())
        expect([method, target, answer.ok, marksIn(told)]).toEqual([method, target, false, []])
        if (method === 'GET') expect([target, answer.status]).toEqual([target, 401])
      }
    }
  })

  it('tells it all to who has a token, so that these would find it', async () => {
    const headers = { authorization: `Bearer ${site.lake.editor.config().token}` }
    for (const target of closed) {
      const answer = await ask(target, headers)
      expect([target, answer.status]).toEqual([target, 200])
      const isList = /events|transactions/.test(target)
      if (!isList) expect(await answer.text()).toMatch(/What everyone may read|leaked-/)
      else await answer.body?.cancel()
    }
  })
})
