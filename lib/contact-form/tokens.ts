import { createHmac, randomBytes } from 'node:crypto'
import { isSame } from '#lib/same-secret.ts'

/** What a token says of the form that it came with. `unknown`: it is not one of ours. */
export type TokenVerdict = 'good' | 'young' | 'old' | 'unknown'

export type Tokens = {
  /** A token for a form that is handed out now. */
  issue(): string
  check(token: string): TokenVerdict
  /** Counts one use of a good token. @returns false once it has been used often enough. */
  use(token: string): boolean
}

/** A person needs longer than this to read the form, in milliseconds. */
const youngest = 3_000
/** A page that was left open longer than this is handed out anew. */
const oldest = 12 * 3_600_000
/** Times that one token may send: for a second try after trouble, not for a flood. */
const mostUses = 5
/** Tokens whose uses are counted at the same time. */
const mostCounted = 10_000

/**
 * Signed moments: `<milliseconds since 1970, base 36>.<random>.<signature>`. A program that sends forms without reading them
 * has none, and can't send one form over and over.
 * @param key the secret that signs them.
 * @param now milliseconds since 1970.
 */
export function makeTokens(key: string, now: () => number = Date.now): Tokens {
  const uses = new Map<string, number>()
  const sign = (text: string) =>
    createHmac('sha256', key).update(`contact form ${text}`).digest('base64url')
  return {
    issue() {
      const text = `${now().toString(36)}.${randomBytes(9).toString('base64url')}`
      return `${text}.${sign(text)}`
    },
    check(token) {
      const parts = /^([0-9a-z]{1,12})\.([\w-]{12})\.([\w-]{43})$/.exec(token)
      if (!parts) return 'unknown'
      const [, moment = '', random = '', signature = ''] = parts
      if (!isSame(signature, sign(`${moment}.${random}`))) return 'unknown'
      const age = now() - Number.parseInt(moment, 36)
      if (age < youngest) return 'young'
      return age > oldest ? 'old' : 'good'
    },
    use(token) {
      const count = uses.get(token) ?? 0
      if (count >= mostUses) return false
      // Behind all others: the longest unused stand first, and go first.
      uses.delete(token)
      uses.set(token, count + 1)
      for (const [first] of uses) {
        if (uses.size <= mostCounted) break
        uses.delete(first)
      }
      return true
    },
  }
}
