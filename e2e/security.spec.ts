import { readdirSync, readFileSync } from 'node:fs'
import { request as openRequest } from 'node:http'
import { connect } from 'node:net'
import path from 'node:path'
import { type AnswerKind, answerHeaders } from '#lib/reading/answer-headers.ts'
import { routes } from '#lib/routes.ts'
import { root } from '../scripts/processes.ts'
import { expect } from './fixtures.ts'
import { marks, test } from './whole-site.ts'

type Answer = { status: number; headers: Record<string, unknown>; body: string }

/** Sends a request as it is written; unlike `fetch`, no header is too forbidden for it. */
function send(
  siteUrl: string,
  target: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(siteUrl)
    const { method = 'GET', headers = {}, body } = options
    const asking = openRequest(
      { hostname, port, path: target, method, headers, agent: false, timeout: 30_000 },
      (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('error', reject)
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(parts).toString(),
          }),
        )
      },
    )
    asking.on('error', reject)
    asking.on('timeout', () => asking.destroy(new Error(`No answer to ${method} ${target}`)))
    asking.end(body)
  })
}

/** An address for each kind of answer, found on the running site. */
async function findAddresses(siteUrl: string): Promise<Array<[AnswerKind, string, number]>> {
  const home = await send(siteUrl, routes.home())
  const studio = await send(siteUrl, routes.studio())
  const find = (text: string, pattern: RegExp) => pattern.exec(text)?.[0] ?? 'none'
  return [
    ['page', routes.home(), 200],
    ['page', '/no-such-page', 404],
    ['page', routes.feed(), 200],
    ['page', routes.sitemap(), 200],
    ['page', routes.search('sleep'), 200],
    ['picture', find(home.body, /\/images\/[^" ]+/), 200],
    ['text', '/images/no-such-picture.jpg', 404],
    ['buildFile', find(studio.body, /\/_next\/static\/[^"\\]+\.js/), 200],
    ['text', '/_next/static/none.js', 404],
    ['publicFile', '/icon.svg', 200],
    ['studio', routes.studio(), 200],
    ['wayOfPreview', '/api/preview/enter', 403],
    ['text', '/blog/', 308],
    ['text', '/api/health', 200],
    ['page', '/%E0%A4%A', 400],
  ]
}

test('every kind of answer says what the table of headers promises', async ({ practice }) => {
  const { siteUrl } = practice.settings
  const addresses = await findAddresses(siteUrl)
  for (const [kind, target, status] of addresses) {
    const answer = await send(siteUrl, target)
    expect(answer.status, target).toBe(status)
    for (const [name, value] of answerHeaders[kind])
      expect(answer.headers[name.toLowerCase()], `${name} of ${target}`).toBe(value)
    if (kind !== 'buildFile')
      expect(answer.headers['content-security-policy'], target).toContain("default-src '")
    for (const name of ['server', 'x-powered-by', 'set-cookie'])
      expect(answer.headers[name], `${name} of ${target}`).toBeUndefined()
  }
  // Every row of the table but previews, which have tests of their own.
  const seen = new Set(addresses.map(([kind]) => kind))
  expect(Object.keys(answerHeaders).filter((kind) => !seen.has(kind as AnswerKind))).toEqual([
    'preview',
  ])
  const { headers } = await send(siteUrl, '/lake/v1/ping')
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  })
})

test('the Studio may reach its own origin alone', async ({ practice }) => {
  const { siteUrl } = practice.settings
  const { headers } = await send(siteUrl, routes.studio())
  const policy = String(headers['content-security-policy'])
  expect(policy).toContain(`connect-src 'self' blob: ${siteUrl.replace('http', 'ws')};`)
  expect(policy).not.toMatch(/https:|sanity|\*/)
})

/** Requests by which known faults of Next and React were used; each is answered as if it were nothing special. */
const attacks: Array<{
  fault: string
  target: string
  method?: string
  headers?: Record<string, string>
  body?: string
  status: number
  /** What the same address says to everybody else must come back. */
  likePlain?: true
}> = [
  {
    fault: 'middleware is skipped by a header (CVE-2025-29927)',
    target: '/api/preview/enter',
    headers: {
      'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware',
    },
    status: 403,
  },
  {
    fault: 'a server action’s input is made into code (CVE-2025-55182)',
    target: '/',
    method: 'POST',
    headers: {
      'next-action': 'x',
      'content-type': 'multipart/form-data; boundary=b',
    },
    body: '--b\r\nContent-Disposition: form-data; name="0"\r\n\r\n{"then":"$1:__proto__:then","status":"resolved_model"}\r\n--b--\r\n',
    status: 405,
  },
  {
    fault: 'the same, sent to the Studio',
    target: '/studio',
    method: 'POST',
    headers: { 'next-action': 'x', 'content-type': 'text/plain;charset=UTF-8' },
    body: '["$1:constructor:constructor"]',
    status: 405,
  },
  {
    fault: 'the same, sent to a way of preview',
    target: '/api/preview/leave',
    method: 'POST',
    headers: { 'next-action': 'x', 'content-type': 'text/plain;charset=UTF-8' },
    body: '["$1:constructor:constructor"]',
    status: 403,
  },
  {
    fault: 'pictures are fetched from anywhere',
    target: '/_next/image?url=http%3A%2F%2F127.0.0.1%3A1%2F&w=64&q=75',
    status: 404,
  },
  {
    fault: 'pictures of the site itself are worked on without end',
    target: '/_next/image?url=%2Ficon.svg&w=3840&q=100',
    status: 404,
  },
  {
    fault: 'a page’s data is kept in place of the page',
    target: '/',
    headers: { rsc: '1', 'next-router-prefetch': '1' },
    status: 200,
    likePlain: true,
  },
  {
    fault: 'a page’s data is asked for by its query',
    target: '/?_rsc=abc',
    headers: { rsc: '1' },
    status: 200,
    likePlain: true,
  },
  {
    fault: 'a page is kept under another host’s name',
    target: '/',
    headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'gopher' },
    status: 200,
    likePlain: true,
  },
  {
    fault: 'a page is kept as what another route matched',
    target: '/',
    headers: { 'x-now-route-matches': '1=blog', 'x-matched-path': '/studio' },
    status: 200,
    likePlain: true,
  },
  {
    fault: 'a page is kept as an inner error',
    target: '/',
    headers: { 'x-invoke-status': '500', 'x-invoke-path': '/_error', 'x-nextjs-data': '1' },
    status: 200,
    likePlain: true,
  },
  { fault: 'a twin of a protected path leads past its guard', target: '/studio.rsc', status: 404 },
  { fault: 'a twin of the home page', target: '/index.rsc', status: 404 },
  { fault: 'a segment’s twin', target: '/index.segments/_tree.segment.rsc', status: 404 },
  { fault: 'data of the old router', target: '/_next/data/build/index.json', status: 404 },
  {
    fault: 'the errors that Next shows developers',
    target: '/__nextjs_original-stack-frames',
    method: 'POST',
    body: '{}',
    status: 404,
  },
]

for (const { fault, target, status, likePlain, ...options } of attacks) {
  test(`it is of no use that ${fault}: ${target}`, async ({ practice }) => {
    const { siteUrl } = practice.settings
    const plain = await send(siteUrl, routes.home())
    const answer = await send(siteUrl, target, options)
    expect(answer.status).toBe(status)
    expect(answer.body).not.toMatch(/evil\.example|__next_f|node_modules|at \w+ \(/)
    if (likePlain) expect(answer.body).toBe(plain.body)
    // And nobody else gets anything of it.
    expect((await send(siteUrl, routes.home())).body).toBe(plain.body)
  })
}

test('nobody makes the site knock elsewhere by asking for another protocol', async ({
  practice,
}) => {
  const { port } = new URL(practice.settings.siteUrl)
  for (const target of ['http://127.0.0.1:1/latest/meta-data', '//127.0.0.1:1/', '/studio', '/']) {
    const answer = await new Promise<string>((resolve, reject) => {
      let text = ''
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.write(
          `GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
        ),
      )
      socket.setTimeout(10_000, () => socket.destroy(new Error(`${target} is left waiting`)))
      socket.on('data', (part) => {
        text += part
      })
      socket.on('error', reject)
      socket.on('close', () => resolve(text))
    })
    expect(answer, target).toMatch(/^HTTP\/1\.1 4\d\d /)
  }
})

test('no secret is in any page, error, log or file for browsers', async ({ practice, answers }) => {
  const { siteUrl, sanity } = practice.settings
  const told = [
    ...answers.map(({ text, headers }) => text + JSON.stringify([...headers])),
    ...(await Promise.all(
      ['/studio', '/api/preview/enter?sanity-preview-secret=x', '/share/x', '/lake/v1/nothing'].map(
        async (target) => JSON.stringify(await send(siteUrl, target)),
      ),
    )),
    practice.lastWords(),
  ]
  const files = readdirSync(path.join(root, '.next/static'), {
    recursive: true,
    withFileTypes: true,
  })
  for (const file of files)
    if (file.isFile()) told.push(readFileSync(path.join(file.parentPath, file.name), 'latin1'))
  expect(told.length).toBeGreaterThan(100)
  const secrets = [...Object.values(marks), sanity.readToken].filter((mark) => mark !== undefined)
  for (const secret of secrets)
    expect(
      told.filter((text) => text.includes(secret)),
      secret.slice(0, 6),
    ).toHaveLength(0)
})
