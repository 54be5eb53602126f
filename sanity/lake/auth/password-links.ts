import { createHash, randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { hasPassword } from './passwords.ts'
import { hashSecret } from './sessions.ts'
import type { InOneStep } from './steps.ts'
import { type User, UserError, type Users } from './users.ts'

/** A link is good for a day. */
const linkLifetime = 24 * 60 * 60_000
/** For so long a link that is no longer good is told from one that never was. */
const remembered = 30 * linkLifetime

export const linkPath = '/auth/password'

/**
 * The address of a link. What is behind its `?` stands in no log of the house.
 * @param publicUrl of the lake
 */
export function passwordLinkAddress(publicUrl: string, secret: string): string {
  return `${publicUrl}/v1${linkPath}?link=${secret}`
}

/** What a link is when it is opened: good for a person, or why not. */
export type LinkState = { is: 'good'; user: User } | { is: 'used' | 'ended' | 'unknown' }

export type PasswordLinks = {
  /**
   * Makes a link for a person to choose a password by; an earlier one of hers ends.
   * @returns its secret, of which only a hash is kept.
   * @throws {UserError} when there is no such user.
   */
  make(email: string): string
  look(secret: string): LinkState
  /**
   * Gives the person of a link her new password, which ends her sessions, and the link with them; in one step, so that of two at once
   * one comes too late.
   * @param password a hash
   * @returns what the link was before: only a good one has changed anything.
   */
  use(secret: string, password: string): LinkState
}

type Tools = {
  inOneStep: InOneStep
  users: Pick<Users, 'find' | 'changePassword'>
  now: () => number
  record(what: string, person?: string): void
}

/** The links by which people choose a password themselves, in `identity.sqlite`. */
export function openPasswordLinks(database: DatabaseSync, tools: Tools): PasswordLinks {
  const { inOneStep, users, now, record } = tools
  database.exec(`
    CREATE TABLE IF NOT EXISTS password_links (
      hash TEXT PRIMARY KEY, identity TEXT NOT NULL, password TEXT NOT NULL, ends_at INTEGER NOT NULL, used_at INTEGER
    ) STRICT;
  `)
  const forgetOld = database.prepare('DELETE FROM password_links WHERE ends_at <= ?')
  const endEarlier = database.prepare(
    'UPDATE password_links SET ends_at = min(ends_at, ?) WHERE identity = ? AND used_at IS NULL',
  )
  const insert = database.prepare(
    'INSERT INTO password_links (hash, identity, password, ends_at) VALUES (?, ?, ?, ?)',
  )
  const bySecret = database.prepare(`
    SELECT l.password, l.ends_at, l.used_at, u.email FROM password_links l
    LEFT JOIN users u ON u.identity = l.identity WHERE l.hash = ?`)
  const markUsed = database.prepare('UPDATE password_links SET used_at = ? WHERE hash = ?')

  const look = (secret: string): LinkState => {
    const row = bySecret.get(hashSecret(secret))
    if (!row) return { is: 'unknown' }
    if (row.used_at !== null) return { is: 'used' }
    const user = row.email === null ? undefined : users.find(String(row.email))
    // A password that was changed in the meantime, in whatever way, leaves no older link good.
    const isOpen = user && digest(user.password) === row.password && Number(row.ends_at) > now()
    return isOpen ? { is: 'good', user } : { is: 'ended' }
  }

  return {
    make: (email) =>
      inOneStep(() => {
        const user = users.find(email)
        if (!user) throw new UserError(`There is no user ${email}. See them all with: user list`)
        const { identity, password } = user
        // Letters and digits alone: programs for messages leave other signs at the end of an address out.
        const secret = randomBytes(24).toString('hex')
        forgetOld.run(now() - remembered)
        endEarlier.run(now(), identity.id)
        insert.run(hashSecret(secret), identity.id, digest(password), now() + linkLifetime)
        const which = hasPassword(password) ? 'a new' : 'a first'
        record(`${identity.name} (${user.email}) was given a link to choose ${which} password`)
        return secret
      }),
    look,
    use: (secret, password) =>
      inOneStep(() => {
        const state = look(secret)
        if (state.is !== 'good') return state
        const { email, identity } = state.user
        markUsed.run(now(), hashSecret(secret))
        users.changePassword(email, password, identity.name)
        return state
      }),
  }
}

/** Which password a link was made for, kept beside it in a form that is good for nothing else. */
function digest(password: string): string {
  return createHash('sha256').update(password).digest('hex')
}
