import { formatDay } from '#lib/dates.ts'
import type { Practice, PrivacyPolicy } from '#lib/views.ts'
import { BodyText } from './body.tsx'

type PrivacyViewProps = { privacy?: PrivacyPolicy | undefined; practice: Practice }

export function PrivacyView({ privacy, practice }: PrivacyViewProps) {
  return (
    <div className="reading">
      <header className="reading-header stack">
        <h1>{privacy?.title ?? 'Privacy policy'}</h1>
        {privacy?.effectiveDate && (
          <p className="small">
            Effective{' '}
            <time dateTime={privacy.effectiveDate}>{formatDay(privacy.effectiveDate)}</time>
          </p>
        )}
      </header>
      <div className="prose stack">
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
          <p>
            The privacy policy is being written. For anything you would like to know until then,
            please ask: phone and mail are at the foot of this page.
          </p>
        )}
      </div>
    </div>
  )
}
