import type { Metadata } from 'next'
import { ContactFormAlone } from '#components/contact-form.tsx'
import { ContactView } from '#components/contact-view.tsx'
import { Shell } from '#components/shell.tsx'
import { StructuredData } from '#components/structured-data.tsx'
import { tokenSlot } from '#lib/contact-form/fields.ts'
import { offerForm } from '#lib/contact-form/offer.ts'
import { makeTokens } from '#lib/contact-form/tokens.ts'
import { readSettings, type Settings } from '#lib/env.ts'
import { contactFacts } from '#lib/page-facts.ts'
import { filledForm, isRecording } from '#lib/reading/record.ts'
import { describeGraph } from '#lib/structured-data.ts'
import { ContentUnavailable, getContactPage, getPractice } from '#sanity/content/index.ts'
import { describePage } from '../metadata.ts'
import { Details } from '../preview/details.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const filled = filledForm()
  // A form that comes back is for one person: no search engine, no card.
  if (filled) return { title: 'Not sent yet: contact', robots: { index: false, follow: true } }
  const [practice, page] = await Promise.all([getPractice(), getContactPage()])
  return describePage({ practice, ...contactFacts(page) })
}

export default async function ContactPage() {
  const filled = filledForm()
  const known = await Promise.all([getPractice(), getContactPage()]).catch((error: unknown) => {
    // Whoever has written something gets it back even while the content store is down.
    if (filled && error instanceof ContentUnavailable) return undefined
    throw error
  })
  if (!known) {
    return <Shell section="contact">{filled && <ContactFormAlone filled={filled} />}</Shell>
  }
  const [practice, page] = known
  const settings = readSettings()
  const offer = offerForm(practice, settings)
  const graph = describeGraph(settings.siteUrl, practice, contactFacts(page))
  return (
    <>
      <Details type="contactPage" id="contactPage" />
      <Shell practice={practice} section="contact">
        <ContactView
          page={page}
          practice={practice}
          {...(offer && {
            form: { ...offer, filled, token: filled?.token ?? findToken(settings) },
          })}
        />
        <StructuredData graph={graph} />
      </Shell>
    </>
  )
}

/** A page that is kept for everybody leaves the place open; what Next sends itself, as in a preview, is for one person. */
function findToken({ contactKey }: Settings): string {
  return isRecording() ? tokenSlot : makeTokens(contactKey ?? '').issue()
}
