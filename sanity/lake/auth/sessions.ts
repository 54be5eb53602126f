import { createHash, randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { Identity } from '../types.ts'
import { addColumn, type InOneStep } from './steps.ts'

/** A session lasts thirty days. */
const lifetime = 30 * 24 * 60 * 60 * 1000
/** How exactly the last sign of life is kept: more often would be a write with every call. */
const seenEvery = 5 * 60_000

/** Someone who is signed in on a device. Moments are ISO 8601. */
export type SessionEntry = {
  /** Names the session and opens nothing. */
  id: string
  /** Of the person. */
  identity: string
  name: string
  email: string | undefined
  /** Such as “Safari on an iPhone”; `undefined` when the browser said nothing of itself. */
  device: string | undefined
  openedAt: string
  /** To a few minutes; `undefined` for one that was opened by an earlier version and not used since. */
  seenAt: string | undefined
  endsAt: string
}

export type Sessions = {
  /** @returns who is signed in by it, after noting that she was here; `undefined` when it has ended or never was. */
  find(secret: string): Record<string, unknown> | undefined
  open(identity: Identity, device?: string): string
  /** The sessions that are open, newest first. */
  list(): SessionEntry[]
  end(secret: string): void
  /** @returns the session that was ended; `undefined` when there is none of that id. */
  endById(id: string): SessionEntry | undefined
  /** @returns how many. */
  endAll(): number
  endOf(identityId: string): void
}

/** Who is signed in, in `identity.sqlite`. Only hashes of the secrets are kept. */
export function openSessions(
  database: DatabaseSync,
  inOneStep: InOneStep,
  now: () => number,
): Sessions {
  database.exec(`
    CREATE TABLE IF NOT EXISTS sessions (
      hash TEXT PRIMARY KEY, identity TEXT NOT NULL, expires_at INTEGER NOT NULL
    ) STRICT;
  `)
  addColumn(database, inOneStep, 'sessions', 'device TEXT')
  addColumn(database, inOneStep, 'sessions', 'seen_at INTEGER')
  const bySecret = database.prepare(`
    SELECT i.id, i.name, i.role, i.kind, s.seen_at FROM sessions s JOIN identities i ON i.id = s.identity
    WHERE s.hash = ? AND s.expires_at > ?`)
  const see = database.prepare('UPDATE sessions SET seen_at = ? WHERE hash = ?')
  const forgetOld = database.prepare('DELETE FROM sessions WHERE expires_at <= ?')
  const insert = database.prepare(
    'INSERT INTO sessions (hash, identity, expires_at, device, seen_at) VALUES (?, ?, ?, ?, ?)',
  )
  // Prepared when it is asked for: the people's table is made after this one.
  const listRows = () =>
    database
      .prepare(`
        SELECT s.hash, s.identity, i.name, u.email, s.expires_at, s.device, s.seen_at FROM sessions s
        JOIN identities i ON i.id = s.identity LEFT JOIN users u ON u.identity = s.identity
        WHERE s.expires_at > ? ORDER BY s.expires_at DESC`)
      .all(now())
  const endOne = database.prepare('DELETE FROM sessions WHERE hash = ?')

  return {
    find(secret) {
      const hash = hashSecret(secret)
      const row = bySecret.get(hash, now())
      if (row && Number(row.seen_at ?? 0) + seenEvery <= now()) {
        // A disk that is full, or another process that writes for long, keeps nobody out.
        try {
          see.run(now(), hash)
        } catch {}
      }
      return row
    },
    open(identity, device) {
      const secret = makeSecret()
      forgetOld.run(now())
      insert.run(hashSecret(secret), identity.id, now() + lifetime, device ?? null, now())
      return secret
    },
    list: () => listRows().map(toEntry),
    end: (secret) => {
      endOne.run(hashSecret(secret))
    },
    endById: (id) =>
      inOneStep(() => {
        const row = listRows().find(({ hash }) => idOf(String(hash)) === id)
        if (!row) return undefined
        endOne.run(String(row.hash))
        return toEntry(row)
      }),
    endAll: () => Number(database.prepare('DELETE FROM sessions').run().changes),
    endOf: (identityId) => {
      database.prepare('DELETE FROM sessions WHERE identity = ?').run(identityId)
    },
  }
}

/** The id under which a session is listed. */
export function sessionIdOf(secret: string): string {
  return idOf(hashSecret(secret))
}

function idOf(hash: string): string {
  return hash.slice(0, 16)
}

export function makeSecret(): string {
  return `nl${randomBytes(32).toString('base64url')}`
}

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

function toEntry(row: Record<string, unknown>): SessionEntry {
  const moment = (milliseconds: unknown) => new Date(Number(milliseconds)).toISOString()
  return {
    id: idOf(String(row.hash)),
    identity: String(row.identity),
    name: String(row.name),
    email: row.email === null ? undefined : String(row.email),
    device: row.device === null ? undefined : String(row.device),
    openedAt: moment(Number(row.expires_at) - lifetime),
    seenAt: row.seen_at === null ? undefined : moment(row.seen_at),
    endsAt: moment(row.expires_at),
  }
}
