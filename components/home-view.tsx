import { nextStep } from '#lib/contact.ts'
import { routes } from '#lib/routes.ts'
import type { ArticleCard, Banner, Practice, Service } from '#lib/views.ts'
import { Cards } from './article-card.tsx'
import { NextStep } from './call-to-action.tsx'
import { PlaceBanner } from './place-banner.tsx'
import { WindowScene } from './window-scene.tsx'

type HomeViewProps = {
  practice: Practice
  banner?: Banner | undefined
  services: Service[]
  /** The newest few. */
  articles: ArticleCard[]
}

export function HomeView({ practice, banner, services, articles }: HomeViewProps) {
  const action = nextStep(practice, practice.callToAction)
  return (
    <>
      <div className="hero">
        <div className="stack">
          <h1>{practice.tagline || practice.name || 'Welcome'}</h1>
          {practice.description && <p className="subtitle">{practice.description}</p>}
          {action && (
            <p>
              <a className="action" href={action.href}>
                {action.label}
              </a>
            </p>
          )}
          {practice.locationLine && <p className="small">{practice.locationLine}</p>}
        </div>
        <WindowScene />
      </div>
      <PlaceBanner banner={banner} />
      {services.length > 0 && (
        <section className="part" aria-labelledby="services">
          <h2 id="services">What brings people here</h2>
          <ul className="offers">
            {services.map((service) => (
              <li key={service.id}>
                <h3>
                  <a href={routes.service(service.slug)}>{service.title}</a>
                </h3>
                <p>{service.blurb}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="part" aria-labelledby="newest">
        <h2 id="newest">To read when it is quiet</h2>
        <Cards articles={articles} heading="h3" />
        {articles.length > 0 && (
          <p>
            <a className="more" href={routes.blog()}>
              All articles
            </a>
          </p>
        )}
      </section>
      <NextStep practice={practice} />
    </>
  )
}
