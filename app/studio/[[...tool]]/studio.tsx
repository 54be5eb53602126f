'use client'

// The typeface of the share card, which the Studio shows as messengers get it.
import '@fontsource/newsreader/500.css'
import { NextStudio } from 'next-sanity/studio/client-component'
import { useEffect, useMemo, useState } from 'react'
import { routeFetchToLake } from '#sanity/studio/lake-fetch.ts'
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
  const lakeUrl = lakePath === undefined ? undefined : `${window.location.origin}${lakePath}`
  // The Studio asks its first questions as soon as it is there, so the way must be laid before.
  const [isRouted, setRouted] = useState(lakeUrl === undefined)
  useEffect(() => {
    if (lakeUrl === undefined) return
    const undo = routeFetchToLake({ projectId, lakeUrl })
    setRouted(true)
    return undo
  }, [projectId, lakeUrl])
  // A new configuration would start the Studio over, so it is made once.
  const config = useMemo(
    () => createStudioConfig({ projectId, dataset, siteUrl, apiHost: lakeUrl }),
    [projectId, dataset, siteUrl, lakeUrl],
  )
  return isRouted ? <NextStudio config={config} /> : null
}
