import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ContactThanks, thanksTitle } from '#components/contact-thanks.tsx'
import { Shell } from '#components/shell.tsx'
import { offerForm } from '#lib/contact-form/offer.ts'
import { readSettings } from '#lib/env.ts'
import { getContactPage, getPractice } from '#sanity/content/index.ts'

export const metadata: Metadata = { title: thanksTitle, robots: { index: false, follow: true } }

/** One page for everybody who has sent the form; it tells nothing of what was written. */
export default async function ContactThanksPage() {
  const [practice, page] = await Promise.all([getPractice(), getContactPage()])
  if (!offerForm(practice, readSettings())) notFound()
  return (
    <Shell practice={practice} section="contact">
      <ContactThanks page={page} practice={practice} />
    </Shell>
  )
}
