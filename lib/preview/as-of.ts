import { fromCaliforniaClock } from '../california-clock.ts'

/** How far ahead the site can be seen: five years, in milliseconds. */
export const farthest = 5 * 365 * 24 * 60 * 60 * 1000

/** @returns a moment ahead (ISO 8601) that was asked for; `undefined` for one that is past, too far or none. */
export function readAsOf(text: string, now: number = Date.now()): string | undefined {
  const moment = fromCaliforniaClock(text)
  const time = moment?.getTime() ?? 0
  return moment && time > now && time < now + farthest ? moment.toISOString() : undefined
}
