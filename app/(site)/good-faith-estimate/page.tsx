import type { Metadata } from 'next'
import { LegalView } from '#components/legal-view.tsx'
import { Shell } from '#components/shell.tsx'
import { StructuredData } from '#components/structured-data.tsx'
import { readSettings } from '#lib/env.ts'
import { legalFacts, legalPages } from '#lib/page-facts.ts'
import { describeGraph } from '#lib/structured-data.ts'
import { getGoodFaithEstimate, getPractice } from '#sanity/content/index.ts'
import { describePage } from '../metadata.ts'
import { Details } from '../preview/details.tsx'

async function readPage() {
  const [practice, text] = await Promise.all([getPractice(), getGoodFaithEstimate()])
  return { practice, text, facts: legalFacts('goodFaithEstimate', text) }
}

export async function generateMetadata(): Promise<Metadata> {
  const { practice, facts } = await readPage()
  return describePage({ practice, ...facts })
}

export default async function GoodFaithEstimatePage() {
  const { practice, text, facts } = await readPage()
  return (
    <>
      <Details type="goodFaithEstimate" id="goodFaithEstimate" />
      <Shell practice={practice} section="other">
        <LegalView text={text} title={legalPages.goodFaithEstimate.unwritten} practice={practice} />
        <StructuredData graph={describeGraph(readSettings().siteUrl, practice, facts)} />
      </Shell>
    </>
  )
}
