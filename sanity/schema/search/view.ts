import { z } from 'zod'
import { displayName } from '#lib/licence.ts'
import { isReservedSlug, routes } from '#lib/routes.ts'
import { cutExcerpt, findPlaces, markWords, type Place } from '#lib/search/marks.ts'
import type { SearchWord } from '#lib/search/words.ts'
import type { SearchAnswer, SearchResult, TextPart } from '#lib/views.ts'
import type { SearchQueryResult } from '../../content/types.generated.ts'
import { bodyTexts, wordsPart } from '../body/words.ts'
import { agreeing, list, madeList, moment, text, words as wordsOf } from '../parse.ts'
import { wholeLicence } from '../practitioner/view.ts'
import type { SearchPatterns } from './query.ts'

const shared = { _id: z.string(), title: text(), slug: text(), body: wordsPart() }
const noBody = z.null().catch(null)
/** A page of which there is one: its address follows from its type. */
const standing = { ...shared, slug: z.null().catch(null) }

export const searchParser = agreeing<SearchQueryResult>()(
  z.array(
    z.discriminatedUnion('_type', [
      z.object({
        ...shared,
        _type: z.literal('article'),
        subtitle: text(),
        publishedAt: text(),
        topics: list(text()),
      }),
      z.object({ ...shared, _type: z.literal('page'), subtitle: text() }),
      z.object({
        ...shared,
        body: noBody,
        title: z.null().catch(null),
        _type: z.literal('practitioner'),
        displayName: text(),
        nameOnLicence: text(),
        licenceTitle: text(),
        licenceAbbreviation: text(),
        licenceNumber: text(),
        isOwner: z.boolean().catch(false),
        texts: madeList(z.string()),
      }),
      z.object({
        ...standing,
        body: noBody,
        _type: z.literal(['servicesPage', 'contactPage']),
        texts: madeList(z.string()),
        unseen: madeList(text()),
      }),
      z.object({
        ...standing,
        body: noBody,
        _type: z.literal('notices'),
        texts: madeList(z.string()),
      }),
      z.object({ ...standing, _type: z.literal('privacy'), texts: madeList(text()) }),
      z.object({
        ...standing,
        _type: z.literal(['goodFaithEstimate', 'accessibility', 'hipaaNotice']),
      }),
      z.object({
        ...shared,
        body: noBody,
        _type: z.literal('topic'),
        introduction: text(),
      }),
      z.object({
        ...shared,
        _type: z.literal('service'),
        blurb: text(),
        forWhom: list(z.string()),
        questions: list(
          z.object({
            question: text(),
            answer: list(z.object({ children: list(z.object({ text: text() })) })),
          }),
        ),
      }),
    ]),
  ),
)

type RawPage = z.output<typeof searchParser>[number]

/** The words as the query takes them. */
export function toPatterns(words: SearchWord[]): SearchPatterns {
  const each = words.flatMap(({ near, far }, place) => [
    [`near${place}`, near],
    [`far${place}`, far],
  ])
  return { ...Object.fromEntries(each), together: words.map(({ near }) => near).join(' ') }
}

const mostShown = 20

/**
 * Reads what the lake found: leaves out what only looked like it, and puts pages with more of the words first, then
 * those with them in the title, then in the subtitle.
 */
export function toSearchAnswer(raw: RawPage[], words: SearchWord[]): SearchAnswer {
  const read = raw
    .flatMap((page) => readPage(page, words) ?? [])
    // The lake's own order stays where this one says nothing.
    .sort((a, b) => b.wordCount - a.wordCount || b.weight - a.weight)
  const most = read[0]?.wordCount ?? 0
  const results = read.filter(({ wordCount }) => wordCount === most).map(({ result }) => result)
  return {
    results: results.slice(0, mostShown),
    hasEveryWord: most === words.length,
    hasMore: results.length > mostShown,
  }
}

type ReadPage = { result: SearchResult; wordCount: number; weight: number }

function readPage(page: RawPage, words: SearchWord[]): ReadPage | undefined {
  const place = placeOf(page)
  if (place === undefined) return undefined
  const { title, href, kind } = place
  const { summary, texts, unseen } = textsOf(page)
  const count = (parts: string[]) => countWords(parts.flatMap((part) => findPlaces(part, words)))
  const wordCount = count([title, ...summary, ...texts, ...unseen])
  if (wordCount === 0) return undefined
  return {
    wordCount,
    weight: count([title]) * 9 + count(summary) * 3,
    result: {
      id: page._id,
      kind,
      title: markWords(title, words),
      excerpt: excerptOf([...summary, ...texts], words),
      href,
      ...(page._type === 'article' && { publishedAt: moment(page.publishedAt) }),
    },
  }
}

