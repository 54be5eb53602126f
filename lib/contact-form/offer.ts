import type { Settings } from '#lib/env.ts'
import type { Practice } from '#lib/views.ts'
import { isMailAddress } from './mail-address.ts'

/** How the form is offered. */
export type FormOffer = {
  /** Whether people may write a few words of their own. */
  asksForWords: boolean
}

/**
 * How the contact page offers its form.
 * @returns `undefined` when it doesn't: it is switched off, no mail could be sent, nobody would get it, or no reading server
 * is there to receive it. Then the page shows phone, mail and booking page alone: never a form that can't work.
 */
export function offerForm(
  practice: Pick<Practice, 'contactForm' | 'email'>,
  settings: Pick<Settings, 'mail' | 'contactKey'>,
): FormOffer | undefined {
  const { contactForm } = practice
  if (!contactForm || !settings.mail || settings.contactKey === undefined) return undefined
  if (mailGoesTo(practice, settings.mail) === undefined) return undefined
  return { asksForWords: contactForm.asksForWords }
}

/** The address that messages go to: the one from the settings of the server, else the practice's own. */
export function mailGoesTo(
  { email }: { email?: string | undefined },
  mail: { to?: string | undefined },
): string | undefined {
  const address = mail.to ?? email ?? ''
  return isMailAddress(address) ? address : undefined
}
