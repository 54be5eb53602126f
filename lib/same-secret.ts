import { timingSafeEqual } from 'node:crypto'

/** Compares two secrets in a time that says nothing about where they differ. */
export function isSame(first: string, second: string): boolean {
  const [one, other] = [Buffer.from(first), Buffer.from(second)]
  return one.length === other.length && timingSafeEqual(one, other)
}
