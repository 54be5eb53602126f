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

/** One exact price with its unit (BPC 651(c)): "$180 per 50-minute session". What costs nothing says so: "Free 15-minute call". */
export function formatFee({ cents, unit }: NonNullable<Service['fee']>): string {
  return cents === 0 ? `Free ${unit}` : `${formatCents(cents)} per ${unit}`
}

/** Dollars as people write them: "175", "$175.00", "1,250". */
const written = /^\$?\s*(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{0,2}))?(?:\s*(?:usd|dollars?))?$/i

/**
 * Reads one exact amount (BPC 651(c)).
 * @returns whole cents, or what is wrong with it and how to write it instead.
 */
export function readDollars(text: string): { cents: number } | { problem: string } {
  const trimmed = text.trim()
  const [, whole, part = ''] = written.exec(trimmed) ?? []
  if (whole !== undefined) {
    const cents = Number(whole.replaceAll(',', '')) * 100 + Number(part.padEnd(2, '0'))
    if (Number.isSafeInteger(cents)) return { cents }
  }
  if (/\d.*(?:[-–—+]|\b(?:to|or|and)\b)|\b(?:from|starting|as low as)\b/i.test(trimmed)) {
    return {
      problem: `“${trimmed}” is not one exact amount, which California asks for. Write the whole fee, such as 175.`,
    }
  }
  const [, dollars, cents] = /^\$?\s*(\d+),(\d{2})$/.exec(trimmed) ?? []
  const example = dollars === undefined ? '175 or 175.00' : `${dollars}.${cents}`
  return {
    problem: `“${trimmed}” can’t be read as an amount. Write it in dollars, such as ${example}.`,
  }
}

/** The same the other way: "175" or "175.50". */
export function writeDollars(cents: number): string {
  return cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2)
}
