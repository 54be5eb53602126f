import type { Path } from '@sanity/types'
import { fieldsOf, membersOf, textOf } from './fields.ts'
import type { Passage } from './passages.ts'

/** A link within a text: what it says and where it leads. */
export type TextLink = {
  /** To the link itself, so that a click in the Studio opens it. */
  path: Path
  words: string
  /** Absent for a link to one of our own pages that was picked from a list. */
  href?: string
  /** The id of the page that was picked. */
  target?: string
}

/** The links of texts in reading order; a mark that no word carries is none. */
export function linksOf(passages: Passage[]): TextLink[] {
  return passages.flatMap(({ block, path }) => {
    const spans = membersOf(block?.children, []).map(({ fields }) => fields)
    return membersOf(block?.markDefs, [...path, 'markDefs']).flatMap((mark): TextLink[] => {
      const words = spans
        .filter(({ marks }) => Array.isArray(marks) && marks.includes(mark.fields._key))
        .map(({ text }) => textOf(text))
        .join('')
      if (words === '') return []
      const link = { path: mark.path, words }
      switch (mark.fields._type) {
        case 'link':
          return [{ ...link, href: textOf(mark.fields.href).trim() }]
        case 'internalLink':
          return [{ ...link, target: textOf(fieldsOf(mark.fields.reference)._ref) }]
        default:
          return []
      }
    })
  })
}
