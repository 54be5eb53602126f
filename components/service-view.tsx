import { routes } from '#lib/routes.ts'
import type { Practice, Service } from '#lib/views.ts'
import { BodyText } from './body.tsx'
import { NextStep } from './call-to-action.tsx'
import { ReadingPage } from './reading-page.tsx'
import { Questions, ServiceFacts } from './service-facts.tsx'

/** One service with all that a visitor asks first: for whom, how, where, what it costs. */
export function ServiceView({ service, practice }: { service: Service; practice: Practice }) {
  const hasNextStep = service.body.some((block) => block.type === 'callToAction')
  return (
    <>
      <ReadingPage
        title={service.title}
        subtitle={service.blurb}
        trail={[
          { label: 'Home', href: routes.home() },
          { label: 'Services', href: routes.services() },
        ]}
      >
        <ServiceFacts service={service} practice={practice} />
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
        <BodyText body={service.body} practice={practice} />
        {service.questions.length > 0 && (
          <section className="stack" aria-labelledby="questions">
            <h2 id="questions">Questions</h2>
            <Questions questions={service.questions} practice={practice} />
          </section>
        )}
      </ReadingPage>
      {!hasNextStep && <NextStep practice={practice} />}
    </>
  )
}
