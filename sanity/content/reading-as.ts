import type { ClientPerspective } from '@sanity/client'

/** Who reads, and so what may be shown. */
export type ReadingAs =
  | { kind: 'public' }
  /** Someone of the practice: drafts as they will be; or with `asOf` (ISO 8601) the site as it will be at that moment. */
  | { kind: 'staff'; asOf?: string | undefined }

/** What follows from who reads: everything by which a read for staff differs from one for visitors. */
export type ReadingPlan = {
  perspective: ClientPerspective
  /** For the query: true when nothing waits for its moment. */
  drafts: boolean
  /** For the query and the views: the moment (ISO 8601) at which the site is shown. */
  now: string
  /** Documents with holes are shown with kind words in the place of what is missing. */
  isLenient: boolean
  /** Nobody may keep what is made of it. */
  isPrivate: boolean
}

/**
 * The one place that decides between published and draft.
 * @param now the moment of reading.
 */
export function planReading(as: ReadingAs, now: Date = new Date()): ReadingPlan {
  const published = {
    perspective: 'published',
    drafts: false,
    now: now.toISOString(),
    isLenient: false,
    isPrivate: false,
  } as const
  if (as.kind === 'public') return published
  if (as.asOf !== undefined) {
    return { ...published, now: new Date(as.asOf).toISOString(), isPrivate: true }
  }
  return { ...published, perspective: 'drafts', drafts: true, isLenient: true, isPrivate: true }
}
