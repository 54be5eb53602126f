import type { Metadata } from 'next'
import { BlogView } from '#components/blog-view.tsx'
import { Shell } from '#components/shell.tsx'
import { StructuredData } from '#components/structured-data.tsx'
import { readSettings } from '#lib/env.ts'
import { routes } from '#lib/routes.ts'
import { describeGraph } from '#lib/structured-data.ts'
import { getBanner, getPractice, listArticles } from '#sanity/content/index.ts'
import { describePage } from '../metadata.ts'

/** Every article of a practice that publishes weekly for four years; beyond that the list needs pages of its own. */
const mostShown = 200

const page = { path: routes.blog(), title: 'Blog' }

export async function generateMetadata(): Promise<Metadata> {
  const [practice, banner] = await Promise.all([getPractice(), getBanner('blog')])
  return describePage({ practice, ...page, picture: banner?.picture })
}

export default async function BlogPage() {
  const [practice, banner, list] = await Promise.all([
    getPractice(),
    getBanner('blog'),
    listArticles({ page: 1, perPage: mostShown }),
  ])
  return (
    <Shell practice={practice} section="blog">
      <BlogView banner={banner} articles={list.articles} />
      <StructuredData graph={describeGraph(readSettings().siteUrl, practice, page)} />
    </Shell>
  )
}
