import type { Metadata } from 'next'
import { AboutView } from '#components/about-view.tsx'
import { Shell } from '#components/shell.tsx'
import { StructuredData } from '#components/structured-data.tsx'
import { readSettings } from '#lib/env.ts'
import { aboutFacts } from '#lib/page-facts.ts'
import { biographyPath } from '#lib/people.ts'
import { describeGraph } from '#lib/structured-data.ts'
import { getPractice, getPractitioners } from '#sanity/content/index.ts'
import { describePage } from '../metadata.ts'
import { Details } from '../preview/details.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const practice = await getPractice()
  return describePage({ practice, ...aboutFacts(practice.owner) })
}

/** The owner's own page, with the way to everyone else's. */
export default async function AboutPage() {
  const [practice, people] = await Promise.all([getPractice(), getPractitioners()])
  const { owner } = practice
  const others = people.filter(
    (one) => one.id !== owner?.id && biographyPath(one, practice) !== undefined,
  )
  const graph = describeGraph(readSettings().siteUrl, practice, {
    ...aboutFacts(owner),
    ...(owner && { profile: owner }),
  })
  return (
    <>
      {owner && <Details type="practitioner" id={owner.id} />}
      <Shell practice={practice} section="about">
        <AboutView person={owner} others={others} practice={practice} />
        <StructuredData graph={graph} />
      </Shell>
    </>
  )
}
