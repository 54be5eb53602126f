import type { Metadata } from 'next'
import { HomeView } from '#components/home-view.tsx'
import { Shell } from '#components/shell.tsx'
import { StructuredData } from '#components/structured-data.tsx'
import { readSettings } from '#lib/env.ts'
import { routes } from '#lib/routes.ts'
import { describeGraph } from '#lib/structured-data.ts'
import type { Practice } from '#lib/views.ts'
import { getBanner, getPractice, getServices, listArticles } from '#sanity/content/index.ts'
import { describePage } from './metadata.ts'

/** Two rows of two on a wide screen. */
const newestShown = 4

const titleOf = ({ name, tagline }: Practice) =>
  [name, tagline].filter(Boolean).join(' · ') || 'Welcome'

export async function generateMetadata(): Promise<Metadata> {
  const [practice, banner] = await Promise.all([getPractice(), getBanner('home')])
  const picture = banner?.picture
  return describePage({ practice, path: routes.home(), title: titleOf(practice), picture })
}

export default async function HomePage() {
  const [practice, banner, services, newest] = await Promise.all([
    getPractice(),
    getBanner('home'),
    getServices(),
    listArticles({ page: 1, perPage: newestShown }),
  ])
  const graph = describeGraph(readSettings().siteUrl, practice, {
    path: routes.home(),
    title: titleOf(practice),
    ...(practice.description && { description: practice.description }),
  })
  return (
    <Shell practice={practice} section="home">
      <HomeView
        practice={practice}
        banner={banner}
        services={services}
        articles={newest.articles}
      />
      <StructuredData graph={graph} />
    </Shell>
  )
}
