import { z } from 'zod'
import { rightNow } from './as-of.ts'
import { seal, unseal } from './sealed.ts'

/** The cookie that stands beside Next's own, whose value is the same for everyone and never expires. */
export const passCookie = 'nightlight-preview'

/** A working day, in milliseconds. */
export const passLifetime = 8 * 60 * 60 * 1000

/** What lets staff see drafts. */
export type StaffPass = {
  /** When it ends, in milliseconds since 1970. */
  until: number
  /** The moment ahead (ISO 8601, UTC) as of which the site is shown, or `now` for what visitors see; without it, drafts are. */
  asOf?: string | undefined
}

const facts = z.object({
  until: z.number().int().positive(),
  asOf: z.union([z.literal(rightNow), z.iso.datetime()]).optional(),
})

/** @returns the value of the cookie. */
export function writePass(key: string, pass: StaffPass): string {
  return seal(key, 'staff preview', pass)
}

/** @returns `undefined` for a value that this key did not seal, or whose time is over. */
export function readPass(
  key: string | undefined,
  value: string | undefined,
  now: number = Date.now(),
): StaffPass | undefined {
  if (!key || !value) return undefined
  const pass = unseal(key, 'staff preview', value, facts)
  // One that counts for longer than any is made for was not made by these rules.
  return pass && pass.until > now && pass.until <= now + passLifetime ? pass : undefined
}
