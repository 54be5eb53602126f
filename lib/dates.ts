/** The practice's clock: a post of 11 pm in California does not show tomorrow's date. */
const timeZone = 'America/Los_Angeles'

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

const dayAndTime = new Intl.DateTimeFormat('en-US', {
  timeZone,
  weekday: 'long',
  month: 'long',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
})

/**
 * A moment ahead as its author would say it, on California's clock: "Saturday, May 9 at 7:30 AM".
 * @param iso a moment (ISO 8601).
 * @throws {RangeError} when the text is no moment.
 */
export function formatMoment(iso: string): string {
  return dayAndTime.format(new Date(iso)).replaceAll('\u202f', ' ')
}

const shortDayAndTime = new Intl.DateTimeFormat('en-US', {
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
 * @throws {RangeError} when the text is no moment.
 */
export function formatMomentBriefly(iso: string): string {
  return shortDayAndTime.format(new Date(iso)).replaceAll('\u202f', ' ')
}
