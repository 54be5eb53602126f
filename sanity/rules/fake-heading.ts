import { membersOf, textOf } from './fields.ts'
import { type Finding, warning } from './finding.ts'
import type { Passage } from './passages.ts'

const mostCharacters = 80

/** Warns about a short paragraph that is bold from end to end: to the eye a heading, to a screen reader none. */
export function checkFakeHeadings(passages: Passage[]): Finding[] {
  return passages.filter(isFakeHeading).map(({ path, text }) => ({
    ...warning(
      `“${text.trim()}” is all bold. If it is a heading, choose the style “Heading” for it, so that people who listen to the page find it too.`,
    ),
    path,
  }))
}

function isFakeHeading({ kind, text, block }: Passage): boolean {
  if (kind !== 'paragraph' || text.trim() === '' || text.trim().length >= mostCharacters)
    return false
  return membersOf(block?.children, []).every(
    ({ fields: { text: words, marks } }) =>
      textOf(words).trim() === '' || (Array.isArray(marks) && marks.includes('strong')),
  )
}
