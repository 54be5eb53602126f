import { formatFee } from '#lib/fees.ts'
import { routes } from '#lib/routes.ts'
import type { Practice, Question, Service } from '#lib/views.ts'
import { BodyText } from './body.tsx'

/** Where a service takes place and what it costs. Nothing when neither is known. */
export function ServiceFacts({ service, practice }: { service: Service; practice: Practice }) {
  const places = [
    service.inPerson && (practice.locality ? `In person in ${practice.locality}` : 'In person'),
    service.online && 'Online throughout California',
  ].filter((place) => place !== false)
  if (places.length === 0 && !service.fee) return null
  return (
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
          <dd>
            <a href={routes.goodFaithEstimate()}>Good Faith Estimate</a>
          </dd>
        </div>
      )}
    </dl>
  )
}

/** Questions that open with a tap. */
export function Questions({ questions, practice }: { questions: Question[]; practice: Practice }) {
  return questions.map((entry) => (
    <details className="stack" key={entry.key}>
      <summary>{entry.question}</summary>
      <BodyText body={entry.answer} practice={practice} nested />
    </details>
  ))
}
