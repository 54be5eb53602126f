import type { Metadata } from 'next'
import { ServiceView } from '#components/service-view.tsx'
import { Shell } from '#components/shell.tsx'
import { StructuredData } from '#components/structured-data.tsx'
import { readSettings } from '#lib/env.ts'
import { serviceFacts } from '#lib/page-facts.ts'
import { routes } from '#lib/routes.ts'
import { describeGraph } from '#lib/structured-data.ts'
import { getPractice, getServices } from '#sanity/content/index.ts'
import { describePage } from '../../metadata.ts'
import { missingAt } from '../../missing.ts'
import { Details } from '../../preview/details.tsx'
import { readSlug, type SlugProps } from '../../slug.ts'

async function readService(props: SlugProps) {
  const slug = await readSlug(props)
  const [practice, services] = await Promise.all([getPractice(), getServices()])
  const service = services.find((one) => one.slug === slug)
  if (service === undefined) return missingAt(routes.service(slug))
  const { title, blurb } = service
  return {
    practice,
    service,
    facts: { path: routes.service(slug), title, ...(blurb && { description: blurb }) },
  }
}

export async function generateMetadata(props: SlugProps): Promise<Metadata> {
  const { practice, service } = await readService(props)
  return describePage({ practice, ...serviceFacts(service) })
}

export default async function ServicePage(props: SlugProps) {
  const { practice, service, facts } = await readService(props)
  const graph = describeGraph(readSettings().siteUrl, practice, {
    ...facts,
    services: [service],
    trail: [
      { title: 'Home', path: routes.home() },
      { title: 'Services', path: routes.services() },
      { title: facts.title, path: facts.path },
    ],
  })
  return (
    <>
      <Details type="service" id={service.id} />
      <Shell practice={practice} section="services">
        <ServiceView service={service} practice={practice} />
        <StructuredData graph={graph} />
      </Shell>
    </>
  )
}
