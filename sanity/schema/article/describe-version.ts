import { formatDay } from '#lib/dates.ts'

/** As much of one version of a post as a list knows: it never sees draft and published version together. */
export type Version = {
  id?: unknown
  originalId?: unknown
  publishedAt?: unknown
  editedAt?: unknown
}

/**
 * One line under a post's title in a list: where it stands and the day that matters.
 * @param now milliseconds since 1970.
 */
export function describeVersion(version: Version, now: number): string {
  const date = dayOf(version.publishedAt)
  const isAhead = date !== undefined && Date.parse(String(version.publishedAt)) > now
  if (!isDraft(version)) {
    if (date === undefined) return 'Live'
    return isAhead ? `Goes live on ${date}` : `Live since ${date}`
  }
  if (isAhead) return `Draft for ${date}`
  if (date !== undefined) return `Draft, dated ${date}`
  const edited = dayOf(version.editedAt)
  return edited === undefined ? 'Draft' : `Draft, last edited ${edited}`
}

function isDraft({ id, originalId }: Version): boolean {
  return [id, originalId].some((one) => typeof one === 'string' && one.startsWith('drafts.'))
}

function dayOf(moment: unknown): string | undefined {
  return typeof moment === 'string' && !Number.isNaN(Date.parse(moment))
    ? formatDay(moment)
    : undefined
}
