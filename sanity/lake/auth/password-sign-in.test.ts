import { createHook } from 'node:async_hooks'
import { scryptSync } from 'node:crypto'
import { jest } from '@jest/globals'
import { startTestLake, type TestLake } from '../test-lake.ts'
import { type Answer, askLake } from './ask-for-tests.ts'
import { localAdministrator } from './identities.ts'

const site = 'https://www.example.com'
const studio = `${site}/studio/structure`
const password = 'four quiet herons wade'
let lake: TestLake

/** A session from the time when everything was local. */
let earlierSession: string

/** Before the lake starts, which keeps the clock that it finds. */
let clock: jest.SpiedFunction<typeof Date.now>

beforeEach(async () => {
  clock = jest.spyOn(Date, 'now')
  lake = await startTestLake({ siteOrigin: site, publicUrl: `${site}/lake` }, (identities) => {
    identities.users.add('maya@example.com', 'Jane Doe', 'editor', cheapHash(password))
    earlierSession = identities.openSession(localAdministrator)
  })
})

afterEach(async () => {
  clock.mockRestore()
  await lake.close()
})

/** Costs next to nothing, so that a test may sign in often. */
function cheapHash(text: string): string {
  const hash = scryptSync(text, Buffer.alloc(16), 32, { N: 16, r: 1, p: 1 }).toString('base64url')
  return `scrypt:16:1:1:AAAAAAAAAAAAAAAAAAAAAA:${hash}`
}

const ask = (method: string, path: string, headers: Record<string, string>, body?: string) =>
  askLake(`${lake.url}${path}`, method, headers, body)

const host = 'www.example.com'
const show = (headers: Record<string, string> = {}, origin = studio) =>
  ask('GET', `/v1/auth/login/local?origin=${encodeURIComponent(origin)}`, { host, ...headers })

const readToken = ({ text }: Answer) => /name="token" value="([^"]+)"/.exec(text)?.[1] ?? ''

type Changes = { fields?: Record<string, string>; headers?: Record<string, string | undefined> }

/** Fills the form in and sends it as a browser does. */
async function send({ fields = {}, headers = {} }: Changes = {}): Promise<Answer> {
  const form = {
    origin: studio,
    token: fields.token ?? readToken(await show()),
    email: 'maya@example.com',
    password,
    ...fields,
  }
  const sent: Record<string, string | undefined> = {
    host,
    origin: site,
    'content-type': 'application/x-www-form-urlencoded',
    ...headers,
  }
  const given = Object.entries(sent).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  )
  return await ask(
    'POST',
    '/v1/auth/login/local',
    Object.fromEntries(given) as Record<string, string>,
    new URLSearchParams(form).toString(),
  )
}

const readSid = ({ headers }: Answer) => new URL(String(headers.location)).hash.slice(5)

async function openSession(): Promise<string> {
  const answer = await lake.get(`/v1/auth/fetch?sid=${readSid(await send())}`)
  return ((await answer.json()) as { token: string }).token
}

const whoIs = async (token: string) =>
  (await lake.get('/v1/users/me', undefined, { authorization: `Bearer ${token}` })).json()

describe('the sign-in page', () => {
  it('is a form without scripts, under a policy of its own, in no frame', async () => {
    const { status, headers, text } = await show()
    expect(status).toBe(200)
    expect(text).not.toContain('<script')
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    })
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'self' https:\/\/www\.example\.com; frame-ancestors 'none'$/,
    )
    expect(headers['set-cookie']).toBeUndefined()
  })

  it.each([
    ['a foreign name', { host: 'rebound.example' }, studio],
    ['the network address of the machine', { host: '192.168.1.5:3000' }, studio],
    ['a foreign return', {}, 'https://evil.example/studio'],
    ['another page of the site', {}, `${site}/blog`],
    ['a return that is a script', {}, 'javascript:alert(1)//studio'],
  ])('is not shown for %s', async (_, headers, origin) => {
    const { status, text } = await show(headers, origin)
    expect(status).toBe(403)
    expect(text).not.toContain('<form')
  })

  it('is not shown when nobody has a password', async () => {
    lake.identities.users.remove('maya@example.com')
    const { status, text } = await show()
    expect(status).toBe(403)
    expect(text).toContain('user add EMAIL')
  })
})

