import { type Finding, warning } from './finding.ts'
import type { Passage } from './passages.ts'

const sessions =
  '(?:therapy|counsel+ing|sessions?|appointments?|support|groups?|psychotherapy|coaching|consultations?)'
const offersOnline = new RegExp(
  `\\btele(?:health|therapy)\\b|\\b(?:online|virtual|video)\\s+${sessions}\\b|\\b${sessions}\\s+(?:\\S+\\s+){0,4}online\\b|\\bonline\\s+(?:throughout|across|anywhere\\s+in|in|all\\s+over|to\\s+anyone\\s+in)\\s+(?:all\\s+of\\s+)?(?:california|the\\s+state|ca)\\b|\\bin[\\s-]person\\s+(?:\\S+\\s+){0,8}online\\b`,
  'iu',
)
const saysRule =
  /\b(?:physically|located|while you are|when you are|you need to be|must be|are)\s+(?:physically\s+|located\s+)*in\s+California\b/iu

/**
 * Warns where a post offers sessions online and nothing tells readers that they need to be in California (BPC 2290.5).
 * @param statement the practice's telehealth statement, which the page adds by itself
 */
export function checkTelehealthLine(passages: Passage[], statement: string): Finding[] {
  if (statement.trim() !== '' || passages.some(({ text }) => saysRule.test(text))) return []
  const offer = passages.find(({ text }) => offersOnline.test(text))
  if (!offer) return []
  return [
    {
      ...warning(
        'You offer online sessions here, and California wants readers to know that they need to be in the state for them. Write your telehealth statement under Settings; the page then shows it.',
      ),
      path: offer.path,
    },
  ]
}
