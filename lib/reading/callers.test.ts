import type { IncomingMessage } from 'node:http'
import { callerOf, makeAllowance } from './callers.ts'

describe('an allowance', () => {
  let time = 0
  const make = () => makeAllowance({ atOnce: 3, seconds: 2, addresses: 100 }, () => time)
  const take = (allowance: ReturnType<typeof make>, times: number, address = 'a') =>
    Array.from({ length: times }, () => allowance.take(address))

  it('lets an address ask a few times at once, then says how long to wait', () => {
    const allowance = make()
    expect(take(allowance, 5)).toEqual([0, 0, 0, 2, 2])
    time += 1_500
    expect(take(allowance, 1)).toEqual([1])
    time += 500
    expect(take(allowance, 2)).toEqual([0, 2])
    time += 60_000
    expect(take(allowance, 4)).toEqual([0, 0, 0, 2])
  })

  it('counts every address for itself', () => {
    const allowance = make()
    take(allowance, 4)
    expect(allowance.take('b')).toBe(0)
  })

  it('remembers no more addresses than it may', () => {
    const allowance = make()
    for (let number = 0; number < 1000; number++) allowance.take(`address-${number}`)
    expect(allowance.size).toBe(100)
  })
})

describe('a caller', () => {
  const from = (remoteAddress: string | undefined, forwarded?: string) =>
    callerOf({
      headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
      socket: { remoteAddress },
    } as unknown as IncomingMessage)

  it.each([
    ['203.0.113.9', undefined, '203.0.113.9'],
    ['::ffff:203.0.113.9', undefined, '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2::/64'],
    ['2001:db8::1', undefined, '2001:db8:0:0::/64'],
    ['2001:0db8:0001::', undefined, '2001:db8:1:0::/64'],
    ['fe80::1%eth0', undefined, 'fe80:0:0:0::/64'],
    // From elsewhere, the header is whatever the caller likes.
    ['203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['127.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['::1', '1.2.3.4, 198.51.100.1', '198.51.100.1'],
    ['::ffff:127.0.0.1', '2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['127.0.0.1', undefined, undefined],
    ['127.0.0.1', 'not an address', undefined],
    ['127.0.0.1', '127.0.0.1', undefined],
    [undefined, undefined, undefined],
  ])('at %s with “%s” is %s', (remote, forwarded, caller) => {
    expect(from(remote, forwarded)).toBe(caller)
  })
})