describe('signing in with a password', () => {
  it('goes back to the Studio with a secret that is good once, and ends in a session', async () => {
    const answer = await send()
    expect(answer.status).toBe(302)
    expect(answer.headers.location).toMatch(
      /^https:\/\/www\.example\.com\/studio\/structure#sid=.{43}$/,
    )
    expect(answer.headers['set-cookie']).toBeUndefined()
    const sid = readSid(answer)
    const exchanged = await lake.get(`/v1/auth/fetch?sid=${sid}`)
    const { token, label } = (await exchanged.json()) as { token: string; label: string }
    expect(label).toBe('Jane Doe')
    expect(await whoIs(token)).toMatchObject({ name: 'Jane Doe', role: 'editor' })
    expect((await lake.get(`/v1/auth/fetch?sid=${sid}`)).status).toBe(401)
  })

  it('takes the address in capitals and with spaces around it', async () => {
    expect((await send({ fields: { email: ' Maya@Example.COM ' } })).status).toBe(302)
  })

  it.each([
    ['a wrong password', { password: 'four quiet herons wait' }],
    ['no password', { password: '' }],
    ['an unknown account', { email: 'nobody@example.com' }],
    ['no account', { email: '' }],
  ])('is refused with the same words for %s', async (_, fields) => {
    const { status, headers, text } = await send({ fields })
    expect(status).toBe(403)
    expect(headers.location).toBeUndefined()
    expect(text).toContain('E-mail address or password is wrong.')
    expect(text).not.toContain(password)
  })

  it('costs the same work for an account that does not exist', async () => {
    let derived = 0
    const hook = createHook({
      init(_id, type) {
        if (type === 'SCRYPTREQUEST') derived += 1
      },
    }).enable()
    await send({ fields: { email: 'nobody@example.com' } })
    hook.disable()
    expect(derived).toBe(1)
  })

  it.each<[string, Changes]>([
    ['a page of another site', { headers: { origin: 'https://evil.example' } }],
    ['a page of the same name without TLS', { headers: { origin: 'http://www.example.com' } }],
    ['a page that hides where it is', { headers: { origin: 'null' } }],
    ['something that is no browser', { headers: { origin: undefined } }],
    ['a page of another site, says the browser', { headers: { 'sec-fetch-site': 'cross-site' } }],
    ['a page of a sister site', { headers: { 'sec-fetch-site': 'same-site' } }],
    ['nowhere, typed by hand', { headers: { 'sec-fetch-site': 'none' } }],
    [
      'a name that others point here',
      { headers: { host: 'rebound.example', origin: 'http://rebound.example' } },
    ],
    ['a form that the lake did not make', { fields: { token: 'made.1.up' } }],
    ['a form without a token', { fields: { token: '' } }],
    ['a form for a foreign return', { fields: { origin: 'https://evil.example/studio' } }],
    ['a form for another return than its own', { fields: { origin: `${site}/studio/vision` } }],
  ])('is refused, right password or not, from %s', async (_, changes) => {
    const { status, headers } = await send(changes)
    expect(status).toBe(403)
    expect(headers.location).toBeUndefined()
  })

  it('takes each form once', async () => {
    const token = readToken(await show())
    expect((await send({ fields: { token } })).status).toBe(302)
    expect((await send({ fields: { token } })).status).toBe(403)
  })

  it.each([
    ['text/plain', 415],
    ['application/json', 415],
    ['multipart/form-data; boundary=a', 415],
  ])('takes no %s', async (type, status) => {
    expect((await send({ headers: { 'content-type': type } })).status).toBe(status)
  })

  it('takes no endless form', async () => {
    expect((await send({ fields: { more: 'x'.repeat(20_000) } })).status).toBe(413)
  })

  it.each([['maya@example.com'], ['nobody@example.com']])(
    'is slowed after five failures, right password or not, for %s',
    async (email) => {
      // The wait is a second, and on a busy machine one attempt takes longer.
      clock.mockReturnValue(Date.now())
      const wrong = { fields: { email, password: 'not this one, I think' } }
      for (let count = 0; count < 5; count += 1) expect((await send(wrong)).status).toBe(403)
      const { status, headers, text } = await send({ fields: { email } })
      expect(status).toBe(429)
      expect(headers['retry-after']).toBe('1')
      expect(text).toContain('Try again in a second.')
    },
    30_000,
  )

  it('counts many attempts at once, not only one after the other', async () => {
    const forms = await Promise.all(Array.from({ length: 12 }, async () => readToken(await show())))
    const answers = await Promise.all(
      forms.map((token) => send({ fields: { token, password: 'not this one, I think' } })),
    )
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 403)).toHaveLength(5)
    expect(statuses.filter((status) => status === 429)).toHaveLength(7)
  })

  it('shows what was typed as text', async () => {
    const { text } = await send({ fields: { email: '"><script>alert(1)</script>' } })
    expect(text).not.toContain('<script')
  })
})

it('ends what was opened without a password as soon as others can reach the lake', async () => {
  expect(await whoIs(earlierSession)).toEqual({})
})

describe('a person whose account changes', () => {
  it.each<[string, () => void]>([
    ['is removed', () => lake.identities.users.remove('maya@example.com')],
    [
      'gets a new password',
      () => lake.identities.users.changePassword('maya@example.com', cheapHash('other')),
    ],
  ])(
    'who %s is signed out at once, and a sign-in under way comes to nothing',
    async (_, change) => {
      const token = await openSession()
      const sid = readSid(await send())
      change()
      expect(await whoIs(token)).toEqual({})
      expect((await lake.get(`/v1/auth/fetch?sid=${sid}`)).status).toBe(401)
      expect((await send()).status).toBe(403)
    },
  )

  it('may sign in with the new password at once, however often the old one was tried', async () => {
    for (let count = 0; count < 6; count += 1) await send({ fields: { password: 'old' } })
    lake.identities.users.changePassword('maya@example.com', cheapHash('another one entirely'))
    expect((await send({ fields: { password: 'another one entirely' } })).status).toBe(302)
  })

  it('keeps the sessions of others', async () => {
    lake.identities.users.add('noor@example.com', 'Noor', 'viewer', cheapHash('noor'))
    const token = await openSession()
    lake.identities.users.remove('noor@example.com')
    expect(await whoIs(token)).toMatchObject({ name: 'Jane Doe' })
  })
})

it('is given at a public address of the lake itself, and there only from its own page', async () => {
  await lake.close()
  lake = await startTestLake(
    { siteOrigin: site, publicUrl: 'https://lake.example.com' },
    (identities) => {
      identities.users.add('maya@example.com', 'Jane Doe', 'editor', cheapHash(password))
    },
  )
  const at = (origin: string) => send({ headers: { host: 'lake.example.com', origin } })
  expect((await show({ host: 'lake.example.com' })).status).toBe(200)
  expect((await at('https://lake.example.com')).status).toBe(302)
  for (const other of ['http://lake.example.com', site, 'https://evil.example']) {
    expect([other, (await at(other)).status]).toEqual([other, 403])
  }
})
