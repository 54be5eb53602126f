import { AsyncLocalStorage } from 'node:async_hooks'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { jest } from '@jest/globals'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import sharp from 'sharp'
import { readSettings } from '#lib/env.ts'
import { onlyCookie } from '#lib/preview/cookies.ts'
import { sharedPath, writeShare } from '#lib/preview/share-token.ts'
import { writePass } from '#lib/preview/staff-pass.ts'
import { openPageCopies, type PageCopies } from '#lib/reading/page-copies.ts'
import { openPictureCopies } from '#lib/reading/picture-copies.ts'
import { createReadingServer, type ReadingServer } from '#lib/reading/reading-server.ts'
import type { RequestHandler } from '#lib/reading/render.ts'
import { type MarkedLake, startMarkedLake } from './marked-lake.ts'
import { markedPractice, markOf, marksIn } from './marked-practice.ts'

jest.setTimeout(120_000)

/** The cookies of the request that is being rendered, which Next would know. */
const asking = new AsyncLocalStorage<string>()
const draftSecret = '3fcc8de240da090b133f59165031b20b'
const draftCookie = '__prerender_bypass'
const cookieOf = (name: string) => onlyCookie(asking.getStore(), name)
jest.unstable_mockModule('next/headers', () => ({
  draftMode: async () => ({ isEnabled: cookieOf(draftCookie) === draftSecret }),
  cookies: async () => ({ get: (name: string) => ({ value: cookieOf(name) }) }),
}))
jest.unstable_mockModule('next/server', () => ({ connection: async () => undefined }))
const nothing = () => null
jest.unstable_mockModule('#app/(site)/preview/details.tsx', () => ({ Details: nothing }))

/** Stands in for Next: renders the site's own pages, for whoever the request says that it is. */
const files: Array<[RegExp, string]> = [
  [/^\/$/, 'page.tsx'],
  [/^\/blog\/([^/]+)$/, 'blog/[slug]/page.tsx'],
  [/^\/(services|about|notices|privacy)$/, '$1/page.tsx'],
  [/^\/share\/(.+)$/, 'share/[token]/page.tsx'],
]
const next: RequestHandler = (request, response) =>
  asking.run(request.headers.cookie ?? '', async () => {
    const found = files.find(([pattern]) => pattern.test(request.url ?? ''))
    const [, part = ''] = found?.[0].exec(request.url ?? '') ?? []
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    try {
      if (!found) throw new Error('There is no such page.')
      const file = `../../app/(site)/${found[1].replace('$1', part)}`
      const page = (await import(file)) as { default: (props: object) => Promise<ReactElement> }
      const params = Promise.resolve({ slug: part, token: part })
      response.end(`<!DOCTYPE html>${renderToStaticMarkup(await page.default({ params }))}`)
    } catch {
      response.writeHead(404).end()
    }
  })

const key = 'the key of this practice'
const until = Date.now() + 60_000
const share = { link: 'link-of-a-reviewer', type: 'article', document: 'article-edited', until }
const staff = `${draftCookie}=${draftSecret}; nightlight-preview=${writePass(key, { until })}`
const shared = sharedPath(writeShare(key, share as typeof share & { type: 'article' }))
const forged = `${draftCookie}=${draftSecret}; nightlight-preview=${writePass('guessed', { until })}`
const articles = ['live', 'edited', 'never', 'waiting', 'taken'].map(
  (one) => `/blog/article-${one}`,
)
const pages = ['/', '/services', '/about', '/notices', '/privacy', ...articles]

let lake: MarkedLake
let reading: ReadingServer
let copies: PageCopies
let origin: string

