import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

export type FormTokens = {
  /** @param purpose what the form is for; the token is good for nothing else. */
  issue(purpose: string): string
  /** @returns whether the lake gave this token out for this purpose within the hour, the first time it is asked. */
  redeem(token: string, purpose: string): boolean
}

const lifetime = 60 * 60_000
const mostUsed = 10_000

/** Tokens that show that a form came from the lake: signed with a key that lives as long as the lake runs, good once. */
export function createFormTokens(now: () => number = Date.now): FormTokens {
  const key = randomBytes(32)
  /** Used tokens in the order of their use, with the moment they were made. */
  const used = new Map<string, number>()
  let oldestAccepted = 0
  const sign = (text: string) => createHmac('sha256', key).update(text).digest('base64url')
  return {
    issue(purpose) {
      const head = `${randomBytes(16).toString('base64url')}.${now()}`
      return `${head}.${sign(`${head}.${purpose}`)}`
    },
    redeem(token, purpose) {
      const [nonce = '', madeAt = '', signature = ''] = token.split('.')
      const wanted = Buffer.from(sign(`${nonce}.${madeAt}.${purpose}`))
      const given = Buffer.from(signature)
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return false
      const made = Number(madeAt)
      if (made + lifetime <= now() || made < oldestAccepted || used.has(nonce)) return false
      used.set(nonce, made)
      for (const [old, oldMade] of used) {
        if (used.size <= mostUsed && oldMade + lifetime > now()) break
        used.delete(old)
        // What is no longer remembered must not be good again.
        oldestAccepted = Math.max(oldestAccepted, oldMade + 1)
      }
      return true
    },
  }
}
