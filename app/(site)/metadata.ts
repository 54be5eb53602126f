import type { Metadata } from 'next'
import { readSettings } from '#lib/env.ts'
import { absolute, routes } from '#lib/routes.ts'
import type { Article, Practice } from '#lib/views.ts'

type PageFacts = {
  practice: Practice
  path: string
  /** Without the practice's name, which follows it; the home page is named by the practice alone. */
  title: string
  description?: string | undefined
  article?: Article
}

/** What browsers, search engines and shared links are told about a page. */
export function describePage({ practice, path, title, description, article }: PageFacts): Metadata {
  const { siteUrl } = readSettings()
  const address = absolute(siteUrl, path)
  const isHome = path === routes.home()
  const fullTitle = isHome || !practice.name ? title : `${title} · ${practice.name}`
  const summary = description ?? practice.description
  const shared = {
    title,
    url: address,
    locale: 'en_US',
    ...(practice.name && { siteName: practice.name }),
    ...(summary && { description: summary }),
  }
  return {
    title: fullTitle,
    ...(summary && { description: summary }),
    alternates: {
      canonical: address,
      types: { 'application/rss+xml': absolute(siteUrl, routes.feed()) },
    },
    robots: { index: true, follow: true, 'max-image-preview': 'large' },
    openGraph: article
      ? {
          ...shared,
          type: 'article',
          publishedTime: article.publishedAt,
          ...(article.updatedAt && { modifiedTime: article.updatedAt }),
        }
      : { ...shared, type: 'website' },
  }
}
