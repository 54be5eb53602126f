import { type IncomingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { startTestLake, type TestLake } from '../test-lake.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startTestLake()
})

afterAll(() => lake.close())

const login = '/v1/auth/login/local?origin='
const studio = 'http://localhost:3000/studio/structure'

/** Asks under any `Host`, which fetch does not allow. */
function askAs(headers: Record<string, string>, origin = studio, path = login) {
  return new Promise<{ status: number | undefined; location: string | undefined; text: string }>(
    (resolve, reject) => {
      request(`${lake.url}${path}${encodeURIComponent(origin)}`, { headers }, (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (part) => {
          text += part
        })
        answer.on('end', () =>
          resolve({ status: answer.statusCode, location: answer.headers.location, text }),
        )
      })
        .on('error', reject)
        .end()
    },
  )
}

async function signIn(): Promise<string> {
  const { location } = await askAs({ host: 'localhost:3000' })
  const sid = new URL(location ?? '').hash.replace('#sid=', '')
  const answer = await lake.get(`/v1/auth/fetch?sid=${sid}`)
  return ((await answer.json()) as { token: string }).token
}

describe('signing in to the Studio', () => {
  it.each([
    ['of the lake', () => `localhost:${lake.port}`, () => `http://localhost:${lake.port}`],
    ['of the site', () => 'localhost:3000', () => 'http://localhost:3000/lake'],
    ['of neither', () => 'rebound.example', () => 'http://localhost:3000/lake'],
  ])(
    'names one provider under the address that was called, if it is one %s',
    async (_, host, base) => {
      const { text } = await askAs({ host: host() }, studio, '/v1/auth/providers?origin=')
      expect(JSON.parse(text)).toMatchObject({
        providers: [{ name: 'local', url: `${base()}/v1/auth/login/local` }],
      })
    },
  )

  it('gives no session to a proxy that hides but speaks HTTP/1.0', async () => {
    for (const [version, status] of [
      ['1.1', '302'],
      ['1.0', '403'],
    ]) {
      const socket = connect(lake.port, '127.0.0.1')
      const head = `Host: localhost:${lake.port}\r\nConnection: close`
      socket.write(`GET ${login}${encodeURIComponent(studio)} HTTP/${version}\r\n${head}\r\n\r\n`)
      expect((await text(socket)).split(' ')[1]).toBe(status)
    }
  })

  it('goes there and back, and ends in a session', async () => {
    const { status, location } = await askAs({ host: 'localhost:3000' })
    expect(status).toBe(302)
    expect(location).toMatch(/^http:\/\/localhost:3000\/studio\/structure#sid=.{20,}$/)

    const headers = { authorization: `Bearer ${await signIn()}` }
    expect(await (await lake.get('/v1/users/me', undefined, headers)).json()).toMatchObject({
      id: 'p-local',
      role: 'administrator',
      roles: [{ name: 'administrator' }],
    })
    expect(await (await lake.get('/v1/auth/id', undefined, headers)).json()).toEqual({
      id: 'p-local',
    })
  })

  it('exchanges a secret once only', async () => {
    const { location } = await askAs({ host: 'localhost:3000' })
    const sid = new URL(location ?? '').hash.replace('#sid=', '')
    expect((await lake.get(`/v1/auth/fetch?sid=${sid}`)).status).toBe(200)
    expect((await lake.get(`/v1/auth/fetch?sid=${sid}`)).status).toBe(401)
    expect((await lake.get('/v1/auth/fetch')).status).toBe(401)
  })

  it('lets a browser with an outdated token sign in again', async () => {
    const { location } = await askAs({ host: 'localhost:3000' })
    const sid = new URL(location ?? '').hash.replace('#sid=', '')
    const headers = { authorization: 'Bearer nl-long-gone' }
    expect(await (await lake.get('/v1/users/me', undefined, headers)).json()).toEqual({})
    expect((await lake.get(`/v1/auth/fetch?sid=${sid}`, undefined, headers)).status).toBe(200)
  })

  it('ends with signing out', async () => {
    const headers = { authorization: `Bearer ${await signIn()}` }
    await fetch(`${lake.url}/v1/auth/logout`, { method: 'POST', headers })
    expect(await (await lake.get('/v1/users/me', undefined, headers)).json()).toEqual({})
  })

  it.each([
    ['a foreign name', { host: 'rebound.example' }, studio, 'rebound.example'],
    ['a proxy', { host: 'localhost:3000', 'x-forwarded-for': '1.2.3.4' }, studio, 'another server'],
    [
      'a foreign return',
      { host: 'localhost:3000' },
      'https://evil.example/studio',
      'not the Studio',
    ],
  ])('is explained to a person when it is refused: %s', async (_, headers, origin, reason) => {
    const { status, location, text } = await askAs(headers, origin)
    expect(status).toBe(403)
    expect(location).toBeUndefined()
    expect(text).toContain(reason)
    expect(text).toContain('href="http://localhost:3000/studio"')
    expect(text).toContain('token add NAME')
  })

  it('shows markup in a host name as text', async () => {
    const { text } = await askAs({ host: '<script>alert(1)</script>' })
    expect(text).not.toContain('<script>')
  })
})

describe('a stranger', () => {
  it('is nobody', async () => {
    expect(await (await lake.get('/v1/users/me')).json()).toEqual({})
    expect(await (await lake.get('/v1/auth/id')).json()).toEqual({})
  })

  it.each([
    '/v1/data/query/production?query=*',
    '/v1/data/doc/production/a',
    '/v1/data/listen/production?query=*',
    '/v1/data/export/production',
    '/v1/data/history/production/documents/a?revision=b',
    '/v1/data/live/events/production?includeDrafts=true',
    '/v1/users/p-local',
    '/v1/projects',
    '/v1/projects/nightlight',
    '/v1/projects/nightlight/datasets',
    '/v1/projects/nightlight/grants',
    '/v1/users/me/keyvalue/a',
  ])('may not read %s', async (path) => {
    expect((await lake.get(path)).status).toBe(401)
  })

  it.each([
    '/v1/data/mutate/production',
    '/v1/data/actions/production',
    '/v1/assets/images/production',
    '/v1/assets/files/production',
  ])('and a viewer may not write to %s', async (path) => {
    const write = (headers: Record<string, string>) =>
      fetch(`${lake.url}${path}`, { method: 'POST', headers, body: '{"mutations":[]}' })
    expect((await write({})).status).toBe(401)
    expect((await write({ authorization: `Bearer ${lake.token('viewer')}` })).status).toBe(403)
  })
})

describe('a lake with an address of its own', () => {
  let apart: TestLake
  beforeAll(async () => {
    apart = await startTestLake({ publicUrl: 'http://localhost:4999', studioPath: '' })
  })
  afterAll(() => apart.close())

  const ask = (path: string, host: string, headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<{ status: number | undefined; text: string; headers: IncomingHttpHeaders }>(
      (resolve, reject) => {
        request(`${apart.url}${path}`, { method, headers: { host, ...headers } }, (answer) => {
          text(answer).then(
            (body) => resolve({ status: answer.statusCode, text: body, headers: answer.headers }),
            reject,
          )
        })
          .on('error', reject)
          .end()
      },
    )

  it('names it as the place to sign in, and sends the Studio back to the root of its site', async () => {
    const providers = await ask('/v1/auth/providers', 'localhost:4999')
    expect(JSON.parse(providers.text).providers[0].url).toBe(
      'http://localhost:4999/v1/auth/login/local',
    )
    const back = encodeURIComponent('http://localhost:3000/structure')
    const { status, headers } = await ask(`${login}${back}`, 'localhost:4999')
    expect([status, headers.location?.split('#')[0]]).toEqual([
      302,
      'http://localhost:3000/structure',
    ])
  })

  it('lets pages of that address call, and no others but the site', async () => {
    const preflight = async (origin: string) =>
      (await ask('/v1/ping', 'localhost:4999', { origin }, 'OPTIONS')).status
    expect(await preflight('http://localhost:4999')).toBe(204)
    expect(await preflight('http://localhost:3000')).toBe(204)
    expect(await preflight('http://localhost:5000')).toBe(403)
  })
})
