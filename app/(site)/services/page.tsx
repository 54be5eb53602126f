import type { Metadata } from 'next'
import { namesOfAreas } from '#components/areas-served.tsx'
import { ServicesView, servicesTitle } from '#components/services-view.tsx'
import { Shell } from '#components/shell.tsx'
import { StructuredData } from '#components/structured-data.tsx'
import { readSettings } from '#lib/env.ts'
import { routes } from '#lib/routes.ts'
import { describeGraph } from '#lib/structured-data.ts'
import { getBanner, getPractice, getServices, getServicesPage } from '#sanity/content/index.ts'
import { describePage } from '../metadata.ts'

const path = routes.services()

export async function generateMetadata(): Promise<Metadata> {
  const [practice, page, banner] = await Promise.all([
    getPractice(),
    getServicesPage(),
    getBanner('services'),
  ])
  const title = page.title ?? servicesTitle(practice)
  return describePage({ practice, path, title, picture: banner?.picture })
}

export default async function ServicesPage() {
  const [practice, page, services, banner] = await Promise.all([
    getPractice(),
    getServicesPage(),
    getServices(),
    getBanner('services'),
  ])
  const graph = describeGraph(readSettings().siteUrl, practice, {
    path,
    title: page.title ?? servicesTitle(practice),
    services,
    areas: namesOfAreas({ areas: page.areas, places: practice.areasServed }),
  })
  return (
    <Shell practice={practice} section="services">
      <ServicesView practice={practice} page={page} services={services} banner={banner} />
      <StructuredData graph={graph} />
    </Shell>
  )
}
