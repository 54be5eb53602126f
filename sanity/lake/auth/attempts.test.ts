import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { readPeer } from './attempts.ts'
import { type Identities, openIdentities } from './identities.ts'

let folder: string
let identities: Identities
let now = 0

const reopen = () => {
  identities.close()
  identities = openIdentities(folder, () => now)
}
const take = (email = 'maya@example.com', peer: string | undefined = '192.0.2.1') =>
  identities.attempts.take(email, peer)
const failTimes = (times: number, email?: string, peer?: string) => {
  for (let count = 0; count < times; count += 1) expect(take(email, peer)).toBe(0)
}

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'lake-attempts-'))
  now = 1_000_000
  identities = openIdentities(folder, () => now)
})

afterEach(() => {
  identities.close()
  rmSync(folder, { recursive: true })
})

describe('attempts to sign in', () => {
  it('cost nothing five times, then longer and longer, five minutes at most', () => {
    failTimes(5)
    const waits: number[] = []
    for (let count = 0; count < 12; count += 1) {
      const wait = take('maya@example.com', `192.0.2.${count}`)
      waits.push(wait / 1_000)
      now += wait
      expect(take('maya@example.com', `198.51.100.${count}`)).toBe(0)
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300])
  })

  it('are not counted while one has to wait', () => {
    failTimes(5)
    expect([take(), take(), take()]).toEqual([1_000, 1_000, 1_000])
    now += 1_000
    expect(take()).toBe(0)
  })

  it('are slowed for an account, wherever they come from', () => {
    for (let count = 0; count < 5; count += 1) {
      failTimes(1, 'maya@example.com', `192.0.2.${count}`)
    }
    expect(take('maya@example.com', '203.0.113.9')).toBe(1_000)
    expect(take('maya@example.com', undefined)).toBe(1_000)
    expect(take('noor@example.com', '203.0.113.9')).toBe(0)
  })

  it('are slowed for an address, whichever accounts they name', () => {
    for (let count = 0; count < 20; count += 1) failTimes(1, `${count}@example.com`)
    expect(take('another@example.com')).toBe(1_000)
    expect(take('another@example.com', '203.0.113.9')).toBe(0)
  })

  it('are remembered over a restart', () => {
    failTimes(5)
    reopen()
    expect(take()).toBe(1_000)
  })

  it('are forgotten for the account that was signed in to, and one less for the address', () => {
    failTimes(4)
    failTimes(1)
    identities.attempts.succeed('maya@example.com', '192.0.2.1')
    failTimes(5)
    for (let count = 0; count < 11; count += 1) failTimes(1, `${count}@example.com`)
    expect(take('one-more@example.com')).toBe(1_000)
  })

  it('are forgotten after a day', () => {
    failTimes(5)
    now += 24 * 60 * 60_000
    failTimes(5)
  })

  it('are kept without the words that were typed', () => {
    failTimes(1, 'my password in the wrong field')
    expect(readFileText()).not.toContain('wrong field')
  })
})

const readFileText = () => {
  const { readFileSync, readdirSync } = process.getBuiltinModule('node:fs')
  return readdirSync(folder)
    .map((name) => readFileSync(path.join(folder, name), 'latin1'))
    .join('')
}

describe('the address that a caller is counted by', () => {
  it.each([
    ['198.51.100.7', undefined, '198.51.100.7', 'its own'],
    ['198.51.100.7', '203.0.113.9', '198.51.100.7', 'its own, whatever it says'],
    ['::ffff:198.51.100.7', undefined, '198.51.100.7', 'the same over either socket'],
    ['127.0.0.1', '203.0.113.9', '203.0.113.9', 'what the proxy says'],
    ['::1', '203.0.113.9:4711', '203.0.113.9', 'what the proxy says, without the port'],
    ['127.0.0.1', '1.1.1.1, 203.0.113.9', '203.0.113.9', 'what the nearest proxy says'],
    ['127.0.0.1', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64', 'the network of IPv6'],
    ['127.0.0.1', '[2001:db8::6]:80', '2001:db8:0:0::/64', 'the network of IPv6, shortened'],
    ['2001:db8:1:2::9', undefined, '2001:db8:1:2::/64', 'the same network from another machine'],
    ['127.0.0.1', undefined, undefined, 'nothing when nobody says'],
    ['127.0.0.1', 'unknown', undefined, 'nothing when it is no address'],
    [undefined, undefined, undefined, 'nothing when there is no connection'],
  ])('from %s by way of %s is %s: %s', (peer, forwarded, wanted, _) => {
    const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
    expect(readPeer({ peer, headers })).toBe(wanted)
  })
})
