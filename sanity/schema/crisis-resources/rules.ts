import { safeLink } from '../link/safe-link.ts'
import type { Verdict } from '../rules.ts'

/**
 * Where a line of help leads: a number to call or text, or a page on the web.
 * @returns `undefined` for anything else, so that nobody in need taps a link that does nothing.
 */
export function helpAddress(href: string | null | undefined): string | undefined {
  const address = href?.trim() ?? ''
  if (/^sms:\+?[\d-]{3,20}$/i.test(address)) return address.toLowerCase()
  return /^(?:tel:\+?[\d()-]{3,20}$|https?:)/i.test(address) ? safeLink(address) : undefined
}

export function checkHelpAddress(href: string | undefined): Verdict {
  return helpAddress(href) === undefined
    ? 'Write an address that a phone can open: tel:+17145550199, sms:741741 or https://…'
    : true
}

/** One line under the name in a list: what stands there already, and how much was added. */
export function describeHelp(lines: unknown): string {
  const added = Array.isArray(lines) ? lines.length : 0
  // As short as a list is narrow, where it is cut after some 38 characters.
  return added === 0
    ? '911, 988 and the Crisis Text Line'
    : `911, 988, Crisis Text Line and ${added} more`
}
