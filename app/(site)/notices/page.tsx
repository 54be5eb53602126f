import type { Metadata } from 'next'
import { NoticesView } from '#components/notices-view.tsx'
import { Shell } from '#components/shell.tsx'
import { StructuredData } from '#components/structured-data.tsx'
import { readSettings } from '#lib/env.ts'
import { legalFacts } from '#lib/page-facts.ts'
import { describeGraph } from '#lib/structured-data.ts'
import { getNotices, getPractice } from '#sanity/content/index.ts'
import { describePage } from '../metadata.ts'
import { Details } from '../preview/details.tsx'

async function readPage() {
  const [practice, notices] = await Promise.all([getPractice(), getNotices()])
  return { practice, notices, facts: legalFacts('notices', notices) }
}

export async function generateMetadata(): Promise<Metadata> {
  const { practice, facts } = await readPage()
  return describePage({ practice, ...facts })
}

export default async function NoticesPage() {
  const { practice, notices, facts } = await readPage()
  return (
    <>
      <Details type="notices" id="notices" />
      <Shell practice={practice} section="other">
        <NoticesView notices={notices} practice={practice} />
        <StructuredData graph={describeGraph(readSettings().siteUrl, practice, facts)} />
      </Shell>
    </>
  )
}
