import type { Metadata } from 'next'
import { PrivacyView } from '#components/privacy-view.tsx'
import { Shell } from '#components/shell.tsx'
import { StructuredData } from '#components/structured-data.tsx'
import { readSettings } from '#lib/env.ts'
import { routes } from '#lib/routes.ts'
import { describeGraph } from '#lib/structured-data.ts'
import { getPractice, getPrivacy } from '#sanity/content/index.ts'
import { describePage } from '../metadata.ts'

const path = routes.privacy()

async function readPolicy() {
  const [practice, privacy] = await Promise.all([getPractice(), getPrivacy()])
  return { practice, privacy, title: privacy?.title ?? 'Privacy policy' }
}

export async function generateMetadata(): Promise<Metadata> {
  const { practice, title } = await readPolicy()
  return describePage({ practice, path, title })
}

export default async function PrivacyPage() {
  const { practice, privacy, title } = await readPolicy()
  return (
    <Shell practice={practice} section="other">
      <PrivacyView privacy={privacy} practice={practice} />
      <StructuredData graph={describeGraph(readSettings().siteUrl, practice, { path, title })} />
    </Shell>
  )
}
