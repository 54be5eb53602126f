import type { Dated } from './post-state.ts'

/**
 * Gives the draft the addresses of the live version, when it has others because an earlier version was brought back: only
 * “Change web address” gives a live post another one, nothing does so for other documents, and old links must go on
 * leading to it.
 * @returns patches; `undefined` when the draft has the same, or nothing is live.
 */
export function patchesToKeepAddresses(draft: Dated, published: Dated) {
  const { current, previousSlugs } = addressesIn(published)
  if (!draft || !current) return undefined
  const own = addressesIn(draft)
  if (JSON.stringify(own) === JSON.stringify({ current, previousSlugs })) return undefined
  // Only posts have earlier addresses.
  const hasEarlier = own.previousSlugs.length + previousSlugs.length > 0
  return [
    { setIfMissing: { slug: { _type: 'slug' } } },
    { set: { 'slug.current': current, ...(hasEarlier ? { previousSlugs } : {}) } },
  ]
}

function addressesIn(version: Dated): { current: string; previousSlugs: string[] } {
  const slug = version?.slug as { current?: string } | undefined
  const previous = version?.previousSlugs
  return { current: slug?.current ?? '', previousSlugs: Array.isArray(previous) ? previous : [] }
}
