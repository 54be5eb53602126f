import { openIdentities } from './auth/identities.ts'
import { UserError } from './auth/users.ts'

const most = 1_000

const usage = `Use one of:
  log
  log --all
  log add SENTENCE     (at most 300 letters)`

/**
 * Runs `log [--all]` and `log add SENTENCE` on a data folder, whether the lake runs or not.
 * @returns a line for each act, newest first; with `--all` also what the house does by itself.
 * @throws {UserError} with the usage.
 */
export function runLogCommand(parameters: string[], folder: string): string[] {
  const [first, sentence = '', ...others] = parameters
  const isReading = (first === undefined || first === '--all') && parameters.length < 2
  const isWriting = first === 'add' && others.length === 0 && isSentence(sentence)
  if (!isReading && !isWriting) throw new UserError(usage)
  const identities = openIdentities(folder)
  try {
    if (isWriting) {
      identities.acts.record(sentence)
      return ['It stands in the log now.']
    }
    const acts = identities.acts.list(most, first === '--all')
    if (acts.length === 0) return ['Nothing was done yet.']
    return acts.map(({ at, who, what }) => [at, who, what].join('\t'))
  } finally {
    identities.close()
  }
}

function isSentence(text: string): boolean {
  return /^[^\p{C}]{1,300}$/u.test(text) && text.trim() === text
}