beforeAll(async () => {
  lake = await startMarkedLake()
  Object.assign(process.env, { PREVIEW_KEY: key, PICTURE_KEY: 'the key of pictures' })
  const noise = { create: { width: 900, height: 600, channels: 3 as const, background: '#246' } }
  const picture = await sharp(noise)
    .jpeg()
    .withExif({ IFD0: { ImageDescription: markOf('article', 'never') } })
    .toBuffer()
  expect(marksIn(picture.toString('latin1'))).toHaveLength(1)
  const filename = `${markOf('article', 'never')}.jpg`
  const { _id } = await lake.editor.assets.upload('image', picture, { filename })
  const banner = { _type: 'image', asset: { _type: 'reference', _ref: _id }, alt: 'A lamp' }
  await lake.editor.patch('drafts.article-never').set({ banner }).commit()
  const register = { _id: `shared-link.${share.link}`, _type: 'sharedLink', ...share }
  await lake.editor.create({ ...register, until: new Date(until).toISOString() })

  copies = await openPageCopies(path.join(lake.folder, 'pages'), 'this-build')
  reading = await createReadingServer({
    settings: readSettings(),
    next,
    events: () => ({
      subscribe(observer) {
        observer.next({ type: 'welcome' })
        return { unsubscribe() {} }
      },
    }),
    sheets: { read: () => undefined },
    copies,
    pictureCopies: openPictureCopies(path.join(lake.folder, 'pictures'), 'this-lake'),
    preview: { draftSecret, key },
    publicFiles: new Set(),
    buildFiles: new Set(),
    mode: 'production',
  })
  reading.server.listen(0, '127.0.0.1')
  await once(reading.server, 'listening')
  origin = `http://127.0.0.1:${(reading.server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await reading.stop(0)
  await lake.stop()
})

const ask = (target: string, headers: Record<string, string> = {}) =>
  fetch(origin + target, { headers, redirect: 'manual', signal: AbortSignal.timeout(10_000) })
const readAll = async (targets: string[], cookie = '') => {
  let all = ''
  for (const target of targets) all += await (await ask(target, cookie ? { cookie } : {})).text()
  return all
}
/** Every byte of a folder's files, and their names. */
function bytesIn(folder: string): string {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const all = entries.filter((entry) => entry.isFile())
  return all
    .map(({ parentPath, name }) => name + readFileSync(path.join(parentPath, name), 'latin1'))
    .join('\n')
}

describe('what the site keeps on disk', () => {
  it('holds nothing of a draft, after staff, a reviewer and visitors have asked for all', async () => {
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

describe('the lake behind the site', () => {
  const api = '/lake/v2025-02-19/data'
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
  const streams = [
    `/listen/production?${everything}&includeResult=true&includeAllVersions=true`,
    '/live/events/production?includeDrafts=true',
  ]
  const strangers: Array<[string, Record<string, string>]> = [
    ['a stranger', {}],
    ['a guessed token', { authorization: 'Bearer guessed' }],
    ['the cookies of a preview', { cookie: staff }],
  ]

  it.each(strangers)('tells %s nothing', async (_, headers) => {
    for (const target of [...closed, ...streams]) {
      const answer = await ask(api + target, headers)
      expect([target, answer.status]).toEqual([target, 401])
      expect(marksIn(await answer.text())).toEqual([])
    }
  })

  it('tells it all to who has a token, so that these would find it', async () => {
    const headers = { authorization: `Bearer ${lake.editor.config().token}` }
    for (const target of closed) {
      const answer = await ask(api + target, headers)
      expect([target, answer.status]).toEqual([target, 200])
      const isList = /events|transactions/.test(target)
      if (!isList) expect(await answer.text()).toMatch(/What everyone may read|leaked-/)
      else await answer.body?.cancel()
    }
    for (const target of streams) {
      const answer = await ask(api + target, headers)
      expect([target, answer.status]).toEqual([target, 200])
      await answer.body?.cancel()
    }
  })

  it('lets strangers hear that something live has changed, and never that a draft or a shared link has', async () => {
    const { editor } = lake
    const hear = async (target: string, headers?: Record<string, string>) => {
      const { body } = await ask(`${api}${target}`, headers)
      return body?.pipeThrough(new TextDecoderStream()).getReader()
    }
    const stranger = await hear('/live/events/production')
    const token = { authorization: `Bearer ${editor.config().token}` }
    const insider = await hear('/live/events/production?includeDrafts=true', token)
    await editor.patch('drafts.article-never').set({ subtitle: 'Another' }).commit()
    await editor.create({ _id: 'drafts.page-new', _type: 'page', title: 'New' })
    await editor.create({ _id: 'shared-link.new', _type: 'sharedLink', document: 'article-edited' })
    await editor.delete('shared-link.new')
    await editor.patch('topic-edited').set({ title: 'A live change' }).commit()
    const events = (text: string) => text.match(/"tags"/g) ?? []
    let all = ''
    while (events(all).length < 5) all += (await insider?.read())?.value
    const last = /id: ?([\w-]+)/.exec(all.slice(all.lastIndexOf('id:')))?.[1] ?? 'none'
    let text = ''
    while (!text.includes(last)) text += (await stranger?.read())?.value
    await Promise.all([stranger?.cancel(), insider?.cancel()])
    expect(events(text)).toHaveLength(1)
    expect(text).not.toMatch(/leaked|draft|article|topic-edited|Another|live change/)
  })
})
