import { z } from 'zod'
import type { LegalText } from '#lib/views.ts'
import type { HipaaNoticeQueryResult } from '../../content/types.generated.ts'
import { legalTextPart, toLegalText } from '../legal-text/view.ts'
import { actionLinkPart, toActionLink } from '../link/view.ts'
import { agreeing, text } from '../parse.ts'

export const hipaaNoticeParser = agreeing<HipaaNoticeQueryResult>()(
  z.object({ text: legalTextPart(), bookingLink: actionLinkPart(), nextLive: text() }),
)

/** @returns `undefined` until someone has published the HIPAA notice. */
export function toHipaaNotice(raw: z.output<typeof hipaaNoticeParser>): LegalText | undefined {
  return toLegalText(raw.text, {
    title: 'Notice of Privacy Practices',
    bookingLink: toActionLink(raw.bookingLink),
  })
}
