import type { Metadata } from 'next'
import { HomeView } from '#components/home-view.tsx'
import { Shell } from '#components/shell.tsx'
import { StructuredData } from '#components/structured-data.tsx'
import { readSettings } from '#lib/env.ts'
import { homeFacts, homeIntroduction } from '#lib/page-facts.ts'
import { describeGraph } from '#lib/structured-data.ts'
import type { Home, Service } from '#lib/views.ts'
import {
  getBanner,
  getHome,
  getPractice,
  getServices,
  listArticles,
} from '#sanity/content/index.ts'
import { describePage } from './metadata.ts'
import { Details } from './preview/details.tsx'

/** Two rows of two on a wide screen. */
const articlesShown = 4

export async function generateMetadata(): Promise<Metadata> {
  const [practice, home, banner] = await Promise.all([getPractice(), getHome(), getBanner('home')])
  return describePage({ practice, ...homeFacts(practice, home, banner) })
}

/** Those that the therapist chose, in her order; all of them when she chose none that is still offered. */
function chooseServices(services: Service[], home: Home): Service[] {
  const chosen = home.services.flatMap((id) => services.find((service) => service.id === id) ?? [])
  return chosen.length > 0 ? chosen : services
}

export default async function HomePage() {
  const [practice, home, banner, services, newest] = await Promise.all([
    getPractice(),
    getHome(),
    getBanner('home'),
    getServices(),
    listArticles({ page: 1, perPage: articlesShown }),
  ])
  // Only what stands on the page.
  const introduction = homeIntroduction(home, practice)
  const graph = describeGraph(readSettings().siteUrl, practice, {
    ...homeFacts(practice, home, banner),
    ...(introduction && { description: introduction }),
  })
  return (
    <>
      <Details type="home" id="home" />
      <Shell practice={practice} section="home">
        <HomeView
          practice={practice}
          home={home}
          banner={banner}
          services={chooseServices(services, home)}
          articles={
            home.articles.length > 0 ? home.articles.slice(0, articlesShown) : newest.articles
          }
        />
        <StructuredData graph={graph} />
      </Shell>
    </>
  )
}
