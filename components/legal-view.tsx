import type { ReactNode } from 'react'
import { beingWritten } from '#lib/contact.ts'
import type { LegalText, Practice } from '#lib/views.ts'
import { BodyText } from './body.tsx'
import { ReadingPage } from './reading-page.tsx'

type LegalViewProps = {
  /** Absent until somebody has published it; it may still be without words. */
  text: LegalText | undefined
  /** Stands over the page while there is no text. */
  title: string
  practice: Practice
  /** Stands below the text. */
  children?: ReactNode
}

export function LegalView({ text, title, practice, children }: LegalViewProps) {
  return (
    <ReadingPage
      title={text?.title ?? title}
      effectiveDate={text?.effectiveDate}
      lastChecked={text?.lastChecked}
    >
      {text && text.body.length > 0 ? (
        <BodyText body={text.body} practice={practice} />
      ) : (
        <p>{beingWritten(practice)}</p>
      )}
      {children}
    </ReadingPage>
  )
}
