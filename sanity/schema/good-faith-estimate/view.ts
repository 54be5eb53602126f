import { z } from 'zod'
import type { LegalText } from '#lib/views.ts'
import type { GoodFaithEstimateQueryResult } from '../../content/types.generated.ts'
import { legalTextPart, toLegalText } from '../legal-text/view.ts'
import { actionLinkPart, toActionLink } from '../link/view.ts'
import { agreeing, text } from '../parse.ts'

export const goodFaithEstimateParser = agreeing<GoodFaithEstimateQueryResult>()(
  z.object({ text: legalTextPart(), bookingLink: actionLinkPart(), nextLive: text() }),
)

/** @returns `undefined` until someone has published the Good Faith Estimate. */
export function toGoodFaithEstimate(
  raw: z.output<typeof goodFaithEstimateParser>,
): LegalText | undefined {
  return toLegalText(raw.text, {
    title: 'Your right to a Good Faith Estimate',
    bookingLink: toActionLink(raw.bookingLink),
  })
}
