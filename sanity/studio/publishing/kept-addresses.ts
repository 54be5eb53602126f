import type { Dated } from './post-state.ts'

type Addresses = { slug: { _type: 'slug'; current: string }; previousSlugs: string[] }

/**
 * The addresses of the live version, when the draft has others because an earlier version was brought back: only “Change
 * web address” gives a live post another one, and old links must go on leading to it.
 * @returns `undefined` when the draft has the same, or nothing is live.
 */
export function addressesToKeep(draft: Dated, published: Dated): Addresses | undefined {
  const live = addressesIn(published)
  if (!draft || !live.slug.current) return undefined
  return JSON.stringify(live) === JSON.stringify(addressesIn(draft)) ? undefined : live
}

function addressesIn(version: Dated): Addresses {
  const slug = version?.slug as { current?: string } | undefined
  const previous = version?.previousSlugs
  return {
    slug: { _type: 'slug', current: slug?.current ?? '' },
    previousSlugs: Array.isArray(previous) ? previous : [],
  }
}
