import type { ReactNode } from 'react'
import { whereOffered } from '#lib/areas.ts'
import { beingWritten, cityLine } from '#lib/contact.ts'
import { servicesTitle } from '#lib/page-facts.ts'
import { routes } from '#lib/routes.ts'
import type { Banner, Practice, Service, ServicesPage } from '#lib/views.ts'
import { AreasServed } from './areas-served.tsx'
import { BodyText } from './body.tsx'
import { NextStep } from './call-to-action.tsx'
import { PlaceBanner } from './place-banner.tsx'
import { ServiceEntry } from './service-entry.tsx'
import { Questions } from './service-facts.tsx'

type ServicesViewProps = {
  practice: Practice
  page: ServicesPage
  services: Service[]
  banner?: Banner | undefined
}

/** Everything that is offered: for whom, where, for what fee, and one next step. */
export function ServicesView({ practice, page, services, banner }: ServicesViewProps) {
  const where = whereOffered(practice)
  return (
    <>
      <header className="page-header stack">
        <h1>{page.title ?? servicesTitle(practice, where)}</h1>
        <BodyText body={page.introduction} practice={practice} />
      </header>
      <PlaceBanner banner={banner} />
      {page.forWhom.length > 0 && (
        <Row id="on-for-whom" title="Who it is for">
          <ul>
            {page.forWhom.map((person) => (
              <li key={person}>{person}</li>
            ))}
          </ul>
        </Row>
      )}
      {services.length === 0 && (
        <p className="empty">{beingWritten(practice, 'The services are')}</p>
      )}
      {services.map((service) => (
        <ServiceEntry key={service.id} service={service} practice={practice} />
      ))}
      {where.inPerson && (
        <Row id="on-in-person" title="In person">
          <p>
            {[...practice.streetAddress, cityLine(practice)].map((line) => (
              <span className="line" key={line}>
                {line}
              </span>
            ))}
          </p>
          <BodyText body={page.inPerson} practice={practice} nested />
        </Row>
      )}
      {where.online && (
        <Row id="on-online" title="Online throughout California">
          <BodyText body={page.online} practice={practice} nested />
          <p>{practice.telehealthStatement}</p>
        </Row>
      )}
      <AreasServed areas={page.areas} practice={practice} where={where} />
      <Row id="on-fees" title="Fees">
        <BodyText body={page.fees} practice={practice} nested />
        <p>
          You have a <a href={routes.goodFaithEstimate()}>right to a Good Faith Estimate</a> of what
          your care will cost, in writing and in advance.
        </p>
      </Row>
      {page.insurance.length > 0 && (
        <Row id="on-insurance" title="Insurance and superbills">
          <BodyText body={page.insurance} practice={practice} nested />
        </Row>
      )}
      {page.questions.length > 0 && (
        <Row id="on-questions" title="Questions">
          <Questions questions={page.questions} practice={practice} />
        </Row>
      )}
      <NextStep practice={practice} />
    </>
  )
}

/** A heading with what belongs to it beside it, where there is room. */
function Row({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="service" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className="stack">{children}</div>
    </section>
  )
}
