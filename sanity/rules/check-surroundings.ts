import { type Fields, textOf } from './fields.ts'
import type { Finding } from './finding.ts'
import { isLegalText } from './legal-texts.ts'
import { checkLinkedPages, type LinkedPages } from './linked-pages.ts'
import { linksOf } from './links.ts'
import type { Passage } from './passages.ts'
import type { Contents } from './read-document.ts'
import { checkReservedTitle } from './reserved-titles.ts'
import { checkTelehealthLine } from './telehealth-line.ts'

/** What the rules ask about the rest of the website; what nobody knows is left out. */
export type Surroundings = {
  /** The license title of whoever signs; a therapist's own document says it itself. */
  licenceTitle?: string
  /** The practice's telehealth statement. */
  telehealthStatement?: string
  /** The pages that links lead to. Left out, links are not followed. */
  pages?: LinkedPages
}

/**
 * The rules that look beyond the document. With nothing known they find whatever an answer could still settle.
 * @param now milliseconds since 1970
 */
export function checkSurroundings(
  document: Fields,
  contents: Contents,
  { licenceTitle = '', telehealthStatement = '', pages }: Surroundings,
  now: number,
): Finding[] {
  const { body, asides } = contents
  const licence = textOf(document.licenceTitle) || licenceTitle
  return [
    ...describingTheTherapist(document, contents).flatMap(({ text, path }) =>
      checkReservedTitle(text, licence).map((remark) => ({ ...remark, path })),
    ),
    ...(document._type === 'article'
      ? checkTelehealthLine([...body, ...asides], telehealthStatement)
      : []),
    ...(pages ? checkLinkedPages(linksOf([...body, ...asides]), pages, now) : []),
  ]
}

/** Where the words speak of the therapist; the text of an article may well quote a psychologist. */
function describingTheTherapist(document: Fields, { lines, body, asides }: Contents): Passage[] {
  if (isLegalText(document)) return []
  return document._type === 'article' ? lines : [...lines, ...body, ...asides]
}
