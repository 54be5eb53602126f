import { offerForm } from '#lib/contact-form/offer.ts'
import { readSettings } from '#lib/env.ts'
import { isRecording } from '#lib/reading/record.ts'
import { getPractice } from '#sanity/content/index.ts'

export const dynamic = 'force-dynamic'

/** For the reading server, which receives the contact form; for everyone else there is nothing here. */
export async function GET(): Promise<Response> {
  if (!isRecording()) return new Response(null, { status: 404 })
  const practice = await getPractice()
  const { contactForm, phone, email } = practice
  const offer = offerForm(practice, readSettings())
  return Response.json({ isOn: contactForm !== undefined, offer, phone, email })
}
