import type { Metadata } from 'next'
import { cardAddress } from '#lib/card-address.ts'
import { describeCard } from '#lib/card-words.ts'
import { readSettings } from '#lib/env.ts'
import { describeFacts, type PageDescription, type PageFacts } from '#lib/page-description.ts'
import { pictureAddress } from '#lib/pictures.ts'
import { cleanWords } from '#lib/preview/clean-words.ts'
import { absolute, routes } from '#lib/routes.ts'
import { drawnCard, shareRatio, shareRendering } from '#lib/share-picture.ts'
import type { Article, Picture } from '#lib/views.ts'

/** What browsers, search engines and shared links are told about a page. */
export function describePage(given: PageFacts & { article?: Article | undefined }): Metadata {
  const { article, ...facts } = cleanWords(given)
  const { siteUrl, isListed } = readSettings()
  const { address, title, description, card } = describeFacts(siteUrl, facts)
  const { picture, drawn, ...words } = card
  const shared = {
    ...words,
    url: address,
    locale: 'en_US',
    images: [
      picture ? describePicture(siteUrl, picture) : describeDrawn(siteUrl, facts.path, drawn),
    ],
  }
  return {
    title,
    ...(description && { description }),
    alternates: {
      canonical: address,
      types: { 'application/rss+xml': absolute(siteUrl, routes.feed()) },
    },
    robots: isListed
      ? { index: true, follow: true, 'max-image-preview': 'large' }
      : { index: false, follow: false },
    openGraph: article
      ? {
          ...shared,
          type: 'article',
          publishedTime: article.publishedAt,
          ...(article.updatedAt && { modifiedTime: article.updatedAt }),
        }
      : { ...shared, type: 'website' },
    twitter: { card: 'summary_large_image' },
  }
}

/** The picture on the card of a shared link, from our own origin. */
function describePicture(siteUrl: string, picture: Picture) {
  const { width, height } = shareRendering(picture)
  const path = pictureAddress(picture, { width, format: 'jpg', ratio: shareRatio })
  return { url: absolute(siteUrl, path), type: 'image/jpeg', width, height, alt: picture.alt }
}

/** The card that is drawn for a page without a picture. */
function describeDrawn(siteUrl: string, path: string, words: PageDescription['card']['drawn']) {
  const { width, height } = drawnCard
  const url = absolute(siteUrl, cardAddress(path, words))
  return { url, type: 'image/png', width, height, alt: describeCard(words) }
}
