import { cache } from 'react'
import { readSearchWords } from '#lib/search/words.ts'
import type {
  Article,
  ArticleCard,
  Banner,
  BannerPlace,
  ContactPage,
  Home,
  KnownSlugs,
  LegalText,
  ListedAddress,
  Notices,
  OldAddress,
  Practice,
  Practitioner,
  PrivacyPolicy,
  SearchAnswer,
  Service,
  ServicesPage,
  Topic,
  WayFromAddress,
  WrittenPage,
} from '#lib/views.ts'
import { accessibilityStatement } from '../schema/accessibility/query.ts'
import {
  accessibilityStatementParser,
  toAccessibilityStatement,
} from '../schema/accessibility/view.ts'
import { articleBySlug, articleCards, feedArticles } from '../schema/article/query.ts'
import {
  articleBySlugParser,
  articleCardsParser,
  feedArticlesParser,
  toArticle,
  toArticleCard,
  toArticleOnPage,
} from '../schema/article/view.ts'
import { bannersForPlace } from '../schema/banner/query.ts'
import { bannersForPlaceParser, pickBanner } from '../schema/banner/view.ts'
import { contactWords } from '../schema/contact-page/query.ts'
import { contactWordsParser, toContactPage } from '../schema/contact-page/view.ts'
import { goodFaithEstimate } from '../schema/good-faith-estimate/query.ts'
import { goodFaithEstimateParser, toGoodFaithEstimate } from '../schema/good-faith-estimate/view.ts'
import { hipaaNotice } from '../schema/hipaa-notice/query.ts'
import { hipaaNoticeParser, toHipaaNotice } from '../schema/hipaa-notice/view.ts'
import { homePage } from '../schema/home/query.ts'
import { homePageParser, toHome } from '../schema/home/view.ts'
import { knownSlugs } from '../schema/known-slugs/query.ts'
import { knownSlugsParser, toKnownSlugs } from '../schema/known-slugs/view.ts'
import { clientNotices } from '../schema/notices/query.ts'
import { clientNoticesParser, toNotices } from '../schema/notices/view.ts'
import { oldAddresses } from '../schema/old-address/query.ts'
import { oldAddressesParser, toOldAddresses } from '../schema/old-address/view.ts'
import { pageBySlug } from '../schema/page/query.ts'
import { pageBySlugParser, toWrittenPage } from '../schema/page/view.ts'
import { practitioners } from '../schema/practitioner/query.ts'
import { practitionersParser, toPractitioner } from '../schema/practitioner/view.ts'
import { privacyPolicy } from '../schema/privacy/query.ts'
import { privacyPolicyParser, toPrivacyPolicy } from '../schema/privacy/view.ts'
import { wayFromAddress } from '../schema/retired-address/query.ts'
import { toWayFromAddress, wayFromAddressParser } from '../schema/retired-address/view.ts'
import { searchFor } from '../schema/search/query.ts'
import { searchParser, toPatterns, toSearchAnswer } from '../schema/search/view.ts'
import { servicesInOrder } from '../schema/service/query.ts'
import { servicesInOrderParser, toServices } from '../schema/service/view.ts'
import { servicesPageWords } from '../schema/services-page/query.ts'
import { servicesPageWordsParser, toServicesPage } from '../schema/services-page/view.ts'
import { listedAddressesParser, toListedAddresses } from '../schema/settings/addresses-view.ts'
import { listedAddresses, practice } from '../schema/settings/query.ts'
import { practiceParser, toPractice } from '../schema/settings/view.ts'
import { topicBySlug } from '../schema/topic/query.ts'
import { topicBySlugParser, toTopic } from '../schema/topic/view.ts'
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
  return article ? toArticleOnPage(article, defaults, answer) : undefined
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

/** The Good Faith Estimate page; `undefined` until someone has published it, as with the other legal texts. */
export const getGoodFaithEstimate = cache(async (): Promise<LegalText | undefined> => {
  const answer = await fetchContent(goodFaithEstimate, {}, goodFaithEstimateParser)
  return toGoodFaithEstimate(answer.result)
})

export const getAccessibilityStatement = cache(async (): Promise<LegalText | undefined> => {
  const answer = await fetchContent(accessibilityStatement, {}, accessibilityStatementParser)
  return toAccessibilityStatement(answer.result)
})

/** The notice itself; whether it has to be posted is the practice's `postsHipaaNotice`. */
export const getHipaaNotice = cache(async (): Promise<LegalText | undefined> => {
  const answer = await fetchContent(hipaaNotice, {}, hipaaNoticeParser)
  return toHipaaNotice(answer.result)
})

export const getNotices = cache(async (): Promise<Notices | undefined> => {
  const answer = await fetchContent(clientNotices, {}, clientNoticesParser)
  return toNotices(answer.result)
})

/** The words of the contact page; only a title while nobody has written any. */
export const getContactPage = cache(async (): Promise<ContactPage> => {
  const answer = await fetchContent(contactWords, {}, contactWordsParser)
  return toContactPage(answer.result)
})

/** What stands around the services; empty while nobody has written anything. */
export const getServicesPage = cache(async (): Promise<ServicesPage> => {
  const answer = await fetchContent(servicesPageWords, {}, servicesPageWordsParser)
  return toServicesPage(answer.result)
})

/** What the therapist chose for the first page; empty where she left it open. */
export const getHome = cache(async (): Promise<Home> => {
  const answer = await fetchContent(homePage, {}, homePageParser)
  return toHome(answer.result, answer)
})

/** Everyone who practices here with a whole license line, by name. */
export const getPractitioners = cache(async (): Promise<Practitioner[]> => {
  const answer = await fetchContent(practitioners, {}, practitionersParser)
  return answer.result.flatMap((raw) => toPractitioner(raw, answer) ?? [])
})

/**
 * A topic with its live articles, newest first.
 * @param slug the last part of its address; a draft is also found by its document id.
 */
export const getTopic = cache(async (slug: string): Promise<Topic | undefined> => {
  const answer = await fetchContent(topicBySlug, { slug }, topicBySlugParser)
  return toTopic(answer.result, answer)
})

/**
 * A page of the therapist's own.
 * @param slug its address; a draft is also found by its document id.
 */
export const getWrittenPage = cache(async (slug: string): Promise<WrittenPage | undefined> => {
  const answer = await fetchContent(pageBySlug, { slug }, pageBySlugParser)
  return toWrittenPage(answer.result, answer)
})

/** Every page that search engines may list, each once. */
export const listAddresses = cache(async (): Promise<ListedAddress[]> => {
  const answer = await fetchContent(listedAddresses, {}, listedAddressesParser)
  return toListedAddresses(answer.result, answer)
})

/** Every last part that an address of the site has or had, for telling addresses that never led anywhere. */
export const listKnownSlugs = cache(async (): Promise<KnownSlugs> => {
  const answer = await fetchContent(knownSlugs, {}, knownSlugsParser)
  return toKnownSlugs(answer.result)
})

/** Every address of the website before that leads to a page which is live. */
export const listOldAddresses = cache(async (): Promise<OldAddress[]> => {
  const answer = await fetchContent(oldAddresses, {}, oldAddressesParser)
  return toOldAddresses(answer.result)
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
