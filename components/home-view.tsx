import { nextStep } from '#lib/contact.ts'
import { homeIntroduction } from '#lib/page-facts.ts'
import { routes } from '#lib/routes.ts'
import type { ArticleCard, Banner, Home, Practice, Service } from '#lib/views.ts'
import { Cards } from './article-card.tsx'
import { NextStep } from './call-to-action.tsx'
import { PlaceBanner } from './place-banner.tsx'
import { Portrait } from './portrait.tsx'

type HomeViewProps = {
  practice: Practice
  home: Home
  banner?: Banner | undefined
  /** In the order in which they are shown. */
  services: Service[]
  articles: ArticleCard[]
}

export function HomeView({ practice, home, banner, services, articles }: HomeViewProps) {
  const action = nextStep(practice, practice.callToAction)
  const introduction = homeIntroduction(home, practice)
  return (
    <>
      <div className="hero">
        <div className="stack">
          <h1>{home.greeting || practice.tagline || practice.name || 'Welcome'}</h1>
          {introduction && <p className="subtitle">{introduction}</p>}
          {action && (
            <p>
              <a className="action" href={action.href}>
                {action.label}
              </a>
            </p>
          )}
          {practice.locationLine && <p className="small">{practice.locationLine}</p>}
        </div>
        <Portrait picture={home.picture} />
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
          <p>
            <a className="more" href={routes.services()}>
              Services, fees and places
            </a>
          </p>
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
