import type { Metadata } from 'next'
import { ServicesView } from '#components/services-view.tsx'
import { Shell } from '#components/shell.tsx'
import { StructuredData } from '#components/structured-data.tsx'
import { placesServed } from '#lib/areas.ts'
import { readSettings } from '#lib/env.ts'
import { servicesFacts } from '#lib/page-facts.ts'
import { describeGraph } from '#lib/structured-data.ts'
import { getBanner, getPractice, getServices, getServicesPage } from '#sanity/content/index.ts'
import { describePage } from '../metadata.ts'
import { Details } from '../preview/details.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const [practice, page, banner] = await Promise.all([
    getPractice(),
    getServicesPage(),
    getBanner('services'),
  ])
  return describePage({ practice, ...servicesFacts(practice, page, banner) })
}

export default async function ServicesPage() {
  const [practice, page, services, banner] = await Promise.all([
    getPractice(),
    getServicesPage(),
    getServices(),
    getBanner('services'),
  ])
  const graph = describeGraph(readSettings().siteUrl, practice, {
    ...servicesFacts(practice, page, banner),
    services,
    areas: placesServed(page.areas, practice.areasServed),
  })
  return (
    <>
      <Details type="servicesPage" id="servicesPage" />
      <Shell practice={practice} section="services">
        <ServicesView practice={practice} page={page} services={services} banner={banner} />
        <StructuredData graph={graph} />
      </Shell>
    </>
  )
}
