const sessions =
  '(?:therapy|counsel+ing|sessions?|appointments?|support|groups?|psychotherapy|coaching|consultations?)'
const offer = new RegExp(
  `\\btele(?:health|therapy)\\b|\\b(?:online|virtual|video)\\s+${sessions}\\b|\\b${sessions}\\s+(?:\\S+\\s+){0,4}online\\b|\\bonline\\s+(?:throughout|across|anywhere\\s+in|in|all\\s+over|to\\s+anyone\\s+in)\\s+(?:all\\s+of\\s+)?(?:california|the\\s+state|ca)\\b|\\bin[\\s-]person\\s+(?:\\S+\\s+){0,8}online\\b`,
  'iu',
)

/** Whether a text offers sessions online, rather than speaking of what people do there. */
export function offersOnline(text: string): boolean {
  return offer.test(text)
}
