import { type Fields, textOf } from './fields.ts'

const types = new Set(['privacy', 'notices', 'goodFaithEstimate', 'accessibility', 'hipaaNotice'])

/** Whether the words of a document are the law's or a board's, and not an advertisement of the therapist's own. */
export function isLegalText(document: Fields): boolean {
  return types.has(textOf(document._type))
}
