import type { SanityClient } from '@sanity/client'
import type { CustomValidator, SanityDocument } from '@sanity/types'
import { namePlaces, readShowing, type Showing } from './showing.ts'

/** Another banner as the lake holds it: a published one and a draft of it are two. */
export type OtherBanner = {
  _id: string
  heading: string | null
  places: string[] | null
  priority: number | null
  from: string | null
  until: string | null
}

/** Marks the question for other banners. */
export const otherBannersTag = 'other-banners'

/** How long the lake may take, in milliseconds; after that nothing is said. */
const patience = 5_000

const othersQuery = `*[_type == "banner" && !(_id in $own) && !(_id in path("versions.**"))] | order(_id asc){
  _id, heading, places, priority, from, until
}`

/** Warns of banners that stand in each other's way; each message names the other one and the way out. */
export const standsInNoWay: CustomValidator<SanityDocument | undefined> = async (
  banner,
  { getClient },
) => {
  if (!banner) return true
  const id = publishedId(banner._id)
  const client: Pick<SanityClient, 'fetch'> = getClient({ apiVersion: '2025-02-19' })
  const others = await client
    .fetch<OtherBanner[]>(
      othersQuery,
      { own: [id, `drafts.${id}`] },
      { perspective: 'raw', tag: otherBannersTag, signal: AbortSignal.timeout(patience) },
    )
    // Thrown on, this would stop her from publishing for as long as the lake is slow.
    .catch((): OtherBanner[] => [])
  const messages = findClashes(banner, others, Date.now())
  return messages.length === 0 || messages.map((message) => ({ message, path: ['places'] }))
}

/**
 * What there is to say about a banner and the others: that two with the same priority are due on one page at one time, and
 * that one never shows on a page since another always wins there. Of another banner its newest version counts, draft or
 * published; where visitors still get an older one that is in the way, that is said.
 * @param now milliseconds since 1970.
 */
export function findClashes(
  banner: { [field: string]: unknown },
  others: OtherBanner[],
  now: number,
): string[] {
  const own = readShowing(banner)
  const byId = Map.groupBy(others, ({ _id }) => publishedId(_id))
  return [...byId.values()].flatMap((versions) => {
    const draft = versions.find(({ _id }) => _id.startsWith('drafts.'))
    const published = versions.find(({ _id }) => !_id.startsWith('drafts.'))
    const newest = draft ?? published
    if (!newest) return []
    const heading = newest.heading?.trim()
      ? `“${newest.heading.trim()}”`
      : 'A banner without heading'
    const name = published ? heading : `${heading} (not published yet)`
    const clash = compare(own, readShowing(newest), now)
    if (clash) return [explain(clash, name, own)]
    const live = published && compare(own, readShowing(published), now)
    return live
      ? [`${explain(live, name, own, false)} You have already changed ${name}: publish that too.`]
      : []
  })
}

type Clash = {
  kind: 'equal' | 'hidden' | 'hides'
  places: string[]
  otherPriority: number
  /** Which of two equal ones shows; the one that begins last does. */
  isSameBeginning: boolean
}

function compare(own: Showing, other: Showing, now: number): Clash | undefined {
  const places = own.places.filter((place) => other.places.includes(place))
  const isSharingTime = Math.max(own.begin, other.begin, now) < Math.min(own.end, other.end)
  if (places.length === 0 || !isSharingTime) return undefined
  const clash = {
    places,
    otherPriority: other.priority,
    isSameBeginning: own.begin === other.begin,
  }
  if (own.priority === other.priority) return { kind: 'equal', ...clash }
  if (other.priority > own.priority) {
    return covers(other, own, now) ? { kind: 'hidden', ...clash } : undefined
  }
  return covers(own, other, now) ? { kind: 'hides', ...clash } : undefined
}

/** Whether the first is due at every moment that is left of the second. */
function covers(first: Showing, second: Showing, now: number): boolean {
  return first.begin <= Math.max(second.begin, now) && first.end >= second.end
}

function explain(
  { kind, places, otherPriority, isSameBeginning }: Clash,
  name: string,
  own: Showing,
  withFix = true,
): string {
  const where = namePlaces(places)
  const [fact, fix] = ((): [string, string] => {
    switch (kind) {
      case 'equal':
        return [
          `${name} is due on ${where} at the same time with the same priority, ${own.priority}, so only ${isSameBeginning ? 'one of them' : 'the one that begins last'} shows.`,
          'Give the one that matters more a larger priority, or choose times that do not meet.',
        ]
      case 'hidden':
        return [
          `This banner never shows on ${where}: ${name} has a larger priority, ${otherPriority}, all the while.`,
          `Give this one a priority above ${otherPriority}, or times when the other is not there.`,
        ]
      case 'hides':
        return [
          `${name} never shows on ${where}, because this banner has a larger priority all the while.`,
          'If both should be seen, give this one a day on which it ends.',
        ]
    }
  })()
  return withFix ? `${fact} ${fix}` : fact
}

function publishedId(id: string): string {
  return id.replace(/^drafts\./, '')
}
