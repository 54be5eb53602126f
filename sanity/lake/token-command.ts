import { openIdentities, TokenError } from './auth/identities.ts'
import { readCommand } from './commands.ts'

const usage = `Use one of:
  token add NAME --role administrator|editor|viewer [--replace]
  token list
  token remove NAME`

/**
 * Runs `token add`, `token list` or `token remove` on a data folder, whether the lake runs or not.
 * @returns the lines to print; the last line of `token add` is the token itself.
 * @throws {TokenError} with a message for the person at the terminal.
 */
export function runTokenCommand(parameters: string[], folder: string): string[] {
  const {
    action,
    subject: name,
    count,
    role,
    values,
  } = readCommand(parameters, {
    options: { role: { type: 'string' }, replace: { type: 'boolean', default: false } },
    usage,
    Complaint: TokenError,
  })
  const identities = openIdentities(folder)
  try {
    if (action === 'add' && name && count === 2) {
      const given = role()
      const secret = identities.addToken(name, given, values.replace)
      return [`Token "${name}" with the role ${given}. It is shown only this once:`, secret]
    }
    if (action === 'remove' && name && count === 2) {
      identities.removeToken(name)
      return [`Token "${name}" is removed. Whoever used it is locked out from now on.`]
    }
    if (action === 'list' && count === 1) {
      const tokens = identities.listTokens()
      if (tokens.length === 0)
        return ['There are no tokens yet. Make one with: token add NAME --role viewer']
      return tokens.map(({ name, role, createdAt }) => `${name}\t${role}\t${createdAt}`)
    }
    throw new TokenError(usage)
  } finally {
    identities.close()
  }
}
