import type { Metadata } from 'next'
import { PrivacyView } from '#components/privacy-view.tsx'
import { Shell } from '#components/shell.tsx'
import { StructuredData } from '#components/structured-data.tsx'
import { readSettings } from '#lib/env.ts'
import { legalFacts } from '#lib/page-facts.ts'
import { describeGraph } from '#lib/structured-data.ts'
import { getPractice, getPrivacy } from '#sanity/content/index.ts'
import { describePage } from '../metadata.ts'
import { Details } from '../preview/details.tsx'

async function readPolicy() {
  const [practice, privacy] = await Promise.all([getPractice(), getPrivacy()])
  return { practice, privacy, facts: legalFacts('privacy', privacy) }
}

export async function generateMetadata(): Promise<Metadata> {
  const { practice, facts } = await readPolicy()
  return describePage({ practice, ...facts })
}

export default async function PrivacyPage() {
  const { practice, privacy, facts } = await readPolicy()
  return (
    <>
      <Details type="privacy" id="privacy" />
      <Shell practice={practice} section="other">
        <PrivacyView privacy={privacy} practice={practice} />
        <StructuredData graph={describeGraph(readSettings().siteUrl, practice, facts)} />
      </Shell>
    </>
  )
}
