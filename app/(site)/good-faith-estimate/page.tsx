import type { Metadata } from 'next'
import { LegalView } from '#components/legal-view.tsx'
import { Shell } from '#components/shell.tsx'
import { StructuredData } from '#components/structured-data.tsx'
import { readSettings } from '#lib/env.ts'
import { routes } from '#lib/routes.ts'
import { describeGraph } from '#lib/structured-data.ts'
import { getGoodFaithEstimate, getPractice } from '#sanity/content/index.ts'
import { describePage } from '../metadata.ts'

const path = routes.goodFaithEstimate()
const unwritten = 'Your right to a Good Faith Estimate'

async function readPage() {
  const [practice, text] = await Promise.all([getPractice(), getGoodFaithEstimate()])
  return { practice, text, title: text?.title ?? unwritten }
}

export async function generateMetadata(): Promise<Metadata> {
  const { practice, title } = await readPage()
  return describePage({ practice, path, title })
}

export default async function GoodFaithEstimatePage() {
  const { practice, text, title } = await readPage()
  return (
    <Shell practice={practice} section="other">
      <LegalView text={text} title={unwritten} practice={practice} />
      <StructuredData graph={describeGraph(readSettings().siteUrl, practice, { path, title })} />
    </Shell>
  )
}
