import { beingWritten } from '#lib/contact.ts'
import type { Practice, PrivacyPolicy } from '#lib/views.ts'
import { BodyText } from './body.tsx'
import { ReadingPage } from './reading-page.tsx'

type PrivacyViewProps = { privacy?: PrivacyPolicy | undefined; practice: Practice }

export function PrivacyView({ privacy, practice }: PrivacyViewProps) {
  return (
    <ReadingPage title={privacy?.title ?? 'Privacy policy'} effectiveDate={privacy?.effectiveDate}>
      {privacy ? (
        <>
          <BodyText body={privacy.body} practice={practice} />
          {privacy.sections.map((section) => (
            <section className="stack" key={section.heading}>
              <h2>{section.heading}</h2>
              {section.text
                .split(/\n{2,}/)
                .filter((text) => text.trim() !== '')
                .map((text) => (
                  <p key={text}>{text}</p>
                ))}
            </section>
          ))}
        </>
      ) : (
        <p>{beingWritten(practice, 'The privacy policy is')}</p>
      )}
    </ReadingPage>
  )
}
