import type { Metadata } from 'next'
import { readSettings } from '#lib/env.ts'
import { describeFacts, type PageFacts } from '#lib/page-description.ts'
import { pictureAddress } from '#lib/pictures.ts'
import { absolute, routes } from '#lib/routes.ts'
import { shareRatio, shareRendering } from '#lib/share-picture.ts'
import type { Article, Picture } from '#lib/views.ts'

/** What browsers, search engines and shared links are told about a page. */
export function describePage({
  article,
  ...facts
}: PageFacts & { article?: Article | undefined }): Metadata {
  const { siteUrl } = readSettings()
  const { address, title, description, card } = describeFacts(siteUrl, facts)
  const { picture, ...words } = card
  const shared = {
    ...words,
    url: address,
    locale: 'en_US',
    ...(picture && { images: [describePicture(siteUrl, picture)] }),
  }
  return {
    title,
    ...(description && { description }),
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
    twitter: { card: picture ? 'summary_large_image' : 'summary' },
  }
}

/** The picture on the card of a shared link, from our own origin. */
function describePicture(siteUrl: string, picture: Picture) {
  const { width, height } = shareRendering(picture)
  const path = pictureAddress(picture, { width, format: 'jpg', ratio: shareRatio })
  return { url: absolute(siteUrl, path), type: 'image/jpeg', width, height, alt: picture.alt }
}
