import type { Metadata } from 'next'
import { ContactView } from '#components/contact-view.tsx'
import { Shell } from '#components/shell.tsx'
import { StructuredData } from '#components/structured-data.tsx'
import { readSettings } from '#lib/env.ts'
import { contactFacts } from '#lib/page-facts.ts'
import { describeGraph } from '#lib/structured-data.ts'
import { getContactPage, getPractice } from '#sanity/content/index.ts'
import { describePage } from '../metadata.ts'

export async function generateMetadata(): Promise<Metadata> {
  const [practice, page] = await Promise.all([getPractice(), getContactPage()])
  return describePage({ practice, ...contactFacts(page) })
}

export default async function ContactPage() {
  const [practice, page] = await Promise.all([getPractice(), getContactPage()])
  const graph = describeGraph(readSettings().siteUrl, practice, contactFacts(page))
  return (
    <Shell practice={practice} section="contact">
      <ContactView page={page} practice={practice} />
      <StructuredData graph={graph} />
    </Shell>
  )
}
