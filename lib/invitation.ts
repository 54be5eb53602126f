import { nextStep } from './contact.ts'
import { offersOnline } from './telehealth.ts'
import type { CallToAction, Link, Practice } from './views.ts'

/** An invitation as readers see it, on a page and in the feed. */
export type Invitation = Pick<CallToAction, 'text' | 'closing'> & {
  locationLine: string | undefined
  /** Stands beside the location line wherever sessions are offered online (BPC 2290.5). */
  telehealth: string | undefined
  /** Absent while the practice can't be reached at all. */
  action: Link | undefined
}

/**
 * Puts the practice's own in the place of what an invitation leaves open. Sessions are offered online where a service says
 * so, and also where only the words of the invitation do: they are what a reader goes by.
 */
export function readInvitation(written: CallToAction, practice: Practice): Invitation {
  const { text, closing } = written
  const locationLine = written.locationLine ?? practice.locationLine
  const paragraphs = [...text, ...closing].map((spans) => spans.map((span) => span.text).join(''))
  const isOnline = practice.offers.online || [locationLine ?? '', ...paragraphs].some(offersOnline)
  return {
    text,
    closing,
    locationLine,
    telehealth: isOnline ? practice.telehealthStatement : undefined,
    action: nextStep(practice, written),
  }
}
