'use client'

import { NextStudio } from 'next-sanity/studio/client-component'
import { useMemo } from 'react'
import { createStudioConfig } from '#sanity/studio/studio-config.ts'

type StudioProps = {
  projectId: string
  dataset: string
  siteUrl: string
  /** Where the embedded lake stands behind this site; absent with a hosted project. */
  lakePath?: string
}

/** The stock Studio, reading and writing through the origin that it was opened on. */
export function Studio({ projectId, dataset, siteUrl, lakePath }: StudioProps) {
  // A new configuration would start the Studio over, so it is made once.
  const config = useMemo(
    () =>
      createStudioConfig({
        projectId,
        dataset,
        siteUrl,
        apiHost: lakePath === undefined ? undefined : `${window.location.origin}${lakePath}`,
      }),
    [projectId, dataset, siteUrl, lakePath],
  )
  return <NextStudio config={config} />
}
