import type { Metadata } from 'next'
import { ServicesView, servicesTitle } from '#components/services-view.tsx'
import { Shell } from '#components/shell.tsx'
import { StructuredData } from '#components/structured-data.tsx'
import { readSettings } from '#lib/env.ts'
import { routes } from '#lib/routes.ts'
import { describeGraph } from '#lib/structured-data.ts'
import { getBanner, getPractice, getServices } from '#sanity/content/index.ts'
import { describePage } from '../metadata.ts'

export async function generateMetadata(): Promise<Metadata> {
  const [practice, banner] = await Promise.all([getPractice(), getBanner('services')])
  return describePage({
    practice,
    path: routes.services(),
    title: servicesTitle(practice),
    picture: banner?.picture,
  })
}

export default async function ServicesPage() {
  const [practice, services, banner] = await Promise.all([
    getPractice(),
    getServices(),
    getBanner('services'),
  ])
  const graph = describeGraph(readSettings().siteUrl, practice, {
    path: routes.services(),
    title: servicesTitle(practice),
    services,
  })
  return (
    <Shell practice={practice} section="services">
      <ServicesView practice={practice} services={services} banner={banner} />
      <StructuredData graph={graph} />
    </Shell>
  )
}
