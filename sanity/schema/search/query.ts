import { defineQuery } from 'groq'
import type { SearchQueryResult } from '../../content/types.generated.ts'
import { hasCome, publishingMoment } from '../article/query.ts'
import { wordFields } from '../body/query.ts'
import type { Read } from '../read.ts'

/** Whatever has an address of its own, and whose moment has come. */
const isFindable = `_type in ["article", "service", "topic", "page"] && defined(slug.current) && ${hasCome}`

/** All words that a reader sees, besides those of other pages. */
const allTexts = `[
  title, subtitle, blurb, introduction, pt::text(body),
  ...body[].items[].title, ...body[].items[].text, ...body[].items[].quotation.text,
  ...body[_type == "quotation"].text, ...body[].caption,
  ...body[_type == "callout"].title, pt::text(body[_type == "callout"].text[]),
  ...forWhom, ...questions[].question, pt::text(questions[].answer[]), ...topics[]->title
]`

const isFound = `(${allTexts} match $near0 || ${allTexts} match $far0)`

const wordScore =
  'boost(title match $near0, 9), boost([subtitle, blurb, introduction] match $near0, 3)'

/** So many candidates are read to find the results. */
const mostRead = 60

const searchQuery = defineQuery(`*[${isFindable} && (${isFound})]
  | score(${wordScore}, ${allTexts} match $together)
  | order(_score desc, publishedAt desc, _id asc)[0...${mostRead}]{
    _id,
    _type,
    title,
    "slug": slug.current,
    body[]{${wordFields}},
    _type == "article" => {
      subtitle,
      "publishedAt": ${publishingMoment},
      "topics": topics[]->title
    },
    _type == "page" => {subtitle},
    _type == "topic" => {introduction},
    _type == "service" => {
      blurb,
      forWhom,
      questions[]{question, answer[]{children[]{text}}}
    }
  }`)

/** Patterns as `lib/search` makes them: `near0` and `far0` for the first word, and so on; `together` all near ones. */
export type SearchPatterns = Record<string, string>

/**
 * Pages with at least one of so many words; what was typed reaches the lake as parameters only. The order is rough: a
 * lake with another idea of words or scores than this one gives the same results after `toSearchAnswer` has read them.
 */
export function searchFor(wordCount: number): Read<SearchPatterns, SearchQueryResult> {
  const forEach = (part: string, between: string) =>
    Array.from({ length: wordCount }, (_, place) =>
      part.replace(/\$(near|far)0/g, (_, name: string) => `$${name}${place}`),
    ).join(between)
  return {
    name: 'search',
    query: searchQuery
      .replace(isFound, () => forEach(isFound, ' || '))
      .replace(wordScore, () => forEach(wordScore, ', ')),
    // Its answer is for one reader and this moment, so nothing renews it.
    changesAt: () => [],
    isPublicOnly: true,
  }
}
