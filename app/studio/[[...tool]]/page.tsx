import { readSettings } from '#lib/env.ts'
import { lakePath } from '#lib/routes.ts'
import { StudioFrame } from './studio-frame.tsx'

// Which lake it is becomes known when the server starts, not when the site is built.
export const dynamic = 'force-dynamic'

export default function StudioPage() {
  const { sanity, siteUrl } = readSettings()
  const lakeAddress = sanity.isEmbedded ? lakePath : sanity.apiHost
  return (
    <StudioFrame
      projectId={sanity.projectId}
      dataset={sanity.dataset}
      siteUrl={siteUrl}
      {...(lakeAddress === undefined ? {} : { lakeAddress })}
    />
  )
}
