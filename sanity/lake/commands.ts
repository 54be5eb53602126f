import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { roles } from './auth/identities.ts'
import type { Role } from './types.ts'

/** How a command of the lake refuses: with a sentence for the person at the terminal. */
type Complaint = new (message: string) => Error

/**
 * Reads `ACTION [NAME] --options …`.
 * @returns the options, the words, and `role()`, which insists on a role that there is.
 * @throws {Complaint} with the usage when the options are no such ones.
 */
export function readCommand<Options extends ParseArgsOptionsConfig & { role: { type: 'string' } }>(
  parameters: string[],
  { options, usage, Complaint }: { options: Options; usage: string; Complaint: Complaint },
) {
  try {
    const { values, positionals } = parseArgs({
      args: parameters,
      allowPositionals: true,
      options,
    })
    const [action, name] = positionals
    const { role: given } = values as { role?: string }
    const role = (): Role => {
      const known = roles.find((one) => one === given)
      if (known) return known
      throw new Complaint(`--role must be one of ${roles.join(', ')}.\n${usage}`)
    }
    return { action, subject: name, count: positionals.length, values, role }
  } catch {
    throw new Complaint(usage)
  }
}
