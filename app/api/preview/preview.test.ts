import { jest } from '@jest/globals'
import { passLifetime, readPass } from '#lib/preview/staff-pass.ts'

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
const { ContentUnavailable } = await import('#sanity/content/content-unavailable.ts')
const enter = await import('./enter/route.ts')
const leave = await import('./leave/route.ts')

const secret = 'MDEyMzQ1Njc4OWFiY2RlZg'
const key = 'the key of this practice'
const ask = (search: string) =>
  enter.GET(new Request(`http://localhost/api/preview/enter${search}`))
const saved = { ...process.env }

beforeEach(() => {
  jar.clear()
  isDraftMode = false
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
    expect(jar.size).toBe(0)
  })
})
