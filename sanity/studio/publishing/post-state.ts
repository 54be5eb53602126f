/** As much of a document as its state depends on. */
export type Dated = { publishedAt?: unknown; [field: string]: unknown } | null | undefined

/** Where a post stands, as its author would say it. */
export type PostState =
  | { name: 'never-published' }
  /** It was on the website and was taken off. */
  | { name: 'taken-off' }
  /** Published, and its moment is still to come. */
  | { name: 'waiting'; goesLiveAt: string }
  | { name: 'live' }
  | { name: 'live-with-changes' }

/**
 * @param now milliseconds since 1970.
 * @param isRetired whether its addresses are noted as retired. Its date says nothing: a draft may carry one that has passed.
 */
export function readPostState(
  draft: Dated,
  published: Dated,
  now: number,
  isRetired = false,
): PostState {
  if (published) {
    const goesLiveAt = momentOf(published)
    if (goesLiveAt !== undefined && Date.parse(goesLiveAt) > now) {
      return { name: 'waiting', goesLiveAt }
    }
    return { name: draft ? 'live-with-changes' : 'live' }
  }
  return { name: isRetired ? 'taken-off' : 'never-published' }
}

/** The moment of publishing that a document names, if it names one that can be read. */
export function momentOf(document: Dated): string | undefined {
  const moment = document?.publishedAt
  return typeof moment === 'string' && !Number.isNaN(Date.parse(moment)) ? moment : undefined
}
