import type { Verdict } from '../rules.ts'

/** An amount is whole cents; a fee that names a unit needs one. */
export function checkCents(cents: number | undefined, parent: unknown): Verdict {
  const fee = parent as { unit?: string } | undefined
  if (cents === undefined) {
    return fee?.unit?.trim()
      ? 'Write the exact amount in cents, such as 17500 for $175.00, or clear the fee.'
      : true
  }
  return Number.isInteger(cents) && cents >= 0
    ? true
    : 'Write whole cents without a point, such as 17500 for $175.00.'
}

/** Somewhere it must take place. */
export function checkOffered(document: unknown): Verdict {
  const service = document as { inPerson?: boolean; online?: boolean } | undefined
  return service?.inPerson || service?.online
    ? true
    : 'Switch on “In your office”, “Online” or both, so that people know where it takes place.'
}
