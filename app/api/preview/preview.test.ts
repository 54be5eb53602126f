import { jest } from '@jest/globals'
import { readShare, type Share } from '#lib/preview/share-token.ts'
import { passLifetime, readPass, type StaffPass } from '#lib/preview/staff-pass.ts'

type Cookie = { name: string; value: string; expires?: Date; [manner: string]: unknown }
const jar = new Map<string, Cookie>()
let isDraftMode = false
jest.unstable_mockModule('next/headers', () => ({
  draftMode: async () => ({
    enable() {
      isDraftMode = true
      const value = 'the build’s own'
      jar.set('__prerender_bypass', { name: '__prerender_bypass', value, sameSite: 'none' })
    },
  }),
  cookies: async () => ({
    get: (name: string) => jar.get(name),
    set: (name: string, value: string, manners: object) =>
      jar.set(name, { name, value, ...manners }),
  }),
}))
let check: (secret: string) => Promise<boolean>
jest.unstable_mockModule('#sanity/content/preview-secret.ts', () => ({
  isPreviewSecret: (secret: string) => check(secret),
}))
let pass: StaffPass | undefined
jest.unstable_mockModule('#sanity/content/who-reads.ts', () => ({ findPass: async () => pass }))
let kept: Share | undefined
jest.unstable_mockModule('#sanity/content/shared-link.ts', () => ({
  findSharedLink: async (link: string) => (kept?.link === link ? kept : undefined),
}))
const { ContentUnavailable } = await import('#sanity/content/content-unavailable.ts')
const enter = await import('./enter/route.ts')
const leave = await import('./leave/route.ts')
const asOf = await import('./as-of/route.ts')
const share = await import('./share/route.ts')

const secret = 'MDEyMzQ1Njc4OWFiY2RlZg'
const key = 'the key of this practice'
const ask = (search: string) =>
  enter.GET(new Request(`http://localhost/api/preview/enter${search}`))
const saved = { ...process.env }

beforeEach(() => {
  jar.clear()
  isDraftMode = false
  pass = undefined
  kept = undefined
  check = async (given) => given === secret
  process.env = { ...saved, PREVIEW_KEY: key, SITE_URL: 'https://www.practice.example' }
})
afterEach(() => {
  process.env = saved
  jest.restoreAllMocks()
})

describe('the way into a preview', () => {
  it('gives the holder of a secret both cookies for a working day, and shows the page', async () => {
    const answer = await ask(`?sanity-preview-secret=${secret}&sanity-preview-pathname=/blog/a`)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/blog/a')
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    const pass = readPass(key, jar.get('nightlight-preview')?.value)
    expect(pass?.until).toBeGreaterThan(Date.now() + passLifetime - 10_000)
    for (const name of ['__prerender_bypass', 'nightlight-preview']) {
      expect(jar.get(name)).toMatchObject({
        httpOnly: true,
        secure: true,
        sameSite: 'lax',
        path: '/',
        expires: new Date(pass?.until ?? 0),
      })
    }
    expect(jar.get('__prerender_bypass')?.value).toBe('the build’s own')
  })

  it('shows what visitors see when the Studio does', async () => {
    await ask(`?sanity-preview-secret=${secret}&sanity-preview-perspective=published`)
    expect(readPass(key, jar.get('nightlight-preview')?.value)?.asOf).toBe('now')
  })

  it('never leads to another site', async () => {
    const elsewhere = encodeURIComponent('http://localhost//evil.example/x')
    const answer = await ask(
      `?sanity-preview-secret=${secret}&sanity-preview-pathname=${elsewhere}`,
    )
    expect(answer.headers.get('location')).toBe('/')
  })

  it.each([
    ['a secret that is over or guessed', `?sanity-preview-secret=${'x'.repeat(22)}`],
    ['no secret', ''],
  ])('is closed to %s', async (_, search) => {
    const answer = await ask(search)
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('Open it again from the Studio')
    expect([isDraftMode, jar.size]).toEqual([false, 0])
  })

  it('is closed where there is no key to seal a pass with', async () => {
    delete process.env.PREVIEW_KEY
    expect((await ask(`?sanity-preview-secret=${secret}`)).status).toBe(403)
    expect(jar.size).toBe(0)
  })

  it('says so when the lake can’t be asked', async () => {
    const log = jest.spyOn(console, 'error').mockReturnValue()
    check = async () => {
      throw new ContentUnavailable('unreachable', 'The lake is down; start it.')
    }
    expect((await ask(`?sanity-preview-secret=${secret}`)).status).toBe(503)
    expect(log).toHaveBeenCalledWith('The lake is down; start it.')
    expect(jar.size).toBe(0)
  })
})

