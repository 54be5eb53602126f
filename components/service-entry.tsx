import { routes } from '#lib/routes.ts'
import type { Practice, Service } from '#lib/views.ts'
import { ServiceFacts } from './service-facts.tsx'

/** One service among the others: what it is, where, what it costs, and the way to its own page. */
export function ServiceEntry({ service, practice }: { service: Service; practice: Practice }) {
  return (
    <article className="service" id={service.slug} aria-labelledby={`${service.slug}-title`}>
      <h2 id={`${service.slug}-title`}>
        <a href={routes.service(service.slug)}>{service.title}</a>
      </h2>
      <div className="stack">
        {service.blurb && <p>{service.blurb}</p>}
        <ServiceFacts service={service} practice={practice} />
      </div>
    </article>
  )
}
