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
  /** Where a lake of one's own stands, behind this site or elsewhere; absent with Sanity's. */
  lakeAddress?: string
}

/** The stock Studio; with the embedded lake it reads and writes through the origin that it was opened on. */
export function Studio({ projectId, dataset, siteUrl, lakeAddress }: StudioProps) {
  const isBehind = lakeAddress?.startsWith('/')
  const lakeUrl = isBehind ? `${window.location.origin}${lakeAddress}` : lakeAddress
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
