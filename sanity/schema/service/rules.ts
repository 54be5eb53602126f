import { calendarDayAt, formatDay, isCalendarDay } from '#lib/dates.ts'
import { formatCents, writeDollars } from '#lib/fees.ts'
import type { Verdict } from '../rules.ts'

/** An amount is whole cents; a fee that names a unit needs one. */
export function checkCents(cents: number | undefined, parent: unknown): Verdict {
  const fee = parent as { unit?: string } | undefined
  if (cents === undefined) {
    return fee?.unit?.trim()
      ? 'Write the exact amount in dollars, such as 175 or 175.00, or clear what it is for.'
      : true
  }
  return Number.isSafeInteger(cents) && cents >= 0
    ? true
    : 'Write the amount in dollars with at most two digits after the point, such as 175.00.'
}

/** Few sessions cost less, in cents. */
const low = 10_00
/** Few cost as much, in cents. */
const high = 1_500_00

/** Asks about an amount that looks like one with its point in the wrong place. */
export function checkUsualCents(cents: number | undefined): Verdict {
  if (cents === undefined || !Number.isSafeInteger(cents)) return true
  if (cents > 0 && cents < low) return doubt(cents, cents * 100)
  return cents >= high ? doubt(cents, Math.round(cents / 100)) : true
}

function doubt(cents: number, meant: number): Verdict {
  return `That is ${formatCents(cents)}. If you mean ${formatCents(meant)}, write ${writeDollars(meant)}.`
}

/**
 * A fee has a day, and one that is still ahead leaves people without the fee of today.
 * @param now milliseconds since 1970
 */
export function checkFeeDay(from: string | undefined, parent: unknown, now: number): Verdict {
  const fee = parent as { cents?: number } | undefined
  if (fee?.cents === undefined) return true
  if (!from || !isCalendarDay(from)) return 'Choose the day on which this fee began.'
  return from > calendarDayAt(now)
    ? `This fee counts only as of ${formatDay(from)}, and people who come earlier find none. Keep the present fee here until that day, or say it under “About fees”.`
    : true
}

/** Somewhere it must take place. */
export function checkOffered(document: unknown): Verdict {
  const service = document as { inPerson?: boolean; online?: boolean } | undefined
  return service?.inPerson || service?.online
    ? true
    : 'Switch on “In your office”, “Online” or both, so that people know where it takes place.'
}
