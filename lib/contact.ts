import type { CallToAction, Link, Practice } from './views.ts'

/** `tel:` address of a phone number as people write it; ten digits are taken as a number in the United States. */
export function phoneAddress(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  return `tel:${phone.trim().startsWith('+') || digits.length !== 10 ? `+${digits}` : `+1${digits}`}`
}

/** "Costa Mesa, CA 92626", as far as it is known; the same in the footer and in structured data. */
export function cityLine(practice: Practice): string {
  const state = [practice.region, practice.postalCode].filter(Boolean).join(' ')
  return [practice.locality, state].filter(Boolean).join(', ')
}

/**
 * Where the one next step leads: the call to action's own link, the practice's booking page, its phone, its mail.
 * @returns `undefined` while the practice can't be reached at all.
 */
export function nextStep(practice?: Practice, callToAction?: CallToAction): Link | undefined {
  if (callToAction?.action) return callToAction.action
  if (practice?.bookingLink) return practice.bookingLink
  if (practice?.phone)
    return { label: `Call ${practice.phone}`, href: phoneAddress(practice.phone) }
  if (practice?.email) return { label: 'Write an e-mail', href: `mailto:${practice.email}` }
  return undefined
}

/** False while nothing is known of the practice that a contact section could show. */
export function hasContact(practice?: Practice): practice is Practice {
  if (practice === undefined) return false
  const { phone, email, bookingLink, streetAddress } = practice
  return Boolean(phone || email || bookingLink || streetAddress.length > 0 || cityLine(practice))
}
