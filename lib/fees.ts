import { formatDay } from './dates.ts'
import type { Service } from './views.ts'

const dollars = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  trailingZeroDisplay: 'stripIfInteger',
})

/** One exact price with its unit and day (BPC 651(c)): "$180 per 50-minute session, effective January 1, 2026". */
export function formatFee(fee: NonNullable<Service['fee']>): string {
  return `${dollars.format(fee.cents / 100)} per ${fee.unit}, effective ${formatDay(fee.from)}`
}
