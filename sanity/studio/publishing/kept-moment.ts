import { type Dated, momentOf, readPostState } from './post-state.ts'

/**
 * The moment to write into the draft of an article before it is published. A live article keeps its own, whatever the
 * draft names: one from before would make it old, one ahead would take it off the website until then.
 * @returns `undefined` when the draft says itself, and rightly, when it was or will be published.
 */
export function momentToSet(draft: Dated, published: Dated, now: Date): string | undefined {
  const settled = settledMoment(published, now)
  if (settled !== undefined) return isSameMoment(momentOf(draft), settled) ? undefined : settled
  const isSet = typeof draft?.publishedAt === 'string' && draft.publishedAt !== ''
  return isSet ? undefined : now.toISOString()
}

/** The day that readers see on what is live; `undefined` while nothing is. */
function settledMoment(published: Dated, now: Date): string | undefined {
  if (!readPostState(null, published, now.getTime()).name.startsWith('live')) return undefined
  return momentOf(published) ?? momentOf({ publishedAt: published?._createdAt })
}

function isSameMoment(first: string | undefined, second: string): boolean {
  return first !== undefined && Date.parse(first) === Date.parse(second)
}
