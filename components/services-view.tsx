import { telehealthRule } from '#lib/california.ts'
import { cityLine } from '#lib/contact.ts'
import type { Banner, Practice, Service } from '#lib/views.ts'
import { NextStep } from './call-to-action.tsx'
import { PlaceBanner } from './place-banner.tsx'
import { ServiceEntry } from './service-entry.tsx'

type ServicesViewProps = { practice: Practice; services: Service[]; banner?: Banner | undefined }

export function ServicesView({ practice, services, banner }: ServicesViewProps) {
  return (
    <>
      <header className="page-header stack">
        <h1>{servicesTitle(practice)}</h1>
      </header>
      <PlaceBanner banner={banner} />
      <section className="places" aria-label="Where sessions take place">
        {practice.locality && (
          <div>
            <h2>In person</h2>
            <p>
              {[...practice.streetAddress, cityLine(practice)].map((line) => (
                <span className="line" key={line}>
                  {line}
                </span>
              ))}
            </p>
          </div>
        )}
        <div>
          <h2>Online</h2>
          <p>Anywhere in California.</p>
          <p className="small">{practice.telehealthStatement || telehealthRule}</p>
        </div>
      </section>
      {services.length === 0 && (
        <p className="empty">
          The services are being written down. Until then, please ask: phone and mail are at the
          foot of this page.
        </p>
      )}
      {services.map((service) => (
        <ServiceEntry key={service.id} service={service} practice={practice} />
      ))}
      {practice.areasServed.length > 0 && (
        <section className="areas" aria-labelledby="areas-served">
          <h2 id="areas-served">Areas served</h2>
          <ul>
            {practice.areasServed.map((area) => (
              <li key={area}>{area}</li>
            ))}
          </ul>
        </section>
      )}
      <NextStep practice={practice} />
    </>
  )
}

/** "Therapy in Costa Mesa and online throughout California", by the practice's own address. */
export function servicesTitle(practice: Practice): string {
  return practice.locality
    ? `Therapy in ${practice.locality} and online throughout California`
    : 'Therapy online throughout California'
}
