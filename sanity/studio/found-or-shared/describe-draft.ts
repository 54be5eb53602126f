import { describeFacts, type PageDescription } from '#lib/page-description.ts'
import { type Draft, pageTypes } from './page-types.ts'
import type { Surroundings } from './surroundings.ts'

/**
 * What the page of a document would tell search engines and messengers; made by what the page itself is made by.
 * @param siteUrl public origin.
 * @returns `undefined` for a type that has no page.
 */
export function describeDraft(
  draft: Draft,
  around: Surroundings,
  siteUrl: string,
): PageDescription | undefined {
  const type = pageTypes[String(draft._type)]
  if (!type) return undefined
  const practice = type.practice?.(draft, around) ?? around.practice
  return describeFacts(siteUrl, { practice, ...type.facts(draft, around) })
}
