import { checkAlone } from './check-alone.ts'
import { checkSurroundings, type Surroundings } from './check-surroundings.ts'
import type { Fields } from './fields.ts'
import type { Finding } from './finding.ts'
import { readDocument } from './read-document.ts'

/**
 * Everything that the house's rules have to say about a document.
 * @param now milliseconds since 1970
 */
export function checkDocument(
  document: Fields,
  surroundings: Surroundings,
  now: number,
): Finding[] {
  const contents = readDocument(document)
  return [
    ...checkAlone(document, contents, now),
    ...checkSurroundings(document, contents, surroundings, now),
  ]
}
