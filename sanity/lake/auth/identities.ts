import { randomUUID } from 'node:crypto'
import type { Identity, Role } from '../types.ts'
import { type Actor, type Acts, openActs, readActor } from './acts.ts'
import { type Attempts, openAttempts } from './attempts.ts'
import { openIdentityFile } from './identity-file.ts'
import { openPasswordLinks, type PasswordLinks } from './password-links.ts'
import { openPreferences, type Preferences } from './preferences.ts'
import { hashSecret, makeSecret, openSessions, type SessionEntry } from './sessions.ts'
import { makeInOneStep } from './steps.ts'
import { openUsers, type Users } from './users.ts'

export const roles: Role[] = ['administrator', 'editor', 'viewer']

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

export type Identities = Preferences & {
  users: Users
  passwordLinks: PasswordLinks
  attempts: Attempts
  acts: Acts
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
   * @param device in words, for the list of sessions.
   * @param check throws when it must not be; it runs in the same step, so that a change by another process falls before it or
   * after it.
   * @returns its secret.
   */
  openSession(identity: Identity, device?: string, check?: () => void): string
  /** The sessions that are open, newest first. */
  listSessions(): SessionEntry[]
  /** Ends a session; a robot's token is left alone. */
  endSession(token: string): void
  /** Ends the session that is listed under an id. @param person who ends it. @returns whether there was one. */
  endListedSession(id: string, person: string): boolean
  /** Ends every session of everybody. @returns how many. */
  endAllSessions(): number
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
  const database = openIdentityFile(folder)
  database.exec(`
    CREATE TABLE IF NOT EXISTS identities (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, kind TEXT NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS tokens (
      name TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, identity TEXT NOT NULL, created_at INTEGER NOT NULL
    ) STRICT;
  `)
  const save = database.prepare(
    'INSERT INTO identities (id, name, role, kind) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role, kind = excluded.kind',
  )
  const one = database.prepare('SELECT id, name, role, kind FROM identities WHERE id = ?')
  const byToken = database.prepare(
    'SELECT i.id, i.name, i.role, i.kind FROM tokens t JOIN identities i ON i.id = t.identity WHERE t.hash = ?',
  )
  const remember = (identity: Identity) =>
    save.run(identity.id, identity.name, identity.role, identity.kind)
  const inOneStep = makeInOneStep(database)
  remember(localAdministrator)
  const attempts = openAttempts(database, inOneStep, now)
  const acts = openActs(database, { inOneStep, actor, now })
  const { record } = acts
  const sessions = openSessions(database, inOneStep, now)
  const users = openUsers(database, { inOneStep, remember, attempts, now, record })
  const passwordLinks = openPasswordLinks(database, { inOneStep, users, now, record })
  const othersChanges = database.prepare('PRAGMA data_version')
  const ownChanges = database.prepare('SELECT total_changes() AS count')

  return {
    users,
    passwordLinks,
    attempts,
    acts,
    find: (token) => toIdentity(byToken.get(hashSecret(token)) ?? sessions.find(token)),
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
        record(`The program “${name}” was given a ${existing ? 'new ' : ''}token as ${role}`)
      })
      return secret
    },
    removeToken(name) {
      inOneStep(() => {
        const { changes } = database.prepare('DELETE FROM tokens WHERE name = ?').run(name)
        if (changes === 0) {
          throw new TokenError(`There is no token named "${name}". See them all with: token list`)
        }
        record(`The program “${name}” lost its token`)
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
    openSession: (identity, device, check) =>
      inOneStep(() => {
        check?.()
        // Who is known keeps what is known: the role may have changed on the way in.
        if (!one.get(identity.id)) remember(identity)
        return sessions.open(identity, device)
      }),
    listSessions: sessions.list,
    endSession: sessions.end,
    endListedSession: (id, person) =>
      inOneStep(() => {
        const ended = sessions.endById(id)
        if (!ended) return false
        const { name, email, device } = ended
        const whose = email === undefined ? name : `${name} (${email})`
        record(`${whose} was signed out on one device${device ? `: ${device}` : ''}`, person)
        return true
      }),
    endAllSessions: () =>
      inOneStep(() => {
        const ended = sessions.endAll()
        record('Everybody was signed out')
        return ended
      }),
    endLocalSessions: () => sessions.endOf(localAdministrator.id),
    version: () => `${othersChanges.get()?.data_version} ${ownChanges.get()?.count}`,
    ...openPreferences(database, inOneStep),
    close: () => database.close(),
  }
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
