import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LegalView } from '#components/legal-view.tsx'
import { Shell } from '#components/shell.tsx'
import { StructuredData } from '#components/structured-data.tsx'
import { readSettings } from '#lib/env.ts'
import { legalFacts, legalPages } from '#lib/page-facts.ts'
import { describeGraph } from '#lib/structured-data.ts'
import { getHipaaNotice, getPractice } from '#sanity/content/index.ts'
import { describePage } from '../metadata.ts'
import { Details } from '../preview/details.tsx'

/** A practice that is sure it is not covered posts no such notice. */
async function readPage() {
  const [practice, text] = await Promise.all([getPractice(), getHipaaNotice()])
  if (!practice.postsHipaaNotice) notFound()
  return { practice, text, facts: legalFacts('hipaaNotice', text) }
}

export async function generateMetadata(): Promise<Metadata> {
  const { practice, facts } = await readPage()
  return describePage({ practice, ...facts })
}

export default async function HipaaPage() {
  const { practice, text, facts } = await readPage()
  return (
    <>
      <Details type="hipaaNotice" id="hipaaNotice" />
      <Shell practice={practice} section="other">
        <LegalView text={text} title={legalPages.hipaaNotice.unwritten} practice={practice} />
        <StructuredData graph={describeGraph(readSettings().siteUrl, practice, facts)} />
      </Shell>
    </>
  )
}
