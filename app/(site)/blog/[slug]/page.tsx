import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ArticleView } from '#components/article-view.tsx'
import { Shell } from '#components/shell.tsx'
import { StructuredData } from '#components/structured-data.tsx'
import { readSettings } from '#lib/env.ts'
import { routes } from '#lib/routes.ts'
import { describeGraph } from '#lib/structured-data.ts'
import { getArticle, getPractice } from '#sanity/content/index.ts'
import { describePage } from '../../metadata.ts'

type ArticleProps = { params: Promise<{ slug: string }> }

/** The address's last part as the author wrote it; one that can't be decoded belongs to no article. */
async function readArticle({ params }: ArticleProps) {
  const { slug } = await params
  let written: string
  try {
    written = decodeURIComponent(slug)
  } catch {
    notFound()
  }
  const [practice, article] = await Promise.all([getPractice(), getArticle(written)])
  return { practice, article: article ?? notFound() }
}

export async function generateMetadata(props: ArticleProps): Promise<Metadata> {
  const { practice, article } = await readArticle(props)
  return describePage({
    practice,
    path: routes.article(article.slug),
    title: article.seo.title ?? article.title,
    description: article.seo.description ?? article.subtitle,
    article,
  })
}

export default async function ArticlePage(props: ArticleProps) {
  const { practice, article } = await readArticle(props)
  const path = routes.article(article.slug)
  const description = article.subtitle
  const graph = describeGraph(readSettings().siteUrl, practice, {
    path,
    title: article.title,
    ...(description !== undefined && { description }),
    article,
    trail: [
      { title: 'Home', path: routes.home() },
      { title: 'Blog', path: routes.blog() },
      { title: article.title, path },
    ],
  })
  return (
    <Shell practice={practice} section="blog">
      <ArticleView article={article} practice={practice} />
      <StructuredData graph={graph} />
    </Shell>
  )
}
