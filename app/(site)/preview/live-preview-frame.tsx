'use client'

import dynamic from 'next/dynamic'

// Imported as usual, the vendor's style sheet for the click-to-edit layer would stand in every page that anyone reads.
export const LivePreview = dynamic(
  () => import('./live-preview.tsx').then(({ LivePreview }) => LivePreview),
  { ssr: false },
)
