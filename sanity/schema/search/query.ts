import { defineQuery } from 'groq'
import type { SearchQueryResult } from '../../content/types.generated.ts'
import { hasCome, publishingMoment } from '../article/query.ts'
import { wordFields } from '../body/query.ts'
import type { Read } from '../read.ts'

/** Pages of which there is one each, and people: the owner has an address without a slug. */
const standing =
  '["practitioner", "servicesPage", "contactPage", "notices", "goodFaithEstimate", "privacy", "accessibility", "hipaaNotice"]'
/** Whether the practice shows its HIPAA notice. */
const isShown =
  '(_type != "hipaaNotice" || coalesce(*[_id == "settings"][0].hipaaCoveredEntity, "unsure") != "no")'
/** Whatever has an address, and whose moment has come. */
const isFindable = `(_type in ["article", "service", "topic", "page"] && defined(slug.current) && ${hasCome} || _type in ${standing} && ${isShown})`

/** What each is called, whatever its own title says, and what people may call it; the same as in `view.ts`. */
const standingName = `select(
  _type == "servicesPage" => "Services and fees, prices, costs, telehealth", _type == "contactPage" => "Contact",
  _type == "notices" => "Notices to clients", _type == "privacy" => "Privacy policy",
  _type == "goodFaithEstimate" => "Good Faith Estimate", _type == "accessibility" => "Accessibility",
  _type == "hipaaNotice" => "HIPAA notice"
)`

/** Places and rules that stand on a page and are not its own. */
const settingsTexts = `
  select(_type in ["servicesPage", "contactPage"] => *[_id == "settings"][0].locality),
  select(_type == "servicesPage" => *[_id == "settings"][0].telehealthStatement),
  ...select(_type == "servicesPage" => *[_id == "settings"][0].areasServed)`

/** All words that a reader sees, besides those of other pages. */
const allTexts = `[
  title, ${standingName}, displayName, nameOnLicence, licenceTitle, licenceAbbreviation, subtitle, blurb, introduction, pt::text(introduction), pt::text(biography),
  pt::text(inPerson), pt::text(online), pt::text(fees), pt::text(insurance),
  pt::text(whatHappensNext), pt::text(office), ...entries[].licenceType, pt::text(entries[].text[]),
  categoriesCollected, thirdParties, changeProcess, doNotTrack, pt::text(body),
  ...body[].items[].title, ...body[].items[].text, ...body[].items[].quotation.text,
  ...body[_type == "quotation"].text, ...body[].caption,
  ...body[_type == "callout"].title, pt::text(body[_type == "callout"].text[]),
  ...forWhom, ...questions[].question, pt::text(questions[].answer[]), ...topics[]->title,
  ...areas[].county, ...areas[].cities[], ${settingsTexts}
]`

const isWord = '@ match $near0 || @ match $far0'
const isFound = `count(${allTexts}[${isWord}]) > 0`

const wordScore =
  'boost([title, displayName, nameOnLicence] match $near0, 9), boost([subtitle, blurb, introduction] match $near0, 3)'

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
    _type == "practitioner" => {
      displayName,
      nameOnLicence,
      licenceTitle,
      licenceAbbreviation,
      licenceNumber,
      "isOwner": _id == *[_id == "settings"][0].owner._ref,
      "texts": [pt::text(biography)]
    },
    _type == "servicesPage" => {
      "unseen": [...areas[].county, ...areas[].cities[], ${settingsTexts}],
      "texts": [
        pt::text(introduction), ...forWhom, pt::text(inPerson), pt::text(online), pt::text(fees),
        pt::text(insurance), ...questions[].question, pt::text(questions[].answer[])
      ]
    },
    _type == "contactPage" => {
      "unseen": [${settingsTexts}],
      "texts": [pt::text(introduction), pt::text(whatHappensNext), pt::text(office)]
    },
    _type == "notices" => {
      "texts": [pt::text(introduction), ...entries[].licenceType, pt::text(entries[].text[])]
    },
    _type == "privacy" => {
      "texts": [categoriesCollected, thirdParties, changeProcess, doNotTrack]
    },
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
      .replace(isWord, () => forEach(isWord, ' || '))
      .replace(wordScore, () => forEach(wordScore, ', ')),
    // Its answer is for one reader and this moment, so nothing renews it.
    changesAt: () => [],
    isPublicOnly: true,
  }
}