describe('leaving a preview', () => {
  const press = (headers: Record<string, string>) =>
    leave.POST(
      new Request('http://localhost/api/preview/leave', {
        method: 'POST',
        headers: { host: 'practice.example', ...headers },
      }),
    )

  it('takes both cookies away and shows the page that was seen', async () => {
    const answer = await press({
      origin: 'https://practice.example',
      referer: 'https://practice.example/blog/a',
    })
    expect(answer.headers.get('location')).toBe('/blog/a')
    for (const name of ['__prerender_bypass', 'nightlight-preview']) {
      expect(jar.get(name)).toMatchObject({ value: '', path: '/', expires: new Date(0) })
    }
  })

  it('is not done from another site', async () => {
    expect((await press({ origin: 'https://evil.example' })).status).toBe(403)
    const neighbour = { origin: 'https://practice.example', 'sec-fetch-site': 'same-site' }
    expect((await press(neighbour)).status).toBe(403)
    expect((await press({})).status).toBe(403)
    expect(jar.size).toBe(0)
  })
})

const ownPage = {
  host: 'practice.example',
  origin: 'https://practice.example',
  referer: 'https://practice.example/blog',
}

describe('the site as of a date', () => {
  const choose = (at: string, headers = ownPage) =>
    asOf.POST(
      new Request('http://localhost/api/preview/as-of', {
        method: 'POST',
        headers,
        body: new URLSearchParams({ at }),
      }),
    )
  const until = Date.now() + 60_000

  it('stands in the pass, which ends when it would have ended, and is taken out again', async () => {
    pass = { until }
    expect((await choose('2029-12-24T18:00')).headers.get('location')).toBe('/blog')
    const value = () => readPass(key, jar.get('nightlight-preview')?.value)
    expect(value()).toEqual({ until, asOf: '2029-12-25T02:00:00.000Z' })
    await choose('now')
    expect(value()).toEqual({ until, asOf: 'now' })
    await choose('')
    expect(value()).toEqual({ until })
  })

  it('is not one that is past or none', async () => {
    pass = { until }
    for (const at of ['2020-01-01T10:00', 'soon']) expect((await choose(at)).status).toBe(400)
    expect(jar.size).toBe(0)
  })

  it('is for staff alone, from a page of the site', async () => {
    expect((await choose('2029-12-24T18:00')).status).toBe(403)
    pass = { until }
    const elsewhere = { ...ownPage, origin: 'https://evil.example' }
    expect((await choose('2029-12-24T18:00', elsewhere)).status).toBe(403)
    expect(jar.size).toBe(0)
  })
})

describe('the address of a shared link', () => {
  const seal = (body: object, headers: Record<string, string> = ownPage) =>
    share.POST(
      new Request('http://localhost/api/preview/share', {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      }),
    )
  const link: Share = { link: 'link-one', type: 'article', document: 'calm', until: 1e13 }

  it('is sealed for who shows a secret of the Studio, as the lake has it', async () => {
    kept = link
    const answer = await seal({ secret, link: 'link-one' })
    const { address } = (await answer.json()) as { address: string }
    const [start, token = ''] = address.split('/share/')
    expect(start).toBe('https://www.practice.example')
    expect(readShare(key, token)).toEqual(link)
  })

  it.each([
    ['without a secret', { link: 'link-one' }, ownPage, 403],
    ['with a guess', { secret: 'x'.repeat(22), link: 'link-one' }, ownPage, 403],
    ['from another site', { secret, link: 'link-one' }, { ...ownPage, origin: 'null' }, 403],
    ['for a link that the lake has not', { secret, link: 'link-two' }, ownPage, 404],
  ])('is not sealed %s', async (_, body, headers, status) => {
    kept = link
    const answer = await seal(body, headers)
    expect(answer.status).toBe(status)
    expect(await answer.text()).not.toContain('/share/')
  })

  it('is never sealed for a document without a page', async () => {
    kept = { ...link, type: 'settings' as 'article' }
    expect((await seal({ secret, link: 'link-one' })).status).toBe(403)
  })
})
