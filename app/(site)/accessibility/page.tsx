import type { Metadata } from 'next'
import { AccessibilityView } from '#components/accessibility-view.tsx'
import { Shell } from '#components/shell.tsx'
import { StructuredData } from '#components/structured-data.tsx'
import { readSettings } from '#lib/env.ts'
import { routes } from '#lib/routes.ts'
import { describeGraph } from '#lib/structured-data.ts'
import { getAccessibilityStatement, getPractice } from '#sanity/content/index.ts'
import { describePage } from '../metadata.ts'

const path = routes.accessibility()
const unwritten = 'Accessibility'

async function readPage() {
  const [practice, text] = await Promise.all([getPractice(), getAccessibilityStatement()])
  return { practice, text, title: text?.title ?? unwritten }
}

export async function generateMetadata(): Promise<Metadata> {
  const { practice, title } = await readPage()
  return describePage({ practice, path, title })
}

export default async function AccessibilityPage() {
  const { practice, text, title } = await readPage()
  return (
    <Shell practice={practice} section="other">
      <AccessibilityView text={text} practice={practice} />
      <StructuredData graph={describeGraph(readSettings().siteUrl, practice, { path, title })} />
    </Shell>
  )
}
