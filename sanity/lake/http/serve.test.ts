import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { Readable } from 'node:stream'
import { jest } from '@jest/globals'
import type { Identity, LakeRequest, Route } from '../types.ts'
import { readJson } from './body.ts'
import { createDispatch } from './dispatch.ts'
import { createOriginRules } from './origins.ts'
import { createLakeServer, type RunningServer } from './serve.ts'

const site = 'http://localhost:3000'
const people: Record<string, Identity> = {
  viewing: { id: 'v', name: 'V', role: 'viewer', kind: 'robot' },
  editing: { id: 'e', name: 'E', role: 'editor', kind: 'robot' },
  administrating: { id: 'a', name: 'A', role: 'administrator', kind: 'robot' },
}

let running: RunningServer
let url: string
let aborted: Promise<void>

beforeEach(async () => {
  let tellAborted = () => {}
  aborted = new Promise((resolve) => {
    tellAborted = resolve
  })
  const echo = async (request: LakeRequest) => ({
    status: 200,
    body: { read: await readJson(request, 1_000) },
  })
  const who = ({ identity }: LakeRequest) => ({ status: 200, body: { who: identity?.id ?? null } })
  const routes: Route[] = [
    { method: 'GET', pattern: '/anyone', access: 'anyone', handler: who },
    { method: 'GET', pattern: '/viewer', access: 'viewer', handler: who },
    { method: 'GET', pattern: '/editor', access: 'editor', handler: who },
    { method: 'GET', pattern: '/administrator', access: 'administrator', handler: who },
    { method: 'POST', pattern: '/echo', access: 'anyone', handler: echo },
    {
      method: 'GET',
      pattern: '/broken',
      access: 'anyone',
      handler: () => {
        throw new Error('The secret of the house')
      },
    },
    {
      method: 'GET',
      pattern: '/failing',
      access: 'anyone',
      handler: () => ({
        status: 200,
        body: Readable.from(
          (function* () {
            yield 'first'
            throw new Error('The disk is gone')
          })(),
          { objectMode: false },
        ),
      }),
    },
    {
      method: 'GET',
      pattern: '/stream',
      access: 'anyone',
      handler: ({ signal }) => {
        const body = new Readable({ read() {} })
        body.push('first\n')
        signal.addEventListener('abort', () => {
          tellAborted()
          body.push('goodbye\n')
          body.push(null)
        })
        return { status: 200, headers: { 'content-type': 'text/event-stream' }, body }
      },
    },
  ]
  const origins = createOriginRules(() => [site])
  const dispatch = createDispatch({
    routes,
    projectId: 'nightlight',
    basePath: '/lake',
    findIdentity: (token) => people[token],
  })
  running = createLakeServer({ dispatch, origins, onUpgrade: (_, socket) => socket.destroy() })
  await new Promise<void>((resolve) => running.server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(running.server.address() as AddressInfo).port}`
})

afterEach(() => running.close(100))

const ask = (path: string, init: RequestInit = {}) => fetch(`${url}${path}`, init)

/** Sends bytes as they are and reads what comes back until the other end closes. */
async function sendRaw(bytes: string | Buffer): Promise<string> {
  const socket = connect((running.server.address() as AddressInfo).port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write(bytes)
  let text = ''
  socket.on('data', (data) => {
    text += data.toString('latin1')
  })
  await once(socket, 'close')
  return text
}

describe('a caller who would like another protocol', () => {
  it('is answered in this one, body and all', async () => {
    const upgrade =
      'Connection: close, Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AA'
    const body = '{"a":1}'
    const answer = await sendRaw(
      `POST /v1/echo HTTP/1.1\r\nHost: lake\r\n${upgrade}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 200 /)
    expect(answer).toContain('{"read":{"a":1}}')
  })
})

describe('who may call what', () => {
  const token = {
    nobody: undefined,
    viewer: 'viewing',
    editor: 'editing',
    administrator: 'administrating',
  }
  it.each([
    ['nobody', 'anyone', 200],
    ['nobody', 'viewer', 401],
    ['nobody', 'editor', 401],
    ['nobody', 'administrator', 401],
    ['viewer', 'anyone', 200],
    ['viewer', 'viewer', 200],
    ['viewer', 'editor', 403],
    ['viewer', 'administrator', 403],
    ['editor', 'viewer', 200],
    ['editor', 'editor', 200],
    ['editor', 'administrator', 403],
    ['administrator', 'viewer', 200],
    ['administrator', 'editor', 200],
    ['administrator', 'administrator', 200],
  ] as const)('%s at a route for %s gets %i', async (caller, access, status) => {
    const authorization = token[caller] && `Bearer ${token[caller]}`
    const answer = await ask(`/v1/${access}`, { headers: authorization ? { authorization } : {} })
    expect(answer.status).toBe(status)
  })

  it('takes a token that the lake did not issue for none at all', async () => {
    const headers = { authorization: 'Bearer made-up' }
    expect((await ask('/v1/viewer', { headers })).status).toBe(401)
    expect(await (await ask('/v1/anyone', { headers })).json()).toEqual({ who: null })
  })

  it('answers a stranger in the words that the stock client knows', async () => {
    expect(await (await ask('/v1/viewer')).json()).toEqual({
      statusCode: 401,
      error: 'Unauthorized',
      message: 'Session not found',
    })
  })

  it('never takes a cookie for an identity', async () => {
    const answer = await ask('/v1/viewer', { headers: { cookie: 'sanitySession=viewing' } })
    expect(answer.status).toBe(401)
  })

  it('refuses calls that are meant for another project', async () => {
    const of = (project: string) =>
      ask('/v1/anyone', { headers: { 'x-sanity-project-id': project } })
    expect((await of('nightlight')).status).toBe(200)
    const answer = await of('abc123')
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('nightlight')
  })
})

