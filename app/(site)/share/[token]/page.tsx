import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SharedNote, SharedOver } from '#components/shared-note.tsx'
import { Shell } from '#components/shell.tsx'
import { readSettings } from '#lib/env.ts'
import { previewKey } from '#lib/preview/preview-key.ts'
import { readShare } from '#lib/preview/share-token.ts'
import { noteRead } from '#lib/reading/record.ts'
import { getPractice } from '#sanity/content/index.ts'
import { findReviewed, findSharedLink } from '#sanity/content/shared-link.ts'
import { drawShared } from './shared-view.tsx'

type SharedProps = { params: Promise<{ token: string }> }

/** Says nothing of what is shared: titles stand in histories, and in the previews of messages. */
export const metadata: Metadata = {
  title: 'For review',
  robots: { index: false, follow: false, noarchive: true },
  referrer: 'no-referrer',
}

/** One document for someone without an account, until the link is over or taken back. */
export default async function SharedPage({ params }: SharedProps) {
  const share = readShare(previewKey(readSettings()), (await params).token)
  if (!share) notFound()
  noteRead({ isPrivate: true })
  const practice = await getPractice()
  const kept = share.until > Date.now() ? await findSharedLink(share.link) : undefined
  const isSame = kept?.document === share.document && kept.type === share.type
  const document = isSame ? await findReviewed(share) : undefined
  const page = document && (await drawShared(practice, document))
  if (!page) noteRead({ isGone: true })
  return (
    <Shell practice={practice} section="other">
      {page ? (
        <div className="reading">
          <SharedNote
            until={new Date(share.until).toISOString()}
            isPublic={document?.isPublic === true}
          />
        </div>
      ) : (
        <SharedOver />
      )}
      {page}
    </Shell>
  )
}
