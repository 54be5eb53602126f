import path from 'node:path'
import { jest } from '@jest/globals'
import { seal } from '#lib/preview/sealed.ts'
import { passLifetime, writePass } from '#lib/preview/staff-pass.ts'
import { bytesIn } from './bytes-in.ts'
import { markOf, marksIn } from './marked-practice.ts'
import { key, type MarkedSite, previewCookies, startMarkedSite } from './marked-site.ts'

jest.setTimeout(120_000)

const day = 24 * 60 * 60 * 1000
/** Everything that waits in the marked practice is live by then. */
const asOf = new Date(Date.now() + 14 * day).toISOString()
const until = Date.now() + 60_000
const good = previewCookies({ until, asOf })
const pages = ['/', '/blog', '/services', '/blog/article-waiting', '/topics/topic-live']
const waiting = [markOf('article', 'waiting'), markOf('banner', 'waiting')]

let site: MarkedSite

beforeAll(async () => {
  site = await startMarkedSite()
})
afterAll(() => site.stop())

/** The same seal around other facts. */
function forge(pass: string, facts: object): string {
  const [id, , mark] = pass.split('.')
  return [id, Buffer.from(JSON.stringify(facts)).toString('base64url'), mark].join('.')
}
const withPass = (pass: string) => good.replace(/(?<=nightlight-preview=).*/, pass)
const [draftCookie = '', passCookie = ''] = good.split('; ')

const visitors: Array<[string, { query?: string; cookie?: string }]> = [
  ['who names a moment in the address', { query: `?at=2040-01-01T10:00&asOf=${asOf}&now=${asOf}` }],
  [
    'who names a version in the address',
    { query: '?sanity-preview-perspective=drafts&sanity-preview-secret=guessed' },
  ],
  ['with a moment in a cookie', { cookie: `${draftCookie}; nightlight-preview=${asOf}` }],
  [
    'with a pass under another key',
    { cookie: previewCookies({ until, asOf }, { sealedWith: 'guessed' }) },
  ],
  ['with a pass that is over', { cookie: previewCookies({ until: Date.now() - 1, asOf }) }],
  [
    'with a pass that counts longer than any is made for',
    { cookie: previewCookies({ until: Date.now() + passLifetime + day, asOf }) },
  ],
  [
    'with a moment put into a pass that had none',
    { cookie: withPass(forge(writePass(key, { until }), { until, asOf })) },
  ],
  [
    'with the end of an old pass moved',
    { cookie: withPass(forge(writePass(key, { until: Date.now() - 1, asOf }), { until, asOf })) },
  ],
  [
    'with the seal of a shared link',
    { cookie: withPass(seal(key, 'shared link', { until, asOf })) },
  ],
  ['with a pass alone', { cookie: passCookie }],
  [
    'with a pass and a guessed draft mode',
    { cookie: previewCookies({ until, asOf }, { secret: 'guessed' }) },
  ],
  ['with draft mode alone', { cookie: draftCookie }],
  ['with two passes', { cookie: `${good}; ${passCookie}` }],
  ['with the vendor’s own cookie', { cookie: 'sanity-preview-perspective=drafts' }],
]

describe('the site as of a date', () => {
  it('shows staff what waits, so that these would find it, and no draft', async () => {
    expect(marksIn(await site.readAll(pages, good))).toEqual(waiting)
  })

  it.each(visitors)('is the public site for a visitor %s', async (_, { query = '', cookie }) => {
    const asked = pages.map((page) => page + query)
    const text = await site.readAll(asked, cookie)
    expect(text).toContain('What everyone may read (article).')
    expect(marksIn(text)).toEqual([])
  })

  it('is kept nowhere, whoever asked first', async () => {
    await site.readAll(pages, good)
    expect(marksIn(await site.readAll(pages))).toEqual([])
    // Behind all that is being written.
    await site.copies.remove('/contact')
    const kept = bytesIn(path.join(site.lake.folder, 'pages'))
    expect(kept).toContain('What everyone may read (article).')
    expect(marksIn(kept)).toEqual([])
  })
})
