import type { Path } from '@sanity/types'
import { type Fields, fieldsOf, membersOf, textOf } from './fields.ts'

/** A stretch of text as a reader meets it, with the way to it. */
export type Passage = {
  path: Path
  kind:
    | 'heading'
    | 'smaller heading'
    | 'paragraph'
    | 'item'
    | 'step'
    | 'quotation'
    | 'caption'
    | 'invitation'
    | 'line'
  text: string
  /** The block that holds it, where it is one with marks. */
  block?: Fields
}

/** Every text of a body in reading order; blocks of kinds unknown here hold none. */
export function readBody(body: unknown, path: Path): Passage[] {
  return membersOf(body, path).flatMap(({ fields, path: place }) => {
    switch (fields._type) {
      case 'block':
        return [readBlock(fields, place)]
      case 'steps':
        return membersOf(fields.items, [...place, 'items']).flatMap((step) => [
          ...readLine(step.fields.title, [...step.path, 'title'], 'line'),
          ...readLine(step.fields.text, [...step.path, 'text'], 'step'),
          ...readQuotation(step.fields.quotation, [...step.path, 'quotation']),
        ])
      case 'quotation':
        return readQuotation(fields, place)
      case 'figure':
        return readLine(fields.caption, [...place, 'caption'], 'caption')
      case 'callout':
        return [
          ...readLine(fields.title, [...place, 'title'], 'line'),
          ...readSimpleText(fields.text, [...place, 'text']),
        ]
      case 'crisisHelp':
        return readLine(fields.introduction, [...place, 'introduction'], 'line')
      case 'callToAction':
        return readInvitation(fields, place)
      default:
        return []
    }
  })
}

/** The texts of an invitation, in the order in which they are shown. */
export function readInvitation(value: unknown, path: Path): Passage[] {
  const { text, locationLine, closing, action } = fieldsOf(value)
  return [
    ...readSimpleText(text, [...path, 'text']),
    ...readLine(locationLine, [...path, 'locationLine'], 'invitation'),
    ...readSimpleText(closing, [...path, 'closing']),
    ...readLine(fieldsOf(action).label, [...path, 'action', 'label'], 'line'),
  ]
}

/** Paragraphs of a short text within a larger one. */
export function readSimpleText(value: unknown, path: Path): Passage[] {
  return membersOf(value, path).map(
    ({ fields, path: place }): Passage => ({ ...readBlock(fields, place), kind: 'invitation' }),
  )
}

/** A plain text; none when it is empty. */
export function readLine(value: unknown, path: Path, kind: Passage['kind'] = 'line'): Passage[] {
  const text = textOf(value)
  return text.trim() === '' ? [] : [{ path, kind, text }]
}

function readQuotation(value: unknown, path: Path): Passage[] {
  return readLine(fieldsOf(value).text, [...path, 'text'], 'quotation')
}

function readBlock(block: Fields, path: Path): Passage {
  const text = membersOf(block.children, [])
    .map(({ fields }) => textOf(fields.text))
    .join('')
  return { path, kind: kindOf(block), text, block }
}

function kindOf({ style, listItem }: Fields): Passage['kind'] {
  if (style === 'h2') return 'heading'
  if (style === 'h3') return 'smaller heading'
  return listItem === 'bullet' || listItem === 'number' ? 'item' : 'paragraph'
}
