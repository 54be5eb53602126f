import { formatDay } from '#lib/dates.ts'
import { formatFee } from '#lib/fees.ts'
import { routes } from '#lib/routes.ts'
import type { Practice, Question, Service } from '#lib/views.ts'
import { BodyText } from './body.tsx'

/** Where a service takes place and what it costs; “online” never without its rule (BPC 2290.5). Nothing when neither is known. */
export function ServiceFacts({ service, practice }: { service: Service; practice: Practice }) {
  const { inPerson, online, fee } = service
  if (!inPerson && !online && !fee) return null
  return (
    <dl className="facts">
      {(inPerson || online) && (
        <div>
          <dt>Where</dt>
          {inPerson && (
            <dd>{practice.locality ? `In person in ${practice.locality}` : 'In person'}</dd>
          )}
          {online && (
            <>
              <dd>Online throughout California</dd>
              <dd className="small">{practice.telehealthStatement}</dd>
            </>
          )}
        </div>
      )}
      {fee && (
        <div>
          <dt>Fee</dt>
          <dd>
            {formatFee(fee)}
            <span className="line small"> effective {formatDay(fee.from)}</span>
          </dd>
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
