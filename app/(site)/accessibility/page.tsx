import type { Metadata } from 'next'
import { AccessibilityView } from '#components/accessibility-view.tsx'
import { Shell } from '#components/shell.tsx'
import { StructuredData } from '#components/structured-data.tsx'
import { readSettings } from '#lib/env.ts'
import { legalFacts } from '#lib/page-facts.ts'
import { describeGraph } from '#lib/structured-data.ts'
import { getAccessibilityStatement, getPractice } from '#sanity/content/index.ts'
import { describePage } from '../metadata.ts'
import { Details } from '../preview/details.tsx'

async function readPage() {
  const [practice, text] = await Promise.all([getPractice(), getAccessibilityStatement()])
  return { practice, text, facts: legalFacts('accessibility', text) }
}

export async function generateMetadata(): Promise<Metadata> {
  const { practice, facts } = await readPage()
  return describePage({ practice, ...facts })
}

export default async function AccessibilityPage() {
  const { practice, text, facts } = await readPage()
  return (
    <>
      <Details type="accessibility" id="accessibility" />
      <Shell practice={practice} section="other">
        <AccessibilityView text={text} practice={practice} />
        <StructuredData graph={describeGraph(readSettings().siteUrl, practice, facts)} />
      </Shell>
    </>
  )
}
