import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { chmodSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { SettingError } from '../settings.ts'
import type { Identity, Role } from '../types.ts'
import { type Actor, type Acts, openActs, readActor } from './acts.ts'
import { type Attempts, openAttempts } from './attempts.ts'
import { openPreferences, type Preferences } from './preferences.ts'
import { openUsers, type Users } from './users.ts'

export const roles: Role[] = ['administrator', 'editor', 'viewer']

/** The layout of `identity.sqlite` that this code writes; tables that are missing are added to any. A higher one is refused. */
const layout = 1

/** A session lasts thirty days. */
const sessionLifetime = 30 * 24 * 60 * 60 * 1000

/** Whoever works at this machine while everything is local. The id stands in the history of documents: never change it. */
export const localAdministrator: Identity = {
  id: 'p-local',
  name: 'Local administrator',
  role: 'administrator',
  kind: 'user',
}

/** A refusal for the person who runs a token command; the message names the way out. */
export class TokenError extends Error {
  override name = 'TokenError'
}

export type TokenEntry = { name: string; role: Role; createdAt: string }

/** Someone who is signed in. `openedAt` and `endsAt` are ISO 8601. */
export type SessionEntry = {
  name: string
  email: string | undefined
  openedAt: string
  endsAt: string
}

export type Identities = Preferences & {
  users: Users
  attempts: Attempts
  acts: Pick<Acts, 'list'>
  /** @returns who a token or session belongs to; `undefined` when it is unknown, removed or has ended. */
  find(token: string): Identity | undefined
  /** Names for history and presence. People whose token is gone keep their names. */
  describe(ids: string[]): Identity[]
  list(): Identity[]
  /**
   * Makes a token; only its hash is kept.
   * @param replace swaps the token of a name that exists, in one step.
   * @throws {TokenError} when the name cannot be used.
   */
  addToken(name: string, role: Role, replace: boolean): string
  /** @throws {TokenError} when there is no such name. */
  removeToken(name: string): void
  listTokens(): TokenEntry[]
  /**
   * Opens a session of thirty days.
   * @param check throws when it must not be; it runs in the same step, so that a change by another process falls before it or
   * after it.
   * @returns its secret.
   */
  openSession(identity: Identity, check?: () => void): string
  /** The sessions that are open, newest first. */
  listSessions(): SessionEntry[]
  /** Ends a session; a robot's token is left alone. */
  endSession(token: string): void
  /** Ends the sessions that were opened without a password. */
  endLocalSessions(): void
  /** Differs after every change to the file, this process's own and those of others. */
  version(): string
  close(): void
}

/**
 * Opens `identity.sqlite` in the data folder. The lake and the token commands have it open at the same time: each question
 * reads the file anew, so a token counts from the moment it is made and no longer than until it is removed.
 * @param now milliseconds; for tests.
 * @param actor who changes something, for the log.
 */
export function openIdentities(
  folder: string,
  now: () => number = Date.now,
  actor: Actor = readActor(process.env),
): Identities {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, 'identity.sqlite')
  const database = new DatabaseSync(file)
  chmodSync(file, 0o600)
  requireKnownLayout(database, folder)
  database.exec(`
    PRAGMA busy_timeout = 5000;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA user_version = ${layout};
    CREATE TABLE IF NOT EXISTS identities (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, kind TEXT NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS tokens (
      name TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, identity TEXT NOT NULL, created_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS sessions (
      hash TEXT PRIMARY KEY, identity TEXT NOT NULL, expires_at INTEGER NOT NULL
    ) STRICT;
  `)
  const save = database.prepare(
    'INSERT INTO identities (id, name, role, kind) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role, kind = excluded.kind',
  )
  const one = database.prepare('SELECT id, name, role, kind FROM identities WHERE id = ?')
  const bySecret = database.prepare(`
    SELECT i.id, i.name, i.role, i.kind FROM identities i
    WHERE i.id = (
      SELECT identity FROM tokens WHERE hash = ?1
      UNION ALL SELECT identity FROM sessions WHERE hash = ?1 AND expires_at > ?2
      LIMIT 1
    )`)
  const remember = (identity: Identity) =>
    save.run(identity.id, identity.name, identity.role, identity.kind)
  /** One step for other processes too: either all of it is on disk or none. */
  const inOneStep = <Result>(work: () => Result): Result => {
    database.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      database.exec('COMMIT')
      return result
    } catch (error) {
      database.exec('ROLLBACK')
      throw error
    }
  }
  remember(localAdministrator)
  const attempts = openAttempts(database, inOneStep, now)
  const acts = openActs(database, actor, now)
  const users = openUsers(database, { inOneStep, remember, attempts, now, record: acts.record })
  const othersChanges = database.prepare('PRAGMA data_version')
  const ownChanges = database.prepare('SELECT total_changes() AS count')

  return {
    users,
    attempts,
    acts,
    find: (token) => toIdentity(bySecret.get(hashSecret(token), now())),
    describe: (ids) => ids.flatMap((id) => toIdentity(one.get(id)) ?? []),
    list: () =>
      database
        .prepare(
          `SELECT id, name, role, kind FROM identities
           WHERE id = ? OR id IN (SELECT identity FROM users) OR id IN (SELECT identity FROM tokens)
           ORDER BY name`,
        )
        .all(localAdministrator.id)
        .flatMap((row) => toIdentity(row) ?? []),
    addToken(name, role, replace) {
      if (!/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,63}$/u.test(name)) {
        throw new TokenError(
          `"${name}" cannot be a token's name. Use up to 64 letters, digits, spaces, dots, hyphens and underscores.`,
        )
      }
      const secret = makeSecret()
      inOneStep(() => {
        const existing = database.prepare('SELECT identity FROM tokens WHERE name = ?').get(name)
        if (existing && !replace) {
          throw new TokenError(
            `There is a token named "${name}" already, and only its hash is kept, so it cannot be shown again. Choose another name, add --replace to make a new one in its place, or remove it first: token remove "${name}".`,
          )
        }
        const id = existing ? String(existing.identity) : `g-${randomUUID()}`
        remember({ id, name, role, kind: 'robot' })
        database
          .prepare(
            'INSERT INTO tokens (name, hash, identity, created_at) VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET hash = excluded.hash, created_at = excluded.created_at',
          )
          .run(name, hashSecret(secret), id, now())
        const verb = existing ? 'replaced' : 'added'
        acts.record(`token "${name}" ${verb} with the role ${role}`)
      })
      return secret
    },
    removeToken(name) {
      inOneStep(() => {
        const { changes } = database.prepare('DELETE FROM tokens WHERE name = ?').run(name)
        if (changes === 0) {
          throw new TokenError(`There is no token named "${name}". See them all with: token list`)
        }
        acts.record(`token "${name}" removed`)
      })
    },
    listTokens: () =>
      database
        .prepare(
          'SELECT t.name, i.role, t.created_at FROM tokens t JOIN identities i ON i.id = t.identity ORDER BY t.name',
        )
        .all()
        .map((row) => ({
          name: String(row.name),
          role: row.role as Role,
          createdAt: new Date(Number(row.created_at)).toISOString(),
        })),
    openSession(identity, check) {
      const secret = makeSecret()
      inOneStep(() => {
        check?.()
        // Who is known keeps what is known: the role may have changed on the way in.
        if (!one.get(identity.id)) remember(identity)
        database.prepare('DELETE FROM sessions WHERE expires_at <= ?').run(now())
        database
          .prepare('INSERT INTO sessions (hash, identity, expires_at) VALUES (?, ?, ?)')
          .run(hashSecret(secret), identity.id, now() + sessionLifetime)
      })
      return secret
    },
    listSessions: () =>
      database
        .prepare(
          `SELECT i.name, u.email, s.expires_at FROM sessions s
           JOIN identities i ON i.id = s.identity LEFT JOIN users u ON u.identity = s.identity
           WHERE s.expires_at > ? ORDER BY s.expires_at DESC`,
        )
        .all(now())
        .map((row) => ({
          name: String(row.name),
          email: row.email === null ? undefined : String(row.email),
          openedAt: new Date(Number(row.expires_at) - sessionLifetime).toISOString(),
          endsAt: new Date(Number(row.expires_at)).toISOString(),
        })),
    endSession: (token) => {
      database.prepare('DELETE FROM sessions WHERE hash = ?').run(hashSecret(token))
    },
    endLocalSessions: () => {
      database.prepare('DELETE FROM sessions WHERE identity = ?').run(localAdministrator.id)
    },
    version: () => `${othersChanges.get()?.data_version} ${ownChanges.get()?.count}`,
    ...openPreferences(database, inOneStep),
    close: () => database.close(),
  }
}

/** A program that does not know what is in the file must not let anybody in by it. */
function requireKnownLayout(database: DatabaseSync, folder: string): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version)
  if (version <= layout) return
  database.close()
  throw new SettingError(
    `The people and tokens in ${folder} were written by a newer Nightlight (identity version ${version}, this one knows ${layout}): update Nightlight, or set LAKE_DIR to another folder.`,
  )
}

function makeSecret(): string {
  return `nl${randomBytes(32).toString('base64url')}`
}

function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

function toIdentity(row: Record<string, unknown> | undefined): Identity | undefined {
  if (!row) return undefined
  return {
    id: String(row.id),
    name: String(row.name),
    role: row.role as Role,
    kind: row.kind === 'user' ? 'user' : 'robot',
  }
}