describe('pages of other origins', () => {
  it('may read nothing', async () => {
    const answer = await ask('/v1/anyone', { headers: { origin: 'https://evil.example' } })
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    expect(answer.headers.get('vary')).toContain('origin')
  })

  it.each([
    'https://evil.example',
    'http://localhost:3000.evil.example',
    'http://localhost:30000',
    'https://localhost:3000',
    'null',
  ])('get no preflight: %s', async (origin) => {
    const answer = await ask('/v1/anyone', { method: 'OPTIONS', headers: { origin } })
    expect(answer.status).toBe(403)
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  })

  it('are not the site, which passes with what it asks for', async () => {
    const answer = await ask('/v1/anyone', {
      method: 'OPTIONS',
      headers: {
        origin: site,
        'access-control-request-headers': 'authorization,content-type,x-sanity-project-id',
      },
    })
    expect(answer.status).toBe(204)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'access-control-allow-origin': site,
      'access-control-allow-credentials': 'true',
      'access-control-allow-headers': 'authorization,content-type,x-sanity-project-id',
    })
  })

  it('are not the site, which may read an error too', async () => {
    const answer = await ask('/v1/nothing', { headers: { origin: site } })
    expect(answer.status).toBe(404)
    expect(answer.headers.get('access-control-allow-origin')).toBe(site)
  })
})

describe('odd requests', () => {
  it('are answered under the public path as well', async () => {
    expect((await ask('/lake/v1/anyone')).status).toBe(200)
  })

  it.each([
    ['/v1/anyone?query=%', 400],
    ['/v1/anyone?query=%ff', 400],
    ['/nothing', 404],
    ['//evil.example/v1/anyone', 404],
    ['/lake', 404],
  ])('get a JSON answer: %s', async (path, status) => {
    const answer = await ask(path)
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ statusCode: status })
  })

  it.each([
    ['not JSON', '{"a":'],
    ['nothing', ''],
    ['not UTF-8', Buffer.from([0x22, 0xff, 0x22])],
  ])('with a body that is %s get 400', async (_, body) => {
    expect((await ask('/v1/echo', { method: 'POST', body })).status).toBe(400)
  })

  it('read a proper body', async () => {
    const answer = await ask('/v1/echo', { method: 'POST', body: '{"a":"é"}' })
    expect(await answer.json()).toEqual({ read: { a: 'é' } })
  })

  it.each([
    ['announced', JSON.stringify('x'.repeat(100_000))],
    [
      'sent in pieces',
      Readable.toWeb(Readable.from([Buffer.alloc(50_000, 'x'), Buffer.alloc(50_000, 'x')])),
    ],
  ])('with a body too large, %s, get 413', async (_, body) => {
    const answer = await ask('/v1/echo', {
      method: 'POST',
      body: body as BodyInit,
      duplex: 'half',
    } as RequestInit)
    expect(answer.status).toBe(413)
  })

  it('that are not HTTP get 400', async () => {
    expect(await sendRaw('hello lake\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
  })

  it('with endless headers get 431', async () => {
    const headers = `x: ${'y'.repeat(40_000)}\r\n`
    expect(await sendRaw(`GET /v1/anyone HTTP/1.1\r\nhost: x\r\n${headers}\r\n`)).toMatch(
      /^HTTP\/1\.1 431 /,
    )
  })

  it('in absolute form are understood', async () => {
    const raw = await sendRaw(
      'GET http://anything.example/v1/anyone HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
    )
    expect(raw).toMatch(/^HTTP\/1\.1 200 /)
  })

  it('carry the trace of the caller, or a new one', async () => {
    const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`
    const traced = await ask('/v1/anyone', { headers: { traceparent } })
    expect(traced.headers.get('traceparent')).toBe(traceparent)
    const untraced = await ask('/v1/anyone', { headers: { traceparent: 'nonsense' } })
    expect(untraced.headers.get('traceparent')).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/)
  })

  it('tell nobody about a fault inside', async () => {
    const log = jest.spyOn(console, 'error').mockImplementation(() => {})
    const answer = await ask('/v1/broken')
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toContain('secret')
    expect(log).toHaveBeenCalledTimes(1)
    log.mockRestore()
  })
})

describe('streams', () => {
  it('that fail half-way are cut off, and the fault is on record', async () => {
    const log = jest.spyOn(console, 'error').mockImplementation(() => {})
    const answer = await ask('/v1/failing')
    await expect(answer.text()).rejects.toThrow()
    expect(log).toHaveBeenCalledTimes(1)
    log.mockRestore()
  })

  it('learn that their caller has left', async () => {
    const leaving = new AbortController()
    const answer = await ask('/v1/stream', { signal: leaving.signal })
    await answer.body?.getReader().read()
    leaving.abort()
    await aborted
  })

  it('say goodbye when the lake stops', async () => {
    const answer = await ask('/v1/stream')
    const reading = answer.text()
    await running.close(60_000)
    expect(await reading).toBe('first\ngoodbye\n')
  })

  it('send no body to HEAD', async () => {
    const answer = await ask('/v1/stream', { method: 'HEAD' })
    expect(answer.headers.get('content-type')).toBe('text/event-stream')
    expect(await answer.text()).toBe('')
  })
})
