import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BlogView } from '#components/blog-view.tsx'
import { Shell } from '#components/shell.tsx'
import { StructuredData } from '#components/structured-data.tsx'
import { articlesPerPage, countBlogPages } from '#lib/blog-pages.ts'
import { readSettings } from '#lib/env.ts'
import { blogFacts } from '#lib/page-facts.ts'
import { absolute, routes } from '#lib/routes.ts'
import { describeGraph } from '#lib/structured-data.ts'
import { getBanner, getPractice, listArticles } from '#sanity/content/index.ts'
import { describePage } from '../metadata.ts'

/** One page of the list; past its end there is none. */
async function readBlogPage(number: number) {
  const [practice, banner, list] = await Promise.all([
    getPractice(),
    // The banner greets; whoever reads on has seen it.
    number === 1 ? getBanner('blog') : undefined,
    listArticles({ page: number, perPage: articlesPerPage }),
  ])
  const pages = countBlogPages(list.total)
  if (number > pages) notFound()
  return { practice, banner, articles: list.articles, pages, facts: blogFacts(number, banner) }
}

export async function describeBlogPage(number: number): Promise<Metadata> {
  const { practice, pages, facts } = await readBlogPage(number)
  const { siteUrl } = readSettings()
  const addressOf = (page: number) => absolute(siteUrl, routes.blogPage(page))
  return {
    ...describePage({ practice, ...facts }),
    pagination: {
      previous: number > 1 ? addressOf(number - 1) : null,
      next: number < pages ? addressOf(number + 1) : null,
    },
  }
}

export async function BlogPageView({ number }: { number: number }) {
  const { practice, banner, articles, pages, facts } = await readBlogPage(number)
  return (
    <Shell practice={practice} section="blog">
      <BlogView banner={banner} articles={articles} number={number} pages={pages} />
      <StructuredData graph={describeGraph(readSettings().siteUrl, practice, facts)} />
    </Shell>
  )
}
