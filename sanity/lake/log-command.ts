import { openIdentities } from './auth/identities.ts'
import { UserError } from './auth/users.ts'

const most = 1_000

/**
 * Runs `log [--all]` on a data folder, whether the lake runs or not.
 * @returns a line for each change of people and tokens, newest first; with `--all` also what the house does by itself.
 * @throws {UserError} with the usage.
 */
export function runLogCommand(parameters: string[], folder: string): string[] {
  const [all, ...others] = parameters
  if (others.length > 0 || (all !== undefined && all !== '--all')) {
    throw new UserError('Use one of:\n  log\n  log --all')
  }
  const identities = openIdentities(folder)
  try {
    const acts = identities.acts.list(most).filter(({ isRoutine }) => all || !isRoutine)
    if (acts.length === 0) return ['Nobody has changed people or tokens yet.']
    return acts.map(({ at, who, what }) => [at, who, what].join('\t'))
  } finally {
    identities.close()
  }
}
