import { beingWritten } from '#lib/contact.ts'
import type { Notices, Practice } from '#lib/views.ts'
import { BodyText } from './body.tsx'
import { PhoneLink } from './phone-link.tsx'
import { ReadingPage } from './reading-page.tsx'

type NoticesViewProps = { notices: Notices | undefined; practice: Practice }

/** What the boards ask therapists to tell their clients, one notice for each kind of license. */
export function NoticesView({ notices, practice }: NoticesViewProps) {
  return (
    <ReadingPage
      title={notices?.title ?? 'Notices to clients'}
      effectiveDate={notices?.effectiveDate}
      lastChecked={notices?.lastChecked}
    >
      {notices ? (
        <BodyText body={notices.introduction} practice={practice} />
      ) : (
        <p>{beingWritten(practice)}</p>
      )}
      {notices?.entries.map((entry) => (
        <section className="contact stack" key={entry.key}>
          <h2>{entry.licenceType}</h2>
          <BodyText body={entry.text} practice={practice} />
          <address>
            {entry.boardAddress && (
              <a href={entry.boardAddress}>{entry.boardAddress.replace(/^https?:\/\/|\/$/g, '')}</a>
            )}
            {entry.boardPhone && <PhoneLink phone={entry.boardPhone} />}
          </address>
        </section>
      ))}
    </ReadingPage>
  )
}
