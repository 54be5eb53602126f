import type { Metadata } from 'next'
import { permanentRedirect } from 'next/navigation'
import { AboutView } from '#components/about-view.tsx'
import { Shell } from '#components/shell.tsx'
import { StructuredData } from '#components/structured-data.tsx'
import { readSettings } from '#lib/env.ts'
import { practitionerFacts } from '#lib/page-facts.ts'
import { routes } from '#lib/routes.ts'
import { describeGraph } from '#lib/structured-data.ts'
import { getPractice, getPractitioners } from '#sanity/content/index.ts'
import { describePage } from '../../metadata.ts'
import { missingAt } from '../../missing.ts'
import { Details } from '../../preview/details.tsx'
import { readSlug, type SlugProps } from '../../slug.ts'

/** Whoever has this address. The owner's biography stands at `/about` alone. */
async function readPerson(props: SlugProps) {
  const slug = await readSlug(props)
  const [practice, people] = await Promise.all([getPractice(), getPractitioners()])
  const person = people.find((one) => one.slug === slug)
  if (person === undefined) return missingAt(routes.practitioner(slug))
  if (person.id === practice.owner?.id) permanentRedirect(routes.about())
  return { practice, person, facts: practitionerFacts({ ...person, slug }) }
}

export async function generateMetadata(props: SlugProps): Promise<Metadata> {
  const { practice, facts } = await readPerson(props)
  return describePage({ practice, ...facts })
}

export default async function PractitionerPage(props: SlugProps) {
  const { practice, person, facts } = await readPerson(props)
  const graph = describeGraph(readSettings().siteUrl, practice, { ...facts, profile: person })
  const others = practice.owner ? [practice.owner] : []
  return (
    <>
      <Details type="practitioner" id={person.id} />
      <Shell practice={practice} section="about">
        <AboutView person={person} others={others} practice={practice} />
        <StructuredData graph={graph} />
      </Shell>
    </>
  )
}
