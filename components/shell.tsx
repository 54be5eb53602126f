import type { ReactNode } from 'react'
import type { Practice } from '#lib/views.ts'
import { SiteFooter } from './site-footer.tsx'
import { type Section, SiteHeader } from './site-header.tsx'

type ShellProps = {
  /** Left out when the practice can't be read: crisis help and the ways around the site stay. */
  practice?: Practice | undefined
  section: Section
  children: ReactNode
}

/** What surrounds every page. */
export function Shell({ practice, section, children }: ShellProps) {
  return (
    <>
      <a className="skip" href="#main">
        Skip to the text
      </a>
      <SiteHeader practice={practice} section={section} />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter practice={practice} />
    </>
  )
}
