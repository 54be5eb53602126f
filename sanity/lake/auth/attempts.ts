import { createHash } from 'node:crypto'
import { isIP } from 'node:net'
import type { DatabaseSync } from 'node:sqlite'
import { isLoopback } from '../settings.ts'
import type { Circumstances } from './sign-in.ts'
import type { InOneStep } from './steps.ts'

export type Attempts = {
  /**
   * Counts an attempt before the password is looked at, so that many at once are no way around it.
   * @returns milliseconds to wait before another is taken; 0: this one is taken.
   */
  take(email: string, peer: string | undefined): number
  /** Takes back what `take` counted: the password was right. */
  succeed(email: string, peer: string | undefined): void
  /** Forgets what was tried on an account. */
  forget(email: string): void
}

/** Attempts that cost no waiting: people mistype. Many people may share an address. */
const free = { account: 5, peer: 20 }
const longestWait = 5 * 60_000
const memory = 24 * 60 * 60_000
const mostKept = 20_000

/**
 * Slows guessing: past a few failures each further one doubles the wait, up to five minutes, for the account and for the
 * caller's address alike. Kept on disk, so that a restart changes nothing. Accounts that do not exist are counted too.
 */
export function openAttempts(
  database: DatabaseSync,
  inOneStep: InOneStep,
  now: () => number,
): Attempts {
  database.exec(`
    CREATE TABLE IF NOT EXISTS attempts (
      key TEXT PRIMARY KEY, count INTEGER NOT NULL, last_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS attempts_by_age ON attempts (last_at);
  `)
  const read = database.prepare('SELECT count, last_at FROM attempts WHERE key = ?')
  const add = database.prepare(
    'INSERT INTO attempts (key, count, last_at) VALUES (?1, 1, ?2) ON CONFLICT (key) DO UPDATE SET count = count + 1, last_at = ?2',
  )
  const subtract = database.prepare('UPDATE attempts SET count = max(count - 1, 0) WHERE key = ?')
  const remove = database.prepare('DELETE FROM attempts WHERE key = ?')
  const removeOld = database.prepare('DELETE FROM attempts WHERE last_at <= ?')
  const removeOldest = database.prepare(
    'DELETE FROM attempts WHERE key IN (SELECT key FROM attempts ORDER BY last_at DESC LIMIT -1 OFFSET ?)',
  )

  const waitFor = (key: string, freeOnes: number): number => {
    const row = read.get(key)
    const count = Number(row?.count ?? 0)
    if (count < freeOnes) return 0
    const wait = Math.min(1_000 * 2 ** Math.min(count - freeOnes, 20), longestWait)
    return Math.max(0, Number(row?.last_at) + wait - now())
  }

  return {
    take: (email, peer) =>
      inOneStep(() => {
        removeOld.run(now() - memory)
        const wait = Math.max(
          waitFor(accountKey(email), free.account),
          peer === undefined ? 0 : waitFor(peerKey(peer), free.peer),
        )
        if (wait > 0) return wait
        add.run(accountKey(email), now())
        if (peer !== undefined) add.run(peerKey(peer), now())
        removeOldest.run(mostKept)
        return 0
      }),
    succeed: (email, peer) =>
      inOneStep(() => {
        remove.run(accountKey(email))
        // Not forgotten: whoever has an account of his own could otherwise go on guessing those of others.
        if (peer !== undefined) subtract.run(peerKey(peer))
      }),
    forget: (email) => {
      remove.run(accountKey(email))
    },
  }
}

/** Hashed: people type passwords into the wrong field. */
function accountKey(email: string): string {
  return `account ${createHash('sha256').update(email).digest('base64url')}`
}

function peerKey(peer: string): string {
  return `peer ${peer}`
}

/**
 * The address that a caller is counted by: the connection's own; behind a proxy on this machine the last of
 * `X-Forwarded-For`, which that proxy has added itself. Earlier ones may be made up by the caller.
 * @returns an IPv4 address, the first half of an IPv6 address, or `undefined` when nobody says.
 */
export function readPeer({ headers, peer }: Circumstances): string | undefined {
  if (peer !== undefined && !isLoopback(peer)) return toNetwork(peer)
  const given = headers['x-forwarded-for']
  return toNetwork(
    String(given ?? '')
      .split(',')
      .at(-1)
      ?.trim() ?? '',
  )
}

/** One household or one machine owns a whole /64 of IPv6. */
function toNetwork(address: string): string | undefined {
  const bare = address.replace(/^\[([^\]]*)\](:\d+)?$/, '$1').replace(/^(\d[\d.]*):\d+$/, '$1')
  const mapped = /^::ffff:([\d.]+)$/i.exec(bare)?.[1] ?? bare
  if (isIP(mapped) === 4) return mapped
  if (isIP(mapped) !== 6) return undefined
  const [head = '', tail] = (mapped.split('%')[0] ?? '').split('::')
  const parts = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  while (parts.length + after.length < 8) parts.push('0')
  const first = [...parts, ...after]
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
  return `${first.join(':')}::/64`
}
