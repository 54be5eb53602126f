'use client'

import dynamic from 'next/dynamic'

// Nothing of the Studio runs on the server: it is large, and it needs the browser's address.
export const StudioFrame = dynamic(() => import('./studio.tsx').then(({ Studio }) => Studio), {
  ssr: false,
})
