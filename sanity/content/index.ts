import { cache } from 'react'
import { readSearchWords } from '#lib/search/words.ts'
import type {
  Article,
  ArticleCard,
  Banner,
  BannerPlace,
  KnownSlugs,
  ListedAddress,
  Practice,
  PrivacyPolicy,
  SearchAnswer,
  Service,
  WayFromAddress,
} from '#lib/views.ts'
import { articleBySlug, articleCards, feedArticles } from '../schema/article/query.ts'
import {
  articleBySlugParser,
  articleCardsParser,
  feedArticlesParser,
  toArticle,
  toArticleCard,
} from '../schema/article/view.ts'
import { bannersForPlace } from '../schema/banner/query.ts'
import { bannersForPlaceParser, pickBanner } from '../schema/banner/view.ts'
import { knownSlugs } from '../schema/known-slugs/query.ts'
import { knownSlugsParser, toKnownSlugs } from '../schema/known-slugs/view.ts'
import { privacyPolicy } from '../schema/privacy/query.ts'
import { privacyPolicyParser, toPrivacyPolicy } from '../schema/privacy/view.ts'
import { wayFromAddress } from '../schema/retired-address/query.ts'
import { toWayFromAddress, wayFromAddressParser } from '../schema/retired-address/view.ts'
import { searchFor } from '../schema/search/query.ts'
import { searchParser, toPatterns, toSearchAnswer } from '../schema/search/view.ts'
import { servicesInOrder } from '../schema/service/query.ts'
import { servicesInOrderParser, toServices } from '../schema/service/view.ts'
import { listedAddresses, practice } from '../schema/settings/query.ts'
import {
  listedAddressesParser,
  practiceParser,
  toListedAddresses,
  toPractice,
} from '../schema/settings/view.ts'
import { ContentUnavailable } from './content-unavailable.ts'
import { fetchContent } from './fetch.ts'

export { ContentUnavailable } from './content-unavailable.ts'

/*
 * All that the site knows of its content. Every function throws ContentUnavailable when the lake can't be read, shows
 * drafts to staff in draft mode and only what is published to everyone else, and asks once however often one page needs it.
 */

/** Who the practice is; with plain defaults while there are no settings. */
export const getPractice = cache(async (): Promise<Practice> => {
  const answer = await fetchContent(practice, {}, practiceParser)
  return toPractice(answer.result, answer)
})

/**
 * One live article.
 * @param slug the last part of its address; a draft is also found by its document id.
 * @returns `undefined` when there is none, or when it still waits for its moment.
 */
export const getArticle = cache(async (slug: string): Promise<Article | undefined> => {
  const answer = await fetchContent(articleBySlug, { slug }, articleBySlugParser)
  const { article, defaults } = answer.result
  return article ? toArticle(article, defaults, answer) : undefined
})

/** Where an address leads that no live article has; `undefined` when it never led to one. */
export const getWayFrom = cache(async (slug: string): Promise<WayFromAddress | undefined> => {
  const answer = await fetchContent(wayFromAddress, { slug }, wayFromAddressParser)
  return toWayFromAddress(answer.result, answer)
})

export type ArticlePage = {
  articles: ArticleCard[]
  /** How many live articles there are on all pages together. */
  total: number
}

const readArticlePage = cache(async (page: number, perPage: number): Promise<ArticlePage> => {
  const start = (page - 1) * perPage
  const answer = await fetchContent(
    articleCards,
    { start, end: start + perPage },
    articleCardsParser,
  )
  return {
    articles: answer.result.articles.flatMap((card) => toArticleCard(card, answer) ?? []),
    total: answer.result.total,
  }
})

/**
 * Live articles, newest first.
 * @param page counts from 1; a page past the end is empty.
 * @throws {RangeError} when page or perPage is no whole number of at least 1.
 */
export async function listArticles({
  page,
  perPage,
}: {
  page: number
  perPage: number
}): Promise<ArticlePage> {
  if (![page, perPage].every((count) => Number.isSafeInteger(count) && count >= 1)) {
    throw new RangeError('page and perPage are whole numbers of at least 1.')
  }
  return readArticlePage(page, perPage)
}

/** All services in the therapist's order. */
export const getServices = cache(async (): Promise<Service[]> => {
  const answer = await fetchContent(servicesInOrder, {}, servicesInOrderParser)
  return toServices(answer.result, answer)
})

/** The banner that is due at a place right now, if any. */
export const getBanner = cache(async (place: BannerPlace): Promise<Banner | undefined> => {
  const answer = await fetchContent(bannersForPlace, { place }, bannersForPlaceParser)
  return pickBanner(answer.result, answer.now, answer)
})

/** The privacy page; `undefined` until someone has published it. */
export const getPrivacy = cache(async (): Promise<PrivacyPolicy | undefined> => {
  const answer = await fetchContent(privacyPolicy, {}, privacyPolicyParser)
  return toPrivacyPolicy(answer.result)
})

/** Every page that search engines may list, each once. */
export const listAddresses = cache(async (): Promise<ListedAddress[]> => {
  const answer = await fetchContent(listedAddresses, {}, listedAddressesParser)
  return toListedAddresses(answer.result)
})

/** Every last part that an address of the site has or had, for telling addresses that never led anywhere. */
export const listKnownSlugs = cache(async (): Promise<KnownSlugs> => {
  const answer = await fetchContent(knownSlugs, {}, knownSlugsParser)
  return toKnownSlugs(answer.result)
})

/** The newest live articles as a whole, at most `limit`. */
export const listFeedArticles = cache(async (limit: number): Promise<Article[]> => {
  const answer = await fetchContent(feedArticles, { limit }, feedArticlesParser)
  const { articles, defaults } = answer.result
  return articles.flatMap((article) => toArticle(article, defaults, answer) ?? [])
})

/**
 * Live articles and services by the words in them; of what is not public it finds nothing, for staff neither.
 * @param typed whatever was typed, of any length. Without a word in it, the lake is not asked.
 */
export const searchContent = cache(async (typed: string): Promise<SearchAnswer> => {
  const words = readSearchWords(typed)
  if (words.length === 0) return { results: [], hasEveryWord: false, hasMore: false }
  const answer = await fetchContent(searchFor(words.length), toPatterns(words), searchParser).catch(
    (error: unknown) => {
      // What lies behind the error names the request, and with it what somebody looked for: no log may have that.
      if (error instanceof ContentUnavailable)
        throw new ContentUnavailable(error.reason, error.message)
      throw new Error('A search failed.')
    },
  )
  return toSearchAnswer(answer.result, words)
})
