import { openIdentities } from './auth/identities.ts'
import { passwordLinkAddress } from './auth/password-links.ts'
import { hashPassword, knownWords, noPassword, whyWeak } from './auth/passwords.ts'
import { normalizeEmail, UserError } from './auth/users.ts'
import { readCommand } from './commands.ts'
import { isLoopback, type LakeSettings } from './settings.ts'

const usage = `Use one of:
  user add EMAIL --name NAME --role administrator|editor|viewer [--link]
  user list
  user link EMAIL
  user password EMAIL
  user role EMAIL --role administrator|editor|viewer
  user sessions
  user sign-out EMAIL
  user sign-out --everybody
  user remove EMAIL`

/**
 * Runs the commands about people on a data folder, whether the lake runs or not.
 * @param askPassword is asked after everything else has been found right.
 * @returns the lines to print.
 * @throws {UserError} with a message for the person at the terminal.
 */
export async function runUserCommand(
  parameters: string[],
  { folder, publicUrl }: Pick<LakeSettings, 'folder' | 'publicUrl'>,
  askPassword: () => Promise<string>,
): Promise<string[]> {
  const {
    action,
    subject: email,
    count,
    role,
    values,
  } = readCommand(parameters, {
    options: {
      role: { type: 'string' },
      name: { type: 'string' },
      link: { type: 'boolean' },
      everybody: { type: 'boolean' },
    },
    usage,
    Complaint: UserError,
  })
  const { name, link: byLink, everybody } = values
  const identities = openIdentities(folder)
  const { users } = identities
  const newHash = async (address: string, person: string) => {
    const password = await askPassword()
    const reason = whyWeak(password, knownWords(normalizeEmail(address), person))
    if (reason !== undefined) throw new UserError(reason)
    return await hashPassword(password)
  }
  const makeLink = (address: string, person: string) => [
    `Send this link to ${person} and to nobody else: whoever has it chooses the password. It works once, within a day.`,
    ...(isLoopback(new URL(publicUrl).hostname)
      ? ['It opens on this machine alone, because SITE_URL is not set to a public address.']
      : []),
    passwordLinkAddress(publicUrl, identities.passwordLinks.make(address)),
  ]
  try {
    if (everybody && !(action === 'sign-out' && count === 1)) throw new UserError(usage)
    if (action === 'add' && email && count === 2) {
      const given = role()
      if (name === undefined) throw new UserError(`--name is missing.\n${usage}`)
      users.requireNew(email, name)
      users.add(email, name, given, byLink ? noPassword : await newHash(email, name))
      if (byLink) return makeLink(email, name)
      return [`${name} may sign in as ${normalizeEmail(email)} with the role ${given}.`]
    }
    if (byLink) throw new UserError(usage)
    if (action === 'role' && email && count === 2 && name === undefined) {
      const given = role()
      users.changeRole(email, given)
      return [`${normalizeEmail(email)} has the role ${given} now, also where signed in.`]
    }
    if (values.role !== undefined || name !== undefined) throw new UserError(usage)
    if (action === 'password' && email && count === 2) {
      const known = users.requireKnown(email)
      users.changePassword(email, await newHash(known.email, known.name))
      return [`${known.email} has a new password. Whoever was signed in with the old one is out.`]
    }
    if (action === 'link' && email && count === 2) {
      const known = users.requireKnown(email)
      return makeLink(known.email, known.name)
    }
    if (action === 'remove' && email && count === 2) {
      const { name: person } = users.requireKnown(email)
      users.remove(email)
      return [`${person} is removed and signed out everywhere. The name stays in history.`]
    }
    if (action === 'sign-out' && email && count === 2) {
      const ended = sayCount(users.signOut(email))
      return [`${normalizeEmail(email)} is signed out everywhere (${ended}).`]
    }
    if (action === 'sign-out' && everybody) {
      return [`Everybody is signed out (${sayCount(identities.endAllSessions())}).`]
    }
    if (action === 'sessions' && count === 1) {
      const sessions = identities.listSessions()
      if (sessions.length === 0) return ['Nobody is signed in.']
      return sessions.map(({ name: person, email: address, openedAt, endsAt, seenAt, device }) =>
        [
          address ?? '-',
          person,
          `since ${openedAt}`,
          `until ${endsAt}`,
          `last seen ${seenAt ?? '-'}`,
          device ?? '-',
        ].join('\t'),
      )
    }
    if (action === 'list' && count === 1) {
      const entries = users.list()
      if (entries.length === 0) {
        return ['There are no users yet. Make one with: user add EMAIL --name NAME --role editor']
      }
      return entries.map((entry) =>
        [
          entry.email,
          entry.name,
          entry.role,
          entry.createdAt,
          ...(entry.hasPassword ? [] : ['no password yet']),
        ].join('\t'),
      )
    }
    throw new UserError(usage)
  } finally {
    identities.close()
  }
}

function sayCount(sessions: number): string {
  return `${sessions} ${sessions === 1 ? 'session' : 'sessions'}`
}
