import type { Metadata } from 'next'
import { ServicesView, servicesTitle } from '#components/services-view.tsx'
import { Shell } from '#components/shell.tsx'
import { StructuredData } from '#components/structured-data.tsx'
import { placesServed, whereOffered } from '#lib/areas.ts'
import { readSettings } from '#lib/env.ts'
import { routes } from '#lib/routes.ts'
import { describeGraph } from '#lib/structured-data.ts'
import { getBanner, getPractice, getServices, getServicesPage } from '#sanity/content/index.ts'
import { describePage } from '../metadata.ts'

const path = routes.services()

export async function generateMetadata(): Promise<Metadata> {
  const [practice, page, services, banner] = await Promise.all([
    getPractice(),
    getServicesPage(),
    getServices(),
    getBanner('services'),
  ])
  const title = page.title ?? servicesTitle(practice, whereOffered(practice, services))
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
    title: page.title ?? servicesTitle(practice, whereOffered(practice, services)),
    services,
    areas: placesServed(page.areas, practice.areasServed),
  })
  return (
    <Shell practice={practice} section="services">
      <ServicesView practice={practice} page={page} services={services} banner={banner} />
      <StructuredData graph={graph} />
    </Shell>
  )
}
