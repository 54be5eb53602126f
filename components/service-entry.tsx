import { formatFee } from '#lib/fees.ts'
import type { Practice, Service } from '#lib/views.ts'
import { BodyText } from './body.tsx'

/** One service with all that a visitor asks first: for whom, where, what it costs. */
export function ServiceEntry({ service, practice }: { service: Service; practice: Practice }) {
  const places = [
    service.inPerson && (practice.locality ? `In person in ${practice.locality}` : 'In person'),
    service.online && 'Online throughout California',
  ].filter((place) => place !== false)
  return (
    <article className="service" id={service.slug} aria-labelledby={`${service.slug}-title`}>
      <h2 id={`${service.slug}-title`}>{service.title}</h2>
      <div className="stack">
        <p className="service-blurb">{service.blurb}</p>
        {service.forWhom.length > 0 && (
          <>
            <p className="label">For</p>
            <ul>
              {service.forWhom.map((person) => (
                <li key={person}>{person}</li>
              ))}
            </ul>
          </>
        )}
        {(places.length > 0 || service.fee) && (
          <dl className="facts">
            {places.length > 0 && (
              <div>
                <dt>Where</dt>
                {places.map((place) => (
                  <dd key={place}>{place}</dd>
                ))}
              </div>
            )}
            {service.fee && (
              <div>
                <dt>Fee</dt>
                <dd>{formatFee(service.fee)}</dd>
              </div>
            )}
          </dl>
        )}
        <BodyText body={service.body} practice={practice} nested />
        {service.questions.map((entry) => (
          <details className="stack" key={entry.key}>
            <summary>{entry.question}</summary>
            <BodyText body={entry.answer} practice={practice} nested />
          </details>
        ))}
      </div>
    </article>
  )
}
