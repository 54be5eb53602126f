import { timeZone } from './california-clock.ts'

const day = new Intl.DateTimeFormat('en-US', {
  timeZone,
  year: 'numeric',
  month: 'long',
  day: 'numeric',
})

const calendarDay = /^(\d{4})-(\d{2})-(\d{2})$/

/**
 * A date as a reader sees it, such as "May 9, 2026".
 * @param iso a moment (ISO 8601), shown as the day it was in California; or a calendar day (`2026-05-09`), shown as it is.
 * @throws {RangeError} when the text is neither.
 */
export function formatDay(iso: string): string {
  // A day without a time would be read as midnight UTC, which is the evening before in California.
  return day.format(new Date(calendarDay.test(iso) ? `${iso}T20:00:00Z` : iso))
}

const isoDay = new Intl.DateTimeFormat('en-CA', { timeZone })

/**
 * The calendar day that it is in California, such as `2026-05-09`.
 * @param time milliseconds since 1970
 */
export function calendarDayAt(time: number): string {
  return isoDay.format(time)
}

/** True for a calendar day (`2026-05-09`) that can be shown. */
export function isCalendarDay(text: string): boolean {
  return calendarDay.test(text) && !Number.isNaN(Date.parse(text))
}

const dayAndTime = inThisYearOrNot({
  timeZone,
  weekday: 'long',
  month: 'long',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
})

/**
 * A moment as one would say it, on California's clock: "Saturday, May 9 at 7:30 AM", with the year when it is not this one.
 * @param iso a moment (ISO 8601).
 * @param now milliseconds since 1970.
 * @throws {RangeError} when the text is no moment.
 */
export function formatMoment(iso: string, now: number = Date.now()): string {
  return dayAndTime(new Date(iso), now)
}

const shortDayAndTime = inThisYearOrNot({
  timeZone,
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
})

/**
 * The same where there is little room, such as in a list: "Sat, May 9, 7:30 AM".
 * @param iso a moment (ISO 8601).
 * @param now milliseconds since 1970.
 * @throws {RangeError} when the text is no moment.
 */
export function formatMomentBriefly(iso: string, now: number = Date.now()): string {
  return shortDayAndTime(new Date(iso), now)
}

function inThisYearOrNot(
  options: Intl.DateTimeFormatOptions,
): (moment: Date, now: number) => string {
  const short = new Intl.DateTimeFormat('en-US', options)
  const long = new Intl.DateTimeFormat('en-US', { ...options, year: 'numeric' })
  const yearOf = (time: number) => calendarDayAt(time).slice(0, 4)
  return (moment, now) => {
    const isThisYear = yearOf(moment.getTime()) === yearOf(now)
    return (isThisYear ? short : long).format(moment).replaceAll('\u202f', ' ')
  }
}
