import { describeFacts, type PageDescription } from '#lib/page-description.ts'
import { articleFacts } from '#lib/page-facts.ts'
import type { Practice } from '#lib/views.ts'
import { fieldsOf, textOf } from '#sanity/rules/fields.ts'
import { words } from '#sanity/schema/parse.ts'
import { picturePart, toPicture } from '#sanity/schema/picture/view.ts'

/**
 * What the page of an article would tell search engines and messengers, from the document that is being written; made
 * by what the page itself is made by.
 * @param document as it stands in the form, with whatever is still missing.
 * @param siteUrl public origin.
 */
export function describeDraft(
  document: { [field: string]: unknown },
  practice: Pick<Practice, 'name' | 'description' | 'owner'>,
  siteUrl: string,
): PageDescription {
  const seo = fieldsOf(document.seo)
  const banner = fieldsOf(document.banner)
  const picture = picturePart().parse({
    ...banner,
    // The form holds the reference, where the page's query follows it.
    asset: textOf(fieldsOf(banner.asset)._ref),
  })
  return describeFacts(siteUrl, {
    practice,
    ...articleFacts({
      title: words(textOf(document.title)) ?? 'No title yet',
      subtitle: words(textOf(document.subtitle)),
      slug: words(textOf(fieldsOf(document.slug).current)) ?? '…',
      banner: toPicture(picture),
      seo: { title: words(textOf(seo.title)), description: words(textOf(seo.description)) },
    }),
  })
}
