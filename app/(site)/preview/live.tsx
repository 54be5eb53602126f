import { whoReads } from '#sanity/content/who-reads.ts'
import { LivePreview } from './live-preview.tsx'

/** What makes a page of drafts follow the Studio; nothing for everyone else. */
export async function Live() {
  const as = await whoReads()
  return as.kind === 'staff' && as.asOf === undefined ? <LivePreview /> : null
}
