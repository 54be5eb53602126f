import type { Metadata } from 'next'
import { permanentRedirect } from 'next/navigation'
import { ArticleView } from '#components/article-view.tsx'
import { GoneView } from '#components/gone-view.tsx'
import { Shell } from '#components/shell.tsx'
import { StructuredData } from '#components/structured-data.tsx'
import { readSettings } from '#lib/env.ts'
import { articleFacts } from '#lib/page-facts.ts'
import { noteRead } from '#lib/reading/record.ts'
import { absolute, revisionName, routes } from '#lib/routes.ts'
import { describeGraph } from '#lib/structured-data.ts'
import { getArticle, getPractice, getWayFrom } from '#sanity/content/index.ts'
import { describePage } from '../../metadata.ts'
import { leadOn, missingAt } from '../../missing.ts'
import { Details } from '../../preview/details.tsx'
import { readSlug, type SlugProps } from '../../slug.ts'
import { describeWrongTurn } from '../../wrong-turn/wrong-turn-page.tsx'

/**
 * Where the article has moved, the visitor is sent after it; where it was taken down, others are shown.
 */
async function readArticle(props: SlugProps) {
  const written = await readSlug(props)
  const [practice, article] = await Promise.all([getPractice(), getArticle(written)])
  if (article) return { practice, article }
  const way = await getWayFrom(written)
  if (way?.kind === 'moved') permanentRedirect(routes.article(way.slug))
  if (!way) return missingAt(routes.article(written))
  // She may have said where readers of a post that was taken down should go.
  await leadOn(routes.article(written))
  return { practice, others: way.others }
}

export async function generateMetadata(props: SlugProps): Promise<Metadata> {
  const { practice, article } = await readArticle(props)
  if (!article) return describeWrongTurn(410)
  return {
    ...describePage({ practice, ...articleFacts(article), article }),
    other: { [revisionName]: article.revision },
  }
}

export default async function ArticlePage(props: SlugProps) {
  const { practice, article, others } = await readArticle(props)
  if (!article) {
    noteRead({ isGone: true })
    return (
      <Shell practice={practice} section="blog">
        <GoneView others={others} />
      </Shell>
    )
  }
  const path = routes.article(article.slug)
  const description = article.subtitle
  const { siteUrl } = readSettings()
  const graph = describeGraph(siteUrl, practice, {
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
    <>
      <Details type="article" id={article.id} />
      <Shell practice={practice} section="blog">
        <ArticleView article={article} practice={practice} address={absolute(siteUrl, path)} />
        <StructuredData graph={graph} />
      </Shell>
    </>
  )
}
