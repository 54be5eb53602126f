import { openIdentities } from './auth/identities.ts'
import { hashPassword, whyWeak } from './auth/passwords.ts'
import { normalizeEmail, UserError } from './auth/users.ts'
import { readCommand } from './commands.ts'

const usage = `Use one of:
  user add EMAIL --name NAME --role administrator|editor|viewer
  user list
  user password EMAIL
  user role EMAIL --role administrator|editor|viewer
  user sessions
  user sign-out EMAIL
  user remove EMAIL`

/**
 * Runs the commands about people on a data folder, whether the lake runs or not.
 * @param askPassword is asked after everything else has been found right.
 * @returns the lines to print.
 * @throws {UserError} with a message for the person at the terminal.
 */
export async function runUserCommand(
  parameters: string[],
  folder: string,
  askPassword: () => Promise<string>,
): Promise<string[]> {
  const {
    action,
    subject: email,
    count,
    role,
    values,
  } = readCommand(parameters, {
    options: { role: { type: 'string' }, name: { type: 'string' } },
    usage,
    Complaint: UserError,
  })
  const { name } = values
  const identities = openIdentities(folder)
  const { users } = identities
  const newHash = async (address: string, person: string) => {
    const password = await askPassword()
    const known = [normalizeEmail(address), ...`${address} ${person}`.split(/[\s@.+_-]+/)]
    const reason = whyWeak(password, known)
    if (reason !== undefined) throw new UserError(reason)
    return await hashPassword(password)
  }
  try {
    if (action === 'add' && email && count === 2) {
      const given = role()
      if (name === undefined) throw new UserError(`--name is missing.\n${usage}`)
      users.requireNew(email, name)
      users.add(email, name, given, await newHash(email, name))
      return [`${name} may sign in as ${normalizeEmail(email)} with the role ${given}.`]
    }
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
    if (action === 'remove' && email && count === 2) {
      const { name: person } = users.requireKnown(email)
      users.remove(email)
      return [`${person} is removed and signed out everywhere. The name stays in history.`]
    }
    if (action === 'sign-out' && email && count === 2) {
      const ended = users.signOut(email)
      return [
        `${normalizeEmail(email)} is signed out everywhere (${ended} ${ended === 1 ? 'session' : 'sessions'}).`,
      ]
    }
    if (action === 'sessions' && count === 1) {
      const sessions = identities.listSessions()
      if (sessions.length === 0) return ['Nobody is signed in.']
      return sessions.map(({ name: person, email: address, openedAt, endsAt }) =>
        [address ?? '-', person, `since ${openedAt}`, `until ${endsAt}`].join('\t'),
      )
    }
    if (action === 'list' && count === 1) {
      const entries = users.list()
      if (entries.length === 0) {
        return ['There are no users yet. Make one with: user add EMAIL --name NAME --role editor']
      }
      return entries.map((entry) =>
        [entry.email, entry.name, entry.role, entry.createdAt].join('\t'),
      )
    }
    throw new UserError(usage)
  } finally {
    identities.close()
  }
}
