import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'

/** Whether so much at once may be asked for by one address. */
export type Allowance = {
  /** @returns 0 when it may go ahead, else the whole seconds until it may. */
  take(address: string): number
  /** For tests: how many addresses are known. */
  readonly size: number
}

/**
 * Lets each address ask `atOnce` times without a pause, and then once every `seconds`.
 * @param now milliseconds that never go back.
 */
export function makeAllowance(
  limits: { atOnce: number; seconds: number; addresses: number },
  now: () => number = () => performance.now(),
): Allowance {
  /** When each address will have everything back that it has used. */
  const paidAt = new Map<string, number>()
  const cost = limits.seconds * 1000
  return {
    take(address) {
      const time = now()
      const debt = Math.max(0, (paidAt.get(address) ?? 0) - time)
      const wait = debt + cost - limits.atOnce * cost
      if (wait > 0) return Math.ceil(wait / 1000)
      // Behind all others: the longest unseen addresses stand first, and go first.
      paidAt.delete(address)
      paidAt.set(address, time + debt + cost)
      for (const [oldest] of paidAt) {
        if (paidAt.size <= limits.addresses) break
        paidAt.delete(oldest)
      }
      return 0
    },
    get size() {
      return paidAt.size
    },
  }
}

/**
 * The address that a request came from: IPv4, or the half of an IPv6 one that one household has. A proxy on this machine
 * adds its caller at the end of `X-Forwarded-For`; all before it anyone can make up.
 * @returns `undefined` when the caller cannot be told from others, as behind a proxy that hides it.
 */
export function callerOf({ headers, socket }: IncomingMessage): string | undefined {
  return callerBehind(socket.remoteAddress, String(headers['x-forwarded-for'] ?? ''))
}

/** The same, of a connection's own address and the value of `X-Forwarded-For`. */
export function callerBehind(remote: string | undefined, forwarded: string): string | undefined {
  const address = plainAddress(remote ?? '')
  const caller = isOwnMachine(address) ? plainAddress(forwarded.split(',').at(-1) ?? '') : address
  return caller === '' || isOwnMachine(caller) ? undefined : householdOf(caller)
}

function isOwnMachine(address: string): boolean {
  return address === '::1' || address.startsWith('127.')
}

function plainAddress(address: string): string {
  const plain = address.trim().replace(/^::ffff:(?=\d+\.)/i, '')
  return isIP(plain) ? plain : ''
}

function householdOf(address: string): string {
  if (!address.includes(':')) return address
  const [head = '', tail] = address.toLowerCase().split('%', 1).join('').split('::')
  const parts = head === '' ? [] : head.split(':')
  // What `::` leaves out are zeros.
  const missing = tail === undefined ? 0 : 8 - parts.length - tail.split(':').filter(Boolean).length
  const all = [...parts, ...Array.from({ length: missing }, () => '0'), ...(tail ?? '').split(':')]
  return `${all
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
