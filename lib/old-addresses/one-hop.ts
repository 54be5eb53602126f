import { keyOf, sortQuery } from './read-address.ts'

/** Where an old address leads. */
export type Lead = {
  key: string
  /** An address of this website. */
  to: string
  /** Whether a page is known to stand there, so that nothing leads on from it. */
  isPage: boolean
}

/**
 * Lets old addresses that lead to other old ones lead straight to the end, in one hop.
 * @returns `circles`: the keys of those that lead in a circle, or into one
 */
export function straighten<Each extends Lead>(
  leads: readonly Each[],
): { straight: Each[]; circles: string[] } {
  const byKey = new Map(leads.map((lead) => [lead.key, lead]))
  const circles: string[] = []
  const straight = leads.flatMap((lead) => {
    const last = findLast(lead, byKey)
    if (last) return [{ ...lead, ...last, key: lead.key }]
    circles.push(lead.key)
    return []
  })
  return { straight, circles }
}

function findLast<Each extends Lead>(
  lead: Each,
  byKey: ReadonlyMap<string, Each>,
): Each | undefined {
  const passed = new Set<string>()
  for (let at = lead; ; ) {
    const next = at.isPage ? undefined : byKey.get(keyOfNew(at.to))
    if (!next) return at
    passed.add(at.key)
    if (passed.has(next.key)) return undefined
    at = next
  }
}

/** @returns the key that an old address would have which stands where another one leads. */
export function keyOfNew(to: string): string {
  const [, path = '/', query = ''] = /^([^?#]*)(\?[^#]*)?/.exec(to) ?? []
  return keyOf(path, sortQuery(query))
}
