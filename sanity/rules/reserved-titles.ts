import { type Remark, warning } from './finding.ts'

/** Words that only licensed psychologists may use for themselves (BPC 2902). */
const reserved = /\bpsycholog(?:ists?|ical(?:ly)?)\b/iu

/**
 * Warns about a title that the license doesn't give.
 * @param licenceTitle of whoever is described; empty when nobody knows it
 */
export function checkReservedTitle(text: string, licenceTitle: string): Remark[] {
  if (/psychologist/i.test(licenceTitle)) return []
  const found = reserved.exec(text)?.[0]
  if (found === undefined) return []
  return [
    warning(
      `“${found}” is a word that California keeps for licensed psychologists. Use another one, such as “therapist” or “emotional”.`,
    ),
  ]
}
