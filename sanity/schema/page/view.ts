import { z } from 'zod'
import type { WrittenPage } from '#lib/views.ts'
import type { PageBySlugQueryResult } from '../../content/types.generated.ts'
import { bodyPart, toMainText } from '../body/view.ts'
import { actionLinkPart, toActionLink } from '../link/view.ts'
import { agreeing, part, type Reading, reportBroken, text, words } from '../parse.ts'
import { seoPart, toSeo } from '../seo/view.ts'

export const pageBySlugParser = agreeing<PageBySlugQueryResult>()(
  z.object({
    page: part({
      _id: z.string(),
      title: text(),
      subtitle: text(),
      slug: text(),
      seo: seoPart(),
      body: bodyPart(),
    }),
    bookingLink: actionLinkPart(),
    nextLive: text(),
  }),
)

/** @returns `undefined` when there is none, or a public one has no title; the log then names it. */
export function toWrittenPage(
  { page, bookingLink }: z.output<typeof pageBySlugParser>,
  reading: Reading,
): WrittenPage | undefined {
  if (!page) return undefined
  const title = words(page.title)
  if (!reading.drafts && title === undefined) return reportBroken('page', page._id, 'title')
  return {
    id: page._id,
    title: title ?? 'No title yet',
    subtitle: words(page.subtitle),
    slug: words(page.slug) ?? page._id,
    seo: toSeo(page.seo),
    body: toMainText(page.body, toActionLink(bookingLink), reading),
  }
}