/** Pages of which there is one each: where they stand, and their names as long as nobody gave them another. */
const standingPlaces = {
  servicesPage: {
    href: routes.services(),
    name: 'Services and fees',
    also: 'prices, costs, telehealth',
  },
  contactPage: { href: routes.contact(), name: 'Contact' },
  notices: { href: routes.notices(), name: 'Notices to clients' },
  privacy: { href: routes.privacy(), name: 'Privacy policy' },
  goodFaithEstimate: { href: routes.goodFaithEstimate(), name: 'Good Faith Estimate' },
  accessibility: { href: routes.accessibility(), name: 'Accessibility' },
  hipaaNotice: { href: routes.hipaa(), name: 'HIPAA notice' },
} as const

function namesOf(type: keyof typeof standingPlaces): string[] {
  const { href: _, ...names } = standingPlaces[type]
  return Object.values(names)
}

/** A page without a name or an address can't be led to. */
function placeOf(
  page: RawPage,
): (Pick<SearchResult, 'href' | 'kind'> & { title: string }) | undefined {
  const slug = wordsOf(page.slug)
  switch (page._type) {
    case 'article':
    case 'page':
    case 'service':
    case 'topic': {
      const title = wordsOf(page.title)
      if (page._type === 'page' && slug && isReservedSlug(slug)) return undefined
      return title && slug ? { title, href: routes[page._type](slug), kind: page._type } : undefined
    }
    case 'practitioner': {
      // Whoever lacks a part of the license line has no page, and is named nowhere.
      const licence = wholeLicence(page)
      if (!licence || !(slug || page.isOwner)) return undefined
      const called = wordsOf(page.displayName) ?? licence.nameOnLicence
      const licenceAbbreviation = wordsOf(page.licenceAbbreviation) ?? ''
      return {
        title: displayName({ displayName: called, licenceAbbreviation }),
        href: page.isOwner ? routes.about() : routes.practitioner(slug ?? ''),
        kind: 'person',
      }
    }
    default: {
      const { href, name } = standingPlaces[page._type]
      return { title: wordsOf(page.title) ?? name, href, kind: 'page' }
    }
  }
}

type PageTexts = {
  /** What the page says of itself in a sentence: one text or none. */
  summary: string[]
  texts: string[]
  /** Words that lead to the page and make no sentence. */
  unseen: string[]
}

function textsOf(page: RawPage): PageTexts {
  const present = (...parts: Array<string | null | undefined>) =>
    parts.flatMap((part) => wordsOf(part) ?? [])
  const body = bodyTexts(page.body ?? [])
  switch (page._type) {
    case 'topic':
      return { summary: present(page.introduction), texts: [], unseen: [] }
    case 'page':
      return { summary: present(page.subtitle), texts: body, unseen: [] }
    case 'article':
      return { summary: present(page.subtitle), texts: body, unseen: present(...page.topics) }
    case 'service': {
      const questions = page.questions.flatMap(({ question, answer }) => [
        question,
        ...answer.map(({ children }) => children.map((child) => child.text ?? '').join('')),
      ])
      const texts = present(...body, ...page.forWhom, ...questions)
      return { summary: present(page.blurb), texts, unseen: [] }
    }
    case 'practitioner': {
      const unseen = present(page.nameOnLicence, page.licenceTitle, page.licenceNumber)
      return { summary: [], texts: present(...page.texts), unseen }
    }
    default:
      return {
        summary: [],
        texts: 'texts' in page ? [...present(...page.texts), ...body] : body,
        unseen: present(...namesOf(page._type), ...('unseen' in page ? page.unseen : [])),
      }
  }
}

/** From the first text that holds the most of the words; from the beginning when none does. */
function excerptOf(texts: string[], words: SearchWord[]): TextPart[] {
  const counts = texts.map((one) => countWords(findPlaces(one, words)))
  const best = texts[Math.max(0, counts.indexOf(Math.max(...counts)))]
  if (best === undefined) return []
  const [place = { from: 0, to: 0 }] = findPlaces(best, words)
  return markWords(cutExcerpt(best, place), words)
}

function countWords(places: Place[]): number {
  return new Set(places.flatMap(({ foundBy }) => foundBy)).size
}
