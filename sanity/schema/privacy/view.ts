import { z } from 'zod'
import { legalPages } from '#lib/page-facts.ts'
import type { PrivacyPolicy } from '#lib/views.ts'
import type { PrivacyPolicyQueryResult } from '../../content/types.generated.ts'
import { bodyPart, toBody } from '../body/view.ts'
import { actionLinkPart, toActionLink } from '../link/view.ts'
import { agreeing, calendarDay, part, text, words } from '../parse.ts'

export const privacyPolicyParser = agreeing<PrivacyPolicyQueryResult>()(
  z.object({
    privacy: part({
      // A draft that is reviewed has another id.
      _id: z.literal('privacy').catch('privacy'),
      title: text(),
      effectiveDate: text(),
      categoriesCollected: text(),
      thirdParties: text(),
      changeProcess: text(),
      doNotTrack: text(),
      body: bodyPart(),
    }),
    bookingLink: actionLinkPart(),
    nextLive: text(),
  }),
)

/** @returns `undefined` while there is no privacy page. Sections without words are left out. */
export function toPrivacyPolicy(
  raw: z.output<typeof privacyPolicyParser>,
): PrivacyPolicy | undefined {
  const { privacy } = raw
  if (!privacy) return undefined
  const sections: Array<[string, string | null]> = [
    ['What we collect', privacy.categoriesCollected],
    ['Who else may see it', privacy.thirdParties],
    ['How changes are announced', privacy.changeProcess],
    ['Do Not Track', privacy.doNotTrack],
  ]
  return {
    title: words(privacy.title) ?? legalPages.privacy.unwritten,
    sections: sections.flatMap(([heading, value]) => {
      const text = words(value)
      return text === undefined ? [] : [{ heading, text }]
    }),
    body: toBody(privacy.body, toActionLink(raw.bookingLink)),
    effectiveDate: calendarDay(privacy.effectiveDate),
  }
}
