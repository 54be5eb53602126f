import { parseArgs } from 'node:util'
import { openIdentities, roles, TokenError } from './auth/identities.ts'
import type { Role } from './types.ts'

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
  const { action, name, role, replace, count } = readParameters(parameters)
  const identities = openIdentities(folder)
  try {
    if (action === 'add' && name && count === 2) {
      const secret = identities.addToken(name, requireRole(role), replace)
      return [`Token "${name}" with the role ${role}. It is shown only this once:`, secret]
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

function readParameters(parameters: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: parameters,
      allowPositionals: true,
      options: { role: { type: 'string' }, replace: { type: 'boolean', default: false } },
    })
    const [action, name] = positionals
    return { action, name, count: positionals.length, ...values }
  } catch {
    throw new TokenError(usage)
  }
}

function requireRole(given: string | undefined): Role {
  const role = roles.find((known) => known === given)
  if (role) return role
  throw new TokenError(`--role must be one of ${roles.join(', ')}.\n${usage}`)
}
