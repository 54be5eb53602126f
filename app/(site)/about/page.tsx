import type { Metadata } from 'next'
import { AboutView } from '#components/about-view.tsx'
import { Shell } from '#components/shell.tsx'
import { StructuredData } from '#components/structured-data.tsx'
import { readSettings } from '#lib/env.ts'
import { displayName } from '#lib/licence.ts'
import { biographyPath } from '#lib/people.ts'
import { routes } from '#lib/routes.ts'
import { describeGraph } from '#lib/structured-data.ts'
import type { Practice } from '#lib/views.ts'
import { getPractice, getPractitioners } from '#sanity/content/index.ts'
import { describePage } from '../metadata.ts'

const path = routes.about()

const titleOf = ({ owner }: Practice) => (owner ? `About ${displayName(owner)}` : 'About')

export async function generateMetadata(): Promise<Metadata> {
  const practice = await getPractice()
  return describePage({ practice, path, title: titleOf(practice), picture: practice.owner?.photo })
}

/** The owner's own page, with the way to everyone else's. */
export default async function AboutPage() {
  const [practice, people] = await Promise.all([getPractice(), getPractitioners()])
  const { owner } = practice
  const others = people.filter(
    (one) => one.id !== owner?.id && biographyPath(one, practice) !== undefined,
  )
  const graph = describeGraph(readSettings().siteUrl, practice, {
    path,
    title: titleOf(practice),
    ...(owner && { profile: owner }),
  })
  return (
    <Shell practice={practice} section="about">
      <AboutView person={owner} others={others} practice={practice} />
      <StructuredData graph={graph} />
    </Shell>
  )
}
