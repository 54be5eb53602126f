import type { ClientPerspective } from '@sanity/client'
import { rightNow } from '#lib/preview/as-of.ts'
import type { PageRoot } from '../schema/read.ts'

/** A document that was shared, and which version of it is shown. */
export type Reviewed = {
  type: string
  /** The id of the published document. */
  document: string
  /** The id as it is stored, such as `drafts.abc`. */
  version: string
}

/** Who reads, and so what may be shown. */
export type ReadingAs =
  | { kind: 'public' }
  /** Someone of the practice: drafts as they will be; or with `asOf` the site at that moment (ISO 8601, or `now`). */
  | { kind: 'staff'; asOf?: string | undefined }
  /** Someone with a link: one document as it is, all else as visitors see it. */
  | { kind: 'reviewer'; document: Reviewed }

/** What follows from who reads: everything by which a read for staff or reviewers differs from one for visitors. */
export type ReadingPlan = {
  perspective: ClientPerspective
  query: string
  /** For the query: what it is given besides its own parameters. `drafts` is true when nothing waits for its moment. */
  parameters: { drafts: boolean; now: string } & Record<string, string | boolean>
  /** The moment (ISO 8601) at which the site is shown. */
  now: string
  /** Documents with holes are shown with kind words in the place of what is missing. */
  isLenient: boolean
  /** Nobody may keep what is made of it. */
  isPrivate: boolean
  /** Texts bring invisible marks that say where they are edited. */
  isMarked: boolean
}

type Asked = { query: string; root?: PageRoot }

/**
 * The one place that decides between published and draft.
 * @param now the moment of reading.
 */
export function planReading(as: ReadingAs, read: Asked, now: Date = new Date()): ReadingPlan {
  const published = (moment: Date): ReadingPlan => ({
    perspective: 'published',
    query: read.query,
    parameters: { drafts: false, now: moment.toISOString() },
    now: moment.toISOString(),
    isLenient: false,
    isPrivate: as.kind !== 'public',
    isMarked: false,
  })
  switch (as.kind) {
    case 'public':
      return published(now)
    case 'reviewer':
      return read.root?.type === as.document.type
        ? { ...published(now), ...reviewOf(read.query, read.root, as.document, now) }
        : published(now)
    case 'staff': {
      if (as.asOf !== undefined) return published(as.asOf === rightNow ? now : new Date(as.asOf))
      const plan = published(now)
      const parameters = { ...plan.parameters, drafts: true }
      return { ...plan, perspective: 'drafts', parameters, isLenient: true, isMarked: true }
    }
  }
}

const notPublished = '_id in path("drafts.**") || _id in path("versions.**")'

/**
 * Among documents as they are stored, the root is the one version that was shared, and everything else is what is published.
 * References lead to published documents there by themselves.
 */
function reviewOf(query: string, { filter }: PageRoot, document: Reviewed, now: Date) {
  const [before, after, ...more] = query.split(`*[${filter}]`)
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error('The root of a query must stand in it once.')
  }
  const others = (text: string) =>
    text.replaceAll('*[', `*[!(${notPublished})][`).replaceAll('^._id', '$reviewedDocument')
  const root = '*[_type == $reviewedType && _id == $reviewedVersion]'
  return {
    perspective: 'raw' as const,
    query: others(before) + root + others(after),
    parameters: {
      drafts: false,
      now: now.toISOString(),
      reviewedType: document.type,
      reviewedDocument: document.document,
      reviewedVersion: document.version,
    },
    isLenient: true,
  }
}
