import { formatDay, formatMomentBriefly } from '#lib/dates.ts'
import type { BannerPlace } from '#lib/views.ts'

/** Where and when a banner is to be shown. */
export type Showing = {
  places: string[]
  priority: number
  /** Milliseconds since 1970. */
  begin: number
  /** Milliseconds since 1970; `Infinity` for one that stays. */
  end: number
}

/** Where a banner can be shown: the value that is kept, and its names in a list of choices and in a sentence. */
export const bannerPlaces = [
  { value: 'home', title: 'Home page', name: 'the home page' },
  { value: 'blog', title: 'Blog', name: 'the blog' },
  { value: 'services', title: 'Services', name: 'the services page' },
] as const satisfies ReadonlyArray<{ value: BannerPlace; title: string; name: string }>

/** Reads the fields of a banner, whatever they hold; an empty or broken time sets no limit. */
export function readShowing(fields: { [field: string]: unknown }): Showing {
  const { places, priority, from, until } = fields
  const time = (value: unknown, otherwise: number) => {
    const parsed = typeof value === 'string' ? Date.parse(value) : Number.NaN
    return Number.isNaN(parsed) ? otherwise : parsed
  }
  return {
    places: bannerPlaces
      .map(({ value }) => value)
      .filter((place) => Array.isArray(places) && places.includes(place)),
    priority: typeof priority === 'number' ? priority : 0,
    begin: time(from, 0),
    end: time(until, Number.POSITIVE_INFINITY),
  }
}

const listed = new Intl.ListFormat('en-US')

/** @returns words such as "the home page and the blog", in the order of {@link bannerPlaces}. */
export function namePlaces(places: string[]): string {
  const names = bannerPlaces.filter(({ value }) => places.includes(value))
  return listed.format(names.map(({ name }) => name))
}

/**
 * Where and when a banner shows, in words for a list: "On the blog until Fri, May 9, 5:00 PM".
 * @param now milliseconds since 1970.
 */
export function describeShowing({ places, begin, end }: Showing, now: number): string {
  if (end <= begin) return 'Never: it ends before it begins'
  if (end <= now) return 'Over'
  if (places.length === 0) return 'Nowhere yet: choose where it shows'
  const where = namePlaces(places)
  if (begin > now) return `Waiting until ${sayMoment(begin, now)}, then on ${where}`
  return end === Number.POSITIVE_INFINITY
    ? `On ${where}`
    : `On ${where} until ${sayMoment(end, now)}`
}

const farAway = 300 * 24 * 60 * 60 * 1000

/** A weekday says enough for a moment that is near; one that is far away needs its year. */
function sayMoment(time: number, now: number): string {
  const iso = new Date(time).toISOString()
  return time - now < farAway ? formatMomentBriefly(iso, now) : formatDay(iso)
}
