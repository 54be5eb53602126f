import { rightNow } from '#lib/preview/as-of.ts'
import { whoReads } from '#sanity/content/who-reads.ts'
import { LivePreview } from './live-preview-frame.tsx'

/** What makes a preview page follow the Studio; nothing for everyone else. */
export async function Live() {
  const as = await whoReads()
  if (as.kind !== 'staff') return null
  const { asOf = 'drafts' } = as
  return <LivePreview shown={asOf === 'drafts' || asOf === rightNow ? asOf : 'ahead'} />
}
