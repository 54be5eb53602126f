import { offersOnline } from '#lib/telehealth.ts'
import { type Finding, warning } from './finding.ts'
import type { Passage } from './passages.ts'

const saysRule =
  /\b(?:physically|located|while you are|when you are|you need to be|must be|are)\s+(?:physically\s+|located\s+)*in\s+California\b/iu

/**
 * Warns where a post offers sessions online and nothing tells readers that they need to be in California (BPC 2290.5).
 * @param statement the practice's telehealth statement, which the page adds by itself
 */
export function checkTelehealthLine(passages: Passage[], statement: string): Finding[] {
  if (statement.trim() !== '' || passages.some(({ text }) => saysRule.test(text))) return []
  const offer = passages.find(({ text }) => offersOnline(text))
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
