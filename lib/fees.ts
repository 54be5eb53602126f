import { formatDay } from './dates.ts'
import type { Service } from './views.ts'

const dollars = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  trailingZeroDisplay: 'stripIfInteger',
})

/** "$180" or "$125.50". @param cents whole cents */
export function formatCents(cents: number): string {
  return dollars.format(cents / 100)
}

/**
 * One exact price with its unit and day (BPC 651(c)): "$180 per 50-minute session, effective January 1, 2026". What costs
 * nothing says so: "Free 15-minute call, effective January 1, 2026".
 */
export function formatFee({ cents, unit, from }: NonNullable<Service['fee']>): string {
  const price = cents === 0 ? `Free ${unit}` : `${formatCents(cents)} per ${unit}`
  return `${price}, effective ${formatDay(from)}`
}
