import { phoneAddress } from './phone.ts'
import type { CallToAction, Link, Practice } from './views.ts'

/** "Costa Mesa, CA 92626", as far as it is known, and nothing without a town; the same in the footer and in structured data. */
export function cityLine(practice: Practice): string {
  if (practice.locality === '') return ''
  const state = [practice.region, practice.postalCode].filter(Boolean).join(' ')
  return state === '' ? practice.locality : `${practice.locality}, ${state}`
}

/**
 * Where the one next step leads: the call to action's own link, the practice's booking page, its phone, its mail.
 * @returns `undefined` while the practice can't be reached at all.
 */
export function nextStep(practice?: Practice, callToAction?: CallToAction): Link | undefined {
  if (callToAction?.action) return callToAction.action
  if (practice?.bookingLink) return practice.bookingLink
  const call = phoneAddress(practice?.phone ?? '')
  if (call) return { label: `Call ${practice?.phone}`, href: call }
  if (practice?.email) return { label: 'Write an e-mail', href: `mailto:${practice.email}` }
  return undefined
}

/** False while nothing is known of the practice that a contact section could show. */
export function hasContact(practice?: Practice): practice is Practice {
  if (practice === undefined) return false
  const { phone, email, bookingLink, streetAddress } = practice
  return Boolean(phone || email || bookingLink || streetAddress.length > 0 || cityLine(practice))
}

/** What stands where words are still missing; it points to no way to ask that the foot of the page doesn't show. */
export function beingWritten(practice: Practice, what = 'This page is'): string {
  const { phone, email } = practice
  const ways =
    phone && email
      ? 'phone and e-mail are'
      : phone
        ? 'the phone number is'
        : email && 'the e-mail address is'
  const ask = ways ? ` Until then, please ask: ${ways} at the foot of this page.` : ''
  return `${what} being written.${ask}`
}
