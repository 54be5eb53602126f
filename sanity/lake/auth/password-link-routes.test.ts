import { startTestLake, type TestLake } from '../test-lake.ts'
import { askLake } from './ask-for-tests.ts'
import { isPassword, noPassword } from './passwords.ts'

const site = 'https://www.example.com'
const host = 'www.example.com'
const chosen = 'four quiet herons wade'
let lake: TestLake
let link: string

beforeEach(async () => {
  lake = await startTestLake({ siteOrigin: site, publicUrl: `${site}/lake` }, ({ users }) => {
    users.add('maya@example.com', 'Jane Doe', 'editor', noPassword)
  })
  link = lake.identities.passwordLinks.make('maya@example.com')
})
afterEach(() => lake.close())

const ask = (method: string, path: string, headers: Record<string, string>, body?: string) =>
  askLake(`${lake.url}${path}`, method, headers, body)

const open = (secret = link, name = host) =>
  ask('GET', `/v1/auth/password?link=${encodeURIComponent(secret)}`, { host: name })

const send = (fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  ask(
    'POST',
    '/v1/auth/password',
    { host, origin: site, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    new URLSearchParams({ link, password: chosen, again: chosen, ...fields }).toString(),
  )

const storedPassword = () => lake.identities.users.find('maya@example.com')?.password ?? ''

describe('the page of a link', () => {
  it('is a form without scripts, under a policy of its own, in no frame', async () => {
    const { status, headers, text: page } = await open()
    expect(status).toBe(200)
    expect(page).toContain('Welcome, Jane Doe')
    expect(page).not.toContain('<script')
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
    })
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/,
    )
    expect(headers['set-cookie']).toBeUndefined()
  })

  it('uses nothing up by being opened, as programs that look into messages do', async () => {
    for (let count = 0; count < 30; count += 1) expect((await open()).status).toBe(200)
    expect((await send()).status).toBe(200)
  })

  it('is not shown under a foreign name', async () => {
    const { status, text: page } = await open(link, 'rebound.example')
    expect(status).toBe(403)
    expect(page).not.toContain('<form')
  })
})

describe('choosing a password by a link', () => {
  it('counts at once, works once, and stands in the log', async () => {
    const { status, text: page } = await send()
    expect(status).toBe(200)
    expect(page).toContain(`href="${site}/studio"`)
    expect(await isPassword(chosen, storedPassword())).toBe(true)
    for (const again of [
      await open(),
      await send({ password: 'another one, later', again: 'another one, later' }),
    ]) {
      expect(again.status).toBe(410)
      expect(again.text).toContain('This link was used already')
    }
    expect(await isPassword(chosen, storedPassword())).toBe(true)
    expect(lake.identities.acts.list(1)).toMatchObject([
      { who: 'Jane Doe', what: 'Jane Doe (maya@example.com) chose a password by a link' },
    ])
  })

  it.each([
    ['two that differ', { again: 'four quiet herons wait' }, /not the same/],
    ['one that is short', { password: 'heron', again: 'heron' }, /at least 12 characters/],
    [
      'one that is easy',
      { password: 'janedoe-password', again: 'janedoe-password' },
      /tried first/,
    ],
  ])('refuses %s, and the link stays good', async (_, fields, words) => {
    const { status, text: page } = await send(fields)
    expect(status).toBe(422)
    expect(page).toMatch(words)
    expect(page).not.toContain(fields.again)
    expect(storedPassword()).toBe(noPassword)
    expect((await send()).status).toBe(200)
  })

  it.each<[string, Record<string, string>]>([
    ['a page of another site', { origin: 'https://evil.example' }],
    ['a page that hides where it is', { origin: 'null' }],
    ['a page of another site, says the browser', { 'sec-fetch-site': 'cross-site' }],
    [
      'a name that others point here',
      { host: 'rebound.example', origin: 'http://rebound.example' },
    ],
  ])('is refused from %s', async (_, headers) => {
    expect((await send({}, headers)).status).toBe(403)
    expect(storedPassword()).toBe(noPassword)
  })

  it('lets one of two at once through', async () => {
    const both = await Promise.all([
      send(),
      send({ password: 'seven loud geese land', again: 'seven loud geese land' }),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 410])
  })
})

describe('a link that is not good', () => {
  it('is explained: one that a letter is missing of, and one that another took the place of', async () => {
    const cut = await open(link.slice(0, -1))
    expect([cut.status, cut.text]).toEqual([404, expect.stringContaining('This link is not whole')])
    lake.identities.passwordLinks.make('maya@example.com')
    const old = await open()
    expect([old.status, old.text]).toEqual([410, expect.stringContaining('This link is too old')])
  })

  it('is slowed for whoever tries many, by opening them as by sending', async () => {
    const from = { 'x-forwarded-for': '203.0.113.9' }
    const attempt = (index: number) =>
      index % 2 === 0
        ? ask('GET', `/v1/auth/password?link=wrong-${index}`, { host, ...from })
        : send({ link: `wrong-${index}` }, from)
    for (let index = 0; index < 20; index += 1) expect((await attempt(index)).status).toBe(404)
    const slowed = await attempt(20)
    expect(slowed.status).toBe(429)
    expect(slowed.headers['retry-after']).toBe('1')
    expect(slowed.text).toContain('Try again in a second.')
    // The right one waits too: otherwise waiting would tell that the others were wrong.
    expect((await send({}, from)).status).toBe(429)
    expect((await send()).status).toBe(200)
  })
})
