import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { Identity, Role } from '../types.ts'
import type { Attempts } from './attempts.ts'
import { hasPassword } from './passwords.ts'
import type { InOneStep } from './steps.ts'

export type UserEntry = {
  /** Of the identity: it stands in the history of documents. */
  id: string
  email: string
  name: string
  role: Role
  createdAt: string
  /** Not while a first one is still to be chosen by a link. */
  hasPassword: boolean
}

/** Someone who may sign in with a password. `password` is its hash. */
export type User = { email: string; identity: Identity; password: string }

/** A refusal for the person who runs a user command; the message names the way out. */
export class UserError extends Error {
  override name = 'UserError'
}

export type Users = {
  /** @throws {UserError} when there is such a user, or address or name cannot be used. */
  requireNew(email: string, name: string): void
  /** @throws {UserError} when there is no such user. */
  requireKnown(email: string): UserEntry
  /** @param password a hash. @throws {UserError} as `requireNew`. */
  add(email: string, name: string, role: Role, password: string): void
  /** Ends all sessions of the user in the same step. @throws {UserError} when there is no such user. */
  remove(email: string): void
  /**
   * Ends all sessions of the user in the same step.
   * @param password a hash.
   * @param person who chose it in a browser, by a link.
   * @throws {UserError} when there is no such user.
   */
  changePassword(email: string, password: string, person?: string): void
  /** Counts from the next call of every session that is open. @throws {UserError} when there is no such user. */
  changeRole(email: string, role: Role): void
  /** Ends all sessions of the user. @returns how many. @throws {UserError} when there is no such user. */
  signOut(email: string): number
  find(email: string): User | undefined
  list(): UserEntry[]
}

type Tools = {
  inOneStep: InOneStep
  remember(identity: Identity): void
  attempts: Attempts
  now: () => number
  /** Writes down an act, in the step that does it. */
  record(what: string, person?: string): void
}

/** @returns an address as it is kept and compared. */
export function normalizeEmail(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase()
}

/** The people who sign in with a password, in `identity.sqlite`. A removed one keeps the name in history. */
export function openUsers(database: DatabaseSync, tools: Tools): Users {
  const { inOneStep, remember, attempts, now, record } = tools
  database.exec(`
    CREATE TABLE IF NOT EXISTS users (
      email TEXT PRIMARY KEY, identity TEXT NOT NULL UNIQUE, password TEXT NOT NULL, created_at INTEGER NOT NULL
    ) STRICT;
  `)
  const select = `
    SELECT u.email, u.identity, u.password, u.created_at, i.name, i.role
    FROM users u JOIN identities i ON i.id = u.identity`
  const byEmail = database.prepare(`${select} WHERE u.email = ?`)
  const all = database.prepare(`${select} ORDER BY u.email`)
  const insert = database.prepare(
    'INSERT INTO users (email, identity, password, created_at) VALUES (?, ?, ?, ?)',
  )
  const setPassword = database.prepare('UPDATE users SET password = ? WHERE email = ?')
  const setRole = database.prepare('UPDATE identities SET role = ? WHERE id = ?')
  const remove = database.prepare('DELETE FROM users WHERE email = ?')
  const endSessions = database.prepare(
    'DELETE FROM sessions WHERE identity = (SELECT identity FROM users WHERE email = ?)',
  )

  const requireNew = (given: string, name: string) => {
    const email = normalizeEmail(given)
    if (email.length > 254 || !/^[^\s@"<>]+@[^\s@"<>]+$/.test(email)) {
      throw new UserError(
        `"${given}" is not an e-mail address. Give one such as name@example.com; nothing is sent to it.`,
      )
    }
    if (!/^[^\p{C}\s](?:[^\p{C}]{0,62}[^\p{C}\s])?$/u.test(name)) {
      throw new UserError(
        `"${name}" cannot be a name. Give up to 64 letters, for example --name "Jane Doe".`,
      )
    }
    if (byEmail.get(email)) {
      throw new UserError(
        `There is a user ${email} already. For a new password: user link ${email}. For another role: user role ${email} --role editor. For another name, remove the user first: user remove ${email}`,
      )
    }
  }
  const requireKnown = (given: string) => {
    const row = byEmail.get(normalizeEmail(given))
    if (!row) {
      throw new UserError(`There is no user ${normalizeEmail(given)}. See them all with: user list`)
    }
    return toEntry(row)
  }

  return {
    requireNew,
    requireKnown,
    add: (email, name, role, password) =>
      inOneStep(() => {
        requireNew(email, name)
        const identity: Identity = { id: `p-${randomUUID()}`, name, role, kind: 'user' }
        remember(identity)
        insert.run(normalizeEmail(email), identity.id, password, now())
        record(`${name} (${normalizeEmail(email)}) was added as ${role}`)
      }),
    remove: (given) =>
      inOneStep(() => {
        const { email, name } = requireKnown(given)
        endSessions.run(email)
        remove.run(email)
        record(`${name} (${email}) was removed`)
      }),
    changePassword: (given, password, person) =>
      inOneStep(() => {
        const { email, name } = requireKnown(given)
        endSessions.run(email)
        setPassword.run(password, email)
        attempts.forget(email)
        const how = person === undefined ? 'was given a new password' : 'chose a password by a link'
        record(`${name} (${email}) ${how}`, person)
      }),
    changeRole: (given, role) =>
      inOneStep(() => {
        const { id, email, name, role: before } = requireKnown(given)
        setRole.run(role, id)
        record(`${name} (${email}) was changed from ${before} to ${role}`)
      }),
    signOut: (given) =>
      inOneStep(() => {
        const { email, name } = requireKnown(given)
        const { changes } = endSessions.run(email)
        record(`${name} (${email}) was signed out everywhere`)
        return Number(changes)
      }),
    find(email) {
      const row = byEmail.get(normalizeEmail(email))
      if (!row) return undefined
      const { email: known, name, role } = toEntry(row)
      return {
        email: known,
        identity: { id: String(row.identity), name, role, kind: 'user' },
        password: String(row.password),
      }
    },
    list: () => all.all().map(toEntry),
  }
}

function toEntry(row: Record<string, unknown>): UserEntry {
  return {
    id: String(row.identity),
    email: String(row.email),
    name: String(row.name),
    role: row.role as Role,
    createdAt: new Date(Number(row.created_at)).toISOString(),
    hasPassword: hasPassword(String(row.password)),
  }
}
