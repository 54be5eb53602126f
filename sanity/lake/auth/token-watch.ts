import type { Identities } from './identities.ts'

export type TokenWatch = {
  /**
   * Keeps an eye on a token or session as long as something is open in its name.
   * @param end is called once, when it was removed or has ended.
   * @returns a function that stops the watching.
   */
  hold(token: string, end: () => void): () => void
  close(): void
}

const everyMinute = 60_000

/**
 * Ends what is open in the name of a token when that token ends. Commands change `identity.sqlite` from another process, so
 * its version is looked at several times a second; the tokens themselves only when it has changed, and each minute for
 * sessions that grow old.
 */
export function createTokenWatch(
  identities: Pick<Identities, 'find' | 'version'>,
  interval = 200,
): TokenWatch {
  const held = new Map<string, Set<() => void>>()
  let seen = identities.version()
  let checkedAt = performance.now()
  const check = () => {
    const version = identities.version()
    if (version === seen && performance.now() - checkedAt < everyMinute) return
    seen = version
    checkedAt = performance.now()
    for (const [token, ends] of [...held]) {
      if (identities.find(token)) continue
      held.delete(token)
      for (const end of ends) end()
    }
  }
  const timer = setInterval(check, interval)
  timer.unref()
  return {
    hold(token, end) {
      const ends = held.get(token) ?? new Set()
      held.set(token, ends.add(end))
      return () => {
        ends.delete(end)
        if (ends.size === 0 && held.get(token) === ends) held.delete(token)
      }
    },
    close: () => clearInterval(timer),
  }
}
