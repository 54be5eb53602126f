import { momentOf } from '../publishing/post-state.ts'

/** As much of all posts as decides where each stands. One pass each: to ask per draft took a second with hundreds. */
export const versionsQuery = `{
  "drafts": *[_type == "article" && _id in path("drafts.**")]._id,
  "published": *[_type == "article" && !(_id in path("drafts.**"))]._id,
  "ahead": *[
    _type == "article" && !(_id in path("drafts.**")) && dateTime(publishedAt) > dateTime(now())
  ]{_id, publishedAt}
}`

/** What `versionsQuery` answers; ids as stored. */
export type PostVersions = {
  drafts: string[]
  published: string[]
  /** Published, and dated ahead when the lake was asked. */
  ahead: Array<{ _id: string; publishedAt: string | null }>
}

/** Where posts stand, in as few words as the lists need. */
export type SortedPosts = {
  /** The earliest moment still to come; whatever is published and dated before it is live. */
  next: string | undefined
  /** Ids, as published, of live posts with unpublished changes. */
  liveInRework: string[]
  /** Ids, as published, of posts that wait for their moment and have unpublished changes. */
  waitingInRework: string[]
}

/** @param now milliseconds since 1970. */
export function sortPosts({ drafts, published, ahead }: PostVersions, now: number): SortedPosts {
  const waiting = ahead.filter((version) => timeOf(version) > now)
  const [first] = waiting.toSorted((one, other) => timeOf(one) - timeOf(other))
  const known = new Set(published)
  const waits = new Set(waiting.map(({ _id }) => _id))
  const inRework = drafts
    .map((id) => id.slice('drafts.'.length))
    .filter((id) => known.has(id))
    .toSorted()
  return {
    next: momentOf(first),
    liveInRework: inRework.filter((id) => !waits.has(id)),
    waitingInRework: inRework.filter((id) => waits.has(id)),
  }
}

function timeOf(version: { publishedAt: string | null }): number {
  return Date.parse(momentOf(version) ?? '')
}

export type ListName = 'drafts' | 'live' | 'waiting'

/** What the Studio's list of documents is given. */
export type NarrowedList = {
  filter: string
  params: Record<string, string | string[]>
  /** `false` where posts in rework were too many to name, so that the list shows only the others. */
  isWhole: boolean
}

/** A list shows posts as drafts, and a listener is told of them as stored; `_originalId` is known only to the first. */
const isDraft = '(coalesce(_originalId, _id) in path("drafts.**"))'

/** A post without a moment, or with one that can't be read, is live. */
const isAhead = 'coalesce(dateTime(publishedAt) >= dateTime($next), false)'

/** Later than any moment that can be chosen. */
const never = '9999-12-31T23:59:59Z'

/**
 * How long the named ids may be in an address, in characters. A list listens with its filter, and the Studio's client
 * refuses to listen at an address of more than 14,800.
 */
const longestIds = 12_000

/** What narrows the posts down to one list. Only posts in rework are named: their published version is out of sight. */
export function narrowTo(name: ListName, sorted: SortedPosts): NarrowedList {
  if (name === 'drafts') {
    return { filter: `_type == "article" && ${isDraft}`, params: {}, isWhole: true }
  }
  const inRework = name === 'live' ? sorted.liveInRework : sorted.waitingInRework
  const isWhole = encodeURIComponent(JSON.stringify(inRework)).length <= longestIds
  const own = name === 'live' ? `!${isAhead}` : isAhead
  return {
    filter: `_type == "article" && (!${isDraft} && ${own} || _id in $inRework)`,
    params: { next: sorted.next ?? never, inRework: isWhole ? inRework : [] },
    isWhole,
  }
}
