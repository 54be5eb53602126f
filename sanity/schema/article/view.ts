import { z } from 'zod'
import { readingMinutes } from '#lib/reading-time.ts'
import { routes } from '#lib/routes.ts'
import type { Article, ArticleCard, TopicLink } from '#lib/views.ts'
import type {
  ArticleBySlugQueryResult,
  ArticleCardsQueryResult,
  FeedArticlesQueryResult,
} from '../../content/types.generated.ts'
import { bodyPart, toMainText } from '../body/view.ts'
import { countBodyWords, wordsPart } from '../body/words.ts'
import { callToActionPart, toCallToAction } from '../call-to-action/view.ts'
import { safeLink } from '../link/safe-link.ts'
import { actionLinkPart, toActionLink } from '../link/view.ts'
import {
  agreeing,
  flag,
  key,
  list,
  moment,
  part,
  type Reading,
  reportBroken,
  text,
  words,
} from '../parse.ts'
import { picturePart, toPicture } from '../picture/view.ts'
import { practitionerPart, toPractitioner } from '../practitioner/view.ts'
import { seoPart, toSeo } from '../seo/view.ts'

const cardShape = {
  _id: z.string(),
  title: text(),
  subtitle: text(),
  slug: text(),
  banner: picturePart(),
  topics: list(z.object({ title: text(), slug: text() })),
  publishedAt: text(),
  updatedAt: text(),
}

const rawArticle = z.object({
  ...cardShape,
  _rev: z.string(),
  contentNote: part({
    text: text(),
    gentler: part({ title: text(), slug: text(), isLive: flag() }),
  }),
  body: bodyPart(),
  references: list(z.object({ _key: key(), text: text(), url: text() })),
  callToAction: callToActionPart(),
  isAuthorNamed: z.boolean().catch(false),
  author: practitionerPart(),
  reviewer: practitionerPart(),
  seo: seoPart(),
  safetyExit: flag(),
})

const rawDefaults = part({
  bookingLink: actionLinkPart(),
  callToAction: callToActionPart(),
  owner: practitionerPart(),
})

export const rawCard = z.object({ ...cardShape, body: wordsPart() })

/** What an article's own page asks for besides. */
const rawArticleOnPage = rawArticle.extend({
  chosen: list(rawCard.extend({ isVisible: flag() })),
  near: z.array(rawCard),
  newest: z.array(rawCard),
})

export const articleBySlugParser = agreeing<ArticleBySlugQueryResult>()(
  z.object({ article: rawArticleOnPage.nullable(), defaults: rawDefaults, nextLive: text() }),
)

export const articleCardsParser = agreeing<ArticleCardsQueryResult>()(
  z.object({ articles: z.array(rawCard), total: z.number(), nextLive: text() }),
)

export const feedArticlesParser = agreeing<FeedArticlesQueryResult>()(
  z.object({ articles: z.array(rawArticle), defaults: rawDefaults, nextLive: text() }),
)

const mostRelated = 3

type RawCard = z.output<typeof rawCard>
type RawArticle = z.output<typeof rawArticle>
type RawDefaults = z.output<typeof rawDefaults>

/** @returns `undefined` for a public article that lacks what a card needs; the log then names it. */
export function toArticleCard(
  raw: Omit<RawCard, 'body'> & { body: Parameters<typeof countBodyWords>[0] },
  reading: Reading,
): ArticleCard | undefined {
  const { drafts } = reading
  const title = words(raw.title)
  const slug = words(raw.slug)
  const publishedAt = moment(raw.publishedAt)
  if (!drafts && title === undefined) return reportBroken('article', raw._id, 'title')
  if (!drafts && slug === undefined) return reportBroken('article', raw._id, 'web address')
  if (!drafts && publishedAt === undefined) {
    return reportBroken('article', raw._id, 'publishing date')
  }
  return {
    id: raw._id,
    title: title ?? 'No title yet',
    subtitle: words(raw.subtitle),
    // A draft without an address is found by its id.
    slug: slug ?? raw._id,
    banner: toPicture(raw.banner),
    topics: raw.topics.flatMap(toTopicLink),
    // What it will be if she publishes now.
    publishedAt: publishedAt ?? new Date().toISOString(),
    updatedAt: revisedAt(raw),
    readingMinutes: readingMinutes(countBodyWords(raw.body)),
  }
}

/** When an article was reworked after it was published: an earlier date is that of a draft, or a slip. */
export function revisedAt(raw: {
  publishedAt: string | null
  updatedAt: string | null
}): string | undefined {
  const updatedAt = moment(raw.updatedAt)
  return updatedAt !== undefined && updatedAt > (moment(raw.publishedAt) ?? '')
    ? updatedAt
    : undefined
}

/**
 * An article with others to read: at most three, each once, never itself.
 * @param raw what the article says itself; `defaults` what the settings say where it doesn't.
 */
export function toArticleOnPage(
  raw: z.output<typeof rawArticleOnPage>,
  defaults: RawDefaults,
  reading: Reading,
): Article | undefined {
  const article = toArticle(raw, defaults, reading)
  if (!article) return undefined
  const chosen = raw.chosen.filter(({ isVisible }) => isVisible === true)
  const cards = new Map<string, ArticleCard>()
  for (const other of [...chosen, ...raw.near, ...raw.newest]) {
    const card = other._id === raw._id ? undefined : toArticleCard(other, reading)
    if (card && cards.size < mostRelated) cards.set(card.id, card)
  }
  return { ...article, related: [...cards.values()] }
}

/** @param raw what the article says itself; `defaults` what the settings say where it doesn't. */
export function toArticle(
  raw: RawArticle,
  defaults: RawDefaults,
  reading: Reading,
): Article | undefined {
  const card = toArticleCard(raw, reading)
  if (!card) return undefined
  const bookingLink = toActionLink(defaults?.bookingLink)
  const body = toMainText(raw.body, bookingLink, reading)
  const note = words(raw.contentNote?.text)
  return {
    ...card,
    words: countBodyWords(raw.body),
    related: [],
    revision: raw._rev,
    contentNote: note === undefined ? undefined : { text: note, gentler: toGentler(raw) },
    body,
    references: raw.references.flatMap((source, index) => {
      const named = words(source.text)
      return named === undefined
        ? []
        : [{ key: source._key || String(index), text: named, href: safeLink(source.url) }]
    }),
    // One invitation is enough: the text's own last block comes before any other.
    callToAction:
      body.at(-1)?.type === 'callToAction'
        ? undefined
        : (toCallToAction(raw.callToAction, bookingLink) ??
          toCallToAction(defaults?.callToAction, bookingLink)),
    // A named author who isn't published is nobody, never somebody else.
    author: toPractitioner(raw.isAuthorNamed ? raw.author : defaults?.owner, reading),
    reviewer: toPractitioner(raw.reviewer, reading),
    seo: toSeo(raw.seo),
    safetyExit: raw.safetyExit === true,
  }
}

function toTopicLink(raw: { title: string | null; slug: string | null }): TopicLink[] {
  const title = words(raw.title)
  const slug = words(raw.slug)
  return title !== undefined && slug !== undefined ? [{ title, slug }] : []
}

function toGentler(raw: RawArticle) {
  const gentler = raw.contentNote?.gentler
  const label = words(gentler?.title)
  const slug = words(gentler?.slug)
  return gentler?.isLive === true && label !== undefined && slug !== undefined
    ? { label, href: routes.article(slug) }
    : undefined
}
