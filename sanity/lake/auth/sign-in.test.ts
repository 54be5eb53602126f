import { createSignInSecrets, readReturnAddress, whyNotLocal } from './sign-in.ts'

const settings = {
  siteOrigin: 'http://localhost:3000',
  siteHost: '127.0.0.1',
  studioPath: '/studio',
  publicUrl: 'http://localhost:3000/lake',
}
const hosts = ['localhost:3000', 'localhost:3010', '127.0.0.1:3010', '[::1]:3010']
const local = { headers: { host: 'localhost:3000' }, peer: '127.0.0.1' }

describe('sign-in without a question', () => {
  it.each([
    ['through the site', 'localhost:3000', '127.0.0.1'],
    ['straight at the lake', '127.0.0.1:3010', '::ffff:127.0.0.1'],
    ['over IPv6', '[::1]:3010', '::1'],
    ['in capitals', 'LOCALHOST:3000', '127.0.0.1'],
  ])('is given while everything is local: %s', (_, host, peer) => {
    expect(whyNotLocal({ headers: { host }, peer }, settings, hosts)).toBeUndefined()
  })

  it.each([
    ['a name that others point at this machine', { host: 'rebound.example:3010' }, {}, '127.0.0.1'],
    ['the name of the machine in its network', { host: '192.168.1.5:3000' }, {}, '127.0.0.1'],
    ['no name at all', {}, {}, '127.0.0.1'],
    ['a loopback port that is not ours', { host: 'localhost:9999' }, {}, '127.0.0.1'],
    ['a proxy in front', { host: 'localhost:3000', forwarded: 'for=1.2.3.4' }, {}, '127.0.0.1'],
    [
      'X-Forwarded-For',
      { host: 'localhost:3000', 'x-forwarded-for': '127.0.0.1' },
      {},
      '127.0.0.1',
    ],
    ['X-Forwarded-Host', { host: 'localhost:3000', 'x-forwarded-host': 'a' }, {}, '127.0.0.1'],
    ['X-Forwarded-Proto', { host: 'localhost:3000', 'x-forwarded-proto': 'http' }, {}, '127.0.0.1'],
    ['Via', { host: 'localhost:3000', via: '1.1 front' }, {}, '127.0.0.1'],
    ['X-Real-IP', { host: 'localhost:3000', 'x-real-ip': '1.2.3.4' }, {}, '127.0.0.1'],
    ['X-Client-IP', { host: 'localhost:3000', 'x-client-ip': '1.2.3.4' }, {}, '127.0.0.1'],
    ['True-Client-IP', { host: 'localhost:3000', 'true-client-ip': '1.2.3.4' }, {}, '127.0.0.1'],
    ['X-Original-URL', { host: 'localhost:3000', 'x-original-url': '/' }, {}, '127.0.0.1'],
    [
      'CF-Connecting-IP',
      { host: 'localhost:3000', 'cf-connecting-ip': '1.2.3.4' },
      {},
      '127.0.0.1',
    ],
    ['CDN-Loop', { host: 'localhost:3000', 'cdn-loop': 'front' }, {}, '127.0.0.1'],
    ['a public site', local.headers, { siteOrigin: 'https://www.example.com' }, '127.0.0.1'],
    ['a public lake', local.headers, { publicUrl: 'https://lake.example.com' }, '127.0.0.1'],
    ['a site open to the network', local.headers, { siteHost: '0.0.0.0' }, '127.0.0.1'],
    ['another machine', local.headers, {}, '192.168.1.7'],
    ['an unknown other end', local.headers, {}, undefined],
  ])('is refused for %s', (_, headers, changes, peer) => {
    expect(whyNotLocal({ headers, peer }, { ...settings, ...changes }, hosts)).toEqual(
      expect.any(String),
    )
  })
})

it('is refused over HTTP/1.0, which proxies speak and browsers do not', () => {
  expect(whyNotLocal({ ...local, httpVersion: '1.1' }, settings, hosts)).toBeUndefined()
  expect(whyNotLocal({ ...local, httpVersion: '1.0' }, settings, hosts)).toEqual(expect.any(String))
})

it('is refused under a public name, even one that is known as ours', () => {
  const headers = { host: 'www.example.com' }
  expect(whyNotLocal({ headers, peer: '127.0.0.1' }, settings, ['www.example.com'])).toEqual(
    expect.any(String),
  )
})

describe('the address that a sign-in returns to', () => {
  it.each([
    'http://localhost:3000/studio',
    'http://localhost:3000/studio/structure/article;abc?perspective=drafts',
  ])('may be the Studio: %s', (address) => {
    expect(readReturnAddress(address, settings)?.href).toBe(address)
  })

  it.each([
    null,
    '',
    '/studio',
    'javascript:alert(1)//studio',
    'https://evil.example/studio',
    'http://localhost:3000.evil.example/studio',
    'http://localhost:3000@evil.example/studio',
    'http://me@localhost:3000/studio',
    'http://localhost:3001/studio',
    'https://localhost:3000/studio',
    'http://127.0.0.1:3000/studio',
    'http://localhost:3000/',
    'http://localhost:3000/blog',
    'http://localhost:3000/studio-of-others',
    'http://localhost:3000/studio/../api/leave?to=https://evil.example',
    'http://localhost:3000/studio/%2e%2e/api/leave',
    'http://localhost:3000//evil.example/studio',
    'http://localhost:3000/studio//evil.example',
  ])('may not be %s', (address) => {
    expect(readReturnAddress(address, settings)).toBeUndefined()
  })
})

it('returns to any page of a Studio that stands at the root, and still to no other origin', () => {
  const atRoot = { ...settings, studioPath: '' }
  for (const address of ['http://localhost:3000/', 'http://localhost:3000/structure']) {
    expect(readReturnAddress(address, atRoot)?.href).toBe(address)
  }
  expect(readReturnAddress('http://localhost:3000//evil.example', atRoot)).toBeUndefined()
  expect(readReturnAddress('http://evil.example/', atRoot)).toBeUndefined()
})

describe('the secret between redirect and exchange', () => {
  const identity = { id: 'a', name: 'A', role: 'viewer', kind: 'user' } as const

  it('is long enough for the Studio to take it', () => {
    expect(createSignInSecrets().issue(identity).length).toBeGreaterThanOrEqual(20)
  })

  it('works once', () => {
    const secrets = createSignInSecrets()
    const secret = secrets.issue(identity)
    expect(secrets.redeem(secret)).toEqual(identity)
    expect(secrets.redeem(secret)).toBeUndefined()
  })

  it('works for a minute', () => {
    let now = 0
    const secrets = createSignInSecrets(() => now)
    const [early, late] = [secrets.issue(identity), secrets.issue(identity)]
    now = 59_999
    expect(secrets.redeem(early)).toEqual(identity)
    now = 60_000
    expect(secrets.redeem(late)).toBeUndefined()
  })

  it('cannot be made up', () => {
    const secrets = createSignInSecrets()
    secrets.issue(identity)
    expect(secrets.redeem('')).toBeUndefined()
    expect(secrets.redeem('x'.repeat(43))).toBeUndefined()
  })

  it('is forgotten when thousands of others are asked for', () => {
    const secrets = createSignInSecrets()
    const first = secrets.issue(identity)
    const last = Array.from({ length: 1_000 }, () => secrets.issue(identity)).at(-1) ?? ''
    expect(secrets.redeem(first)).toBeUndefined()
    expect(secrets.redeem(last)).toEqual(identity)
  })
})
