import { defineQuery } from 'groq'
import type {
  ArticleBySlugQueryResult,
  ArticleCardsQueryResult,
  FeedArticlesQueryResult,
} from '../../content/types.generated.ts'
import { bodyFields, wordFields } from '../body/query.ts'
import { callToActionFields } from '../call-to-action/query.ts'
import { actionLinkFields } from '../link/query.ts'
import { pictureFields } from '../picture/query.ts'
import { practitionerFields } from '../practitioner/query.ts'
import type { Read } from '../read.ts'
import { seoFields } from '../seo/query.ts'

/** True of an article whose moment has come: one without a date has none to wait for, and neither has a draft. */
export const hasCome =
  '($drafts || !defined(publishedAt) || dateTime(publishedAt) <= dateTime($now))'

/** Published, and its moment has come. */
export const isLive = `_type == "article" && ${hasCome}`

/** When an article was published. One that a program published without a date was so when it came to be. */
export const publishingMoment = 'select($drafts => publishedAt, coalesce(publishedAt, _createdAt))'

/** When the next waiting article goes live: it may enter a list, or be what a link leads to. */
export const nextLive = `*[_type == "article" && dateTime(publishedAt) > dateTime($now)]
  | order(dateTime(publishedAt) asc)[0].publishedAt`

export const cardFields = `
  _id,
  title,
  subtitle,
  "slug": slug.current,
  banner{${pictureFields}},
  topics[]->{title, "slug": slug.current},
  "publishedAt": ${publishingMoment},
  updatedAt`

const articleFields = `
  _rev,
  ${cardFields},
  contentNote{
    text,
    "gentler": gentler->{
      title,
      "slug": slug.current,
      "isLive": ${hasCome}
    }
  },
  body[]{${bodyFields}},
  references[]{_key, text, url},
  callToAction{${callToActionFields}},
  "isAuthorNamed": defined(author._ref),
  author->{${practitionerFields}},
  reviewer->{${practitionerFields}},
  ${seoFields},
  safetyExit`

/** What an article takes from the settings where it says nothing itself. */
const defaultFields = `
  bookingLink{${actionLinkFields}},
  callToAction{${callToActionFields}},
  owner->{${practitionerFields}}`

/** What visitors can see by now, for staff who look at drafts too. */
const isVisible = `_type == "article" && defined(slug.current) &&
  (dateTime(publishedAt) <= dateTime($now) || (!$drafts && !defined(publishedAt)))`

const newestFirst = 'order(coalesce(publishedAt, _createdAt) desc, _id asc)'

/** Others to read: those that she chose, then those with a topic in common, then the newest to fill up. */
const relatedFields = `
  "chosen": related[]->{"isVisible": ${isVisible}, ${cardFields}, body[]{${wordFields}}},
  "near": *[${isVisible} && _id != ^._id && references(^.topics[]._ref)]
    | ${newestFirst}[0...3]{${cardFields}, body[]{${wordFields}}},
  "newest": *[${isVisible} && _id != ^._id]
    | ${newestFirst}[0...3]{${cardFields}, body[]{${wordFields}}}`

const oneArticle = `${isLive} && (slug.current == $slug || ($drafts && _id == $slug))`

const articleBySlugQuery = defineQuery(`{
  "article": *[${oneArticle}][0]{${articleFields}, ${relatedFields}},
  "defaults": *[_type == "settings" && _id == "settings"][0]{${defaultFields}},
  "nextLive": ${nextLive}
}`)

/** One article by the last part of its address; a draft also by its id, since it may have no address yet. */
export const articleBySlug: Read<{ slug: string }, ArticleBySlugQueryResult> = {
  name: 'article-by-slug',
  root: { type: 'article', filter: oneArticle },
  query: articleBySlugQuery,
  changesAt: ({ nextLive }) => [nextLive],
}

const articleCardsQuery = defineQuery(`{
  "articles": *[${isLive}] | order(coalesce(publishedAt, select($drafts => $now, _createdAt)) desc, _id asc)[$start...$end]{
    ${cardFields},
    body[]{${wordFields}}
  },
  "total": count(*[${isLive}]),
  "nextLive": ${nextLive}
}`)

/** One page of the list, newest first: `start` is the first, `end` the one after the last. */
export const articleCards: Read<{ start: number; end: number }, ArticleCardsQueryResult> = {
  name: 'article-cards',
  query: articleCardsQuery,
  changesAt: ({ nextLive }) => [nextLive],
}

const feedArticlesQuery = defineQuery(`{
  "articles": *[${isLive}] | order(coalesce(publishedAt, select($drafts => $now, _createdAt)) desc, _id asc)[0...$limit]{${articleFields}},
  "defaults": *[_type == "settings" && _id == "settings"][0]{${defaultFields}},
  "nextLive": ${nextLive}
}`)

/** The newest articles as a whole. */
export const feedArticles: Read<{ limit: number }, FeedArticlesQueryResult> = {
  name: 'feed-articles',
  query: feedArticlesQuery,
  changesAt: ({ nextLive }) => [nextLive],
  isPublicOnly: true,
}
