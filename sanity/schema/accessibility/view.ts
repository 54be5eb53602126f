import { z } from 'zod'
import type { LegalText } from '#lib/views.ts'
import type { AccessibilityStatementQueryResult } from '../../content/types.generated.ts'
import { legalTextPart, toLegalText } from '../legal-text/view.ts'
import { actionLinkPart, toActionLink } from '../link/view.ts'
import { agreeing, text } from '../parse.ts'

export const accessibilityStatementParser = agreeing<AccessibilityStatementQueryResult>()(
  z.object({ text: legalTextPart(), bookingLink: actionLinkPart(), nextLive: text() }),
)

/** @returns `undefined` until someone has published the accessibility statement. */
export function toAccessibilityStatement(
  raw: z.output<typeof accessibilityStatementParser>,
): LegalText | undefined {
  return toLegalText(raw.text, {
    title: 'Accessibility',
    bookingLink: toActionLink(raw.bookingLink),
  })
}
