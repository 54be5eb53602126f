import { timeZone } from '#lib/california-clock.ts'

/**
 * How a field for day and time is typed and shown: on the practice's clock, wherever the browser is, since everything
 * else that names a moment does the same.
 */
export const californiaTime = { displayTimeZone: timeZone, allowTimeZoneSwitch: false } as const
