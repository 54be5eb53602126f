import { formatDay } from '#lib/dates.ts'
import { calendarDay } from '../parse.ts'

/** One line under the name of a legal text in a list: when someone last looked whether it is still right. */
export function describeChecked(lastChecked: unknown): string {
  const day = typeof lastChecked === 'string' ? calendarDay(lastChecked) : undefined
  return day === undefined ? 'Have this checked: nobody has yet' : `Last checked ${formatDay(day)}`
}
