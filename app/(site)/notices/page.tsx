import type { Metadata } from 'next'
import { NoticesView } from '#components/notices-view.tsx'
import { Shell } from '#components/shell.tsx'
import { StructuredData } from '#components/structured-data.tsx'
import { readSettings } from '#lib/env.ts'
import { routes } from '#lib/routes.ts'
import { describeGraph } from '#lib/structured-data.ts'
import { getNotices, getPractice } from '#sanity/content/index.ts'
import { describePage } from '../metadata.ts'

const path = routes.notices()
const unwritten = 'Notices to clients'

async function readPage() {
  const [practice, notices] = await Promise.all([getPractice(), getNotices()])
  return { practice, notices, title: notices?.title ?? unwritten }
}

export async function generateMetadata(): Promise<Metadata> {
  const { practice, title } = await readPage()
  return describePage({ practice, path, title })
}

export default async function NoticesPage() {
  const { practice, notices, title } = await readPage()
  return (
    <Shell practice={practice} section="other">
      <NoticesView notices={notices} practice={practice} />
      <StructuredData graph={describeGraph(readSettings().siteUrl, practice, { path, title })} />
    </Shell>
  )
}
