import { type Finding, warning } from './finding.ts'
import type { Passage } from './passages.ts'

/** Warns about headings without words; the page leaves them out. Of a text that isn't begun nothing is said. */
export function checkEmptyHeadings(passages: Passage[]): Finding[] {
  if (passages.every(({ text }) => text.trim() === '')) return []
  return passages
    .filter(({ kind, text }) => kind.endsWith('heading') && text.trim() === '')
    .map(({ path }) => ({
      ...warning(
        'This heading has no words, so the page leaves it out. Write it, or delete the line.',
      ),
      path,
    }))
}
