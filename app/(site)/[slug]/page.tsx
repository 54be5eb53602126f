import type { Metadata } from 'next'
import { BodyText } from '#components/body.tsx'
import { ReadingPage } from '#components/reading-page.tsx'
import { Shell } from '#components/shell.tsx'
import { StructuredData } from '#components/structured-data.tsx'
import { readSettings } from '#lib/env.ts'
import { writtenPageFacts } from '#lib/page-facts.ts'
import { isReservedSlug, routes } from '#lib/routes.ts'
import { describeGraph } from '#lib/structured-data.ts'
import { getPractice, getWrittenPage } from '#sanity/content/index.ts'
import { describePage } from '../metadata.ts'
import { missingAt } from '../missing.ts'
import { Details } from '../preview/details.tsx'
import { readSlug, type SlugProps } from '../slug.ts'

/** A page of the therapist's own. What the site keeps for itself is never one, whoever wrote it into the lake. */
async function readPage(props: SlugProps) {
  const slug = await readSlug(props)
  if (isReservedSlug(slug)) return missingAt(routes.page(slug))
  const [practice, page] = await Promise.all([getPractice(), getWrittenPage(slug)])
  if (page === undefined) return missingAt(routes.page(slug))
  const { title, subtitle } = page
  return {
    practice,
    page,
    facts: { path: routes.page(page.slug), title, ...(subtitle && { description: subtitle }) },
  }
}

export async function generateMetadata(props: SlugProps): Promise<Metadata> {
  const { practice, page } = await readPage(props)
  return describePage({ practice, ...writtenPageFacts(page) })
}

export default async function WrittenPage(props: SlugProps) {
  const { practice, page, facts } = await readPage(props)
  return (
    <>
      <Details type="page" id={page.id} />
      <Shell practice={practice} section="other">
        <ReadingPage title={page.title} subtitle={page.subtitle}>
          <BodyText body={page.body} practice={practice} />
        </ReadingPage>
        <StructuredData graph={describeGraph(readSettings().siteUrl, practice, facts)} />
      </Shell>
    </>
  )
}
