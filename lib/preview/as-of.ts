import { fromCaliforniaClock } from '../california-clock.ts'

/** In the place of a moment ahead: the site as visitors see it, without any draft. */
export const rightNow = 'now'

/** How far ahead the site can be seen: five years, in milliseconds. */
export const farthest = 5 * 365 * 24 * 60 * 60 * 1000

/** @returns {@link rightNow} or a moment ahead (ISO 8601), as was asked for; `undefined` for one that is past, too far or none. */
export function readAsOf(text: string, now: number = Date.now()): string | undefined {
  if (text === rightNow) return rightNow
  const moment = fromCaliforniaClock(text)
  const time = moment?.getTime() ?? 0
  return moment && time > now && time < now + farthest ? moment.toISOString() : undefined
}
