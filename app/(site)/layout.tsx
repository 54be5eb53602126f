import './styles/tokens.css'
import './styles/base.css'
import './styles/shell.css'
import './styles/parts.css'
import './styles/reading.css'
import './styles/print.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { readSettings } from '#lib/env.ts'
import { themeColors } from '#lib/manifest.ts'
import { routes } from '#lib/routes.ts'
import { Bar } from './preview/bar.tsx'
import { Live } from './preview/live.tsx'

// Pages are rendered when they are asked for, so that the build needs no lake.
export const dynamic = 'force-dynamic'

export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(readSettings().siteUrl),
    icons: {
      icon: [
        { url: '/favicon.ico', sizes: '32x32' },
        { url: '/icon.svg', type: 'image/svg+xml' },
      ],
      apple: '/apple-touch-icon.png',
    },
    manifest: routes.manifest(),
    formatDetection: { telephone: false },
  }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: themeColors.light },
    { media: '(prefers-color-scheme: dark)', color: themeColors.dark },
  ],
}

/** Holds no content of its own, so that a wrong turn renders even with the content store down. Staff get a bar over the page. */
export default function SiteLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en-US">
      <body>
        <Bar />
        {children}
        <Live />
      </body>
    </html>
  )
}
