import { z } from 'zod'
import type { Banner } from '#lib/views.ts'
import type { BannersForPlaceQueryResult } from '../../content/types.generated.ts'
import { actionLinkPart, toActionLink } from '../link/view.ts'
import { agreeing, moment, number, type Reading, reportBroken, text, words } from '../parse.ts'
import { picturePart, toPicture } from '../picture/view.ts'

export const bannersForPlaceParser = agreeing<BannersForPlaceQueryResult>()(
  z.array(
    z.object({
      _id: z.string(),
      heading: text(),
      text: text(),
      picture: picturePart(),
      link: actionLinkPart(),
      priority: number(),
      from: text(),
      until: text(),
    }),
  ),
)

type RawBanner = z.output<typeof bannersForPlaceParser>[number]

/**
 * The banner that is due at a moment, of those that aren't over: the largest priority wins, then the one that began last, then the first by id,
 * so that the choice never wavers.
 * @param now ISO 8601.
 */
export function pickBanner(
  banners: RawBanner[],
  now: string,
  reading: Reading,
): Banner | undefined {
  const time = Date.parse(now)
  const begin = (banner: RawBanner) => Date.parse(moment(banner.from) ?? '') || 0
  const due = banners
    .filter((banner) => begin(banner) <= time)
    .sort(
      (first, second) =>
        (second.priority ?? 0) - (first.priority ?? 0) ||
        begin(second) - begin(first) ||
        (first._id < second._id ? -1 : 1),
    )
  for (const banner of due) {
    const view = toBanner(banner, reading)
    if (view) return view
  }
  return undefined
}

function toBanner(raw: RawBanner, { drafts }: Reading): Banner | undefined {
  const heading = words(raw.heading)
  if (heading === undefined && !drafts) return reportBroken('banner', raw._id, 'heading')
  return {
    id: raw._id,
    heading: heading ?? 'No heading yet',
    text: words(raw.text),
    picture: toPicture(raw.picture),
    link: toActionLink(raw.link),
  }
}
