import { z } from 'zod'
import type { BodyBlock, TextSpan } from '#lib/views.ts'
import { linkMark, toHref } from '../link/view.ts'
import { key, list, text } from '../parse.ts'

export const spanParts = () =>
  list(z.object({ _key: key(), _type: z.literal('span'), text: text(), marks: list(z.string()) }))

export const simpleTextPart = () =>
  list(
    z.object({
      _key: key(),
      _type: z.literal('block'),
      children: spanParts(),
      markDefs: list(linkMark()),
    }),
  )

type Marks = Array<Parameters<typeof toHref>[0]>

/** The spans of a paragraph with their marks; none when it holds nothing but spaces. */
export function toSpans(
  children: z.output<ReturnType<typeof spanParts>>,
  marks: Marks,
): TextSpan[] {
  const spans = children.flatMap((child, index): TextSpan[] => {
    if (!child.text) return []
    const mark = marks.find((candidate) => child.marks.includes(candidate._key))
    const href = mark && toHref(mark)
    return [
      {
        key: child._key || String(index),
        text: child.text,
        marks: [
          ...(child.marks.includes('strong') ? (['strong'] as const) : []),
          ...(child.marks.includes('em') ? (['emphasis'] as const) : []),
        ],
        ...(href === undefined ? {} : { href }),
      },
    ]
  })
  return spans.some((span) => span.text.trim() !== '') ? spans : []
}

/** A text without marks as spans: none when it is empty. Line breaks stay. */
export function plainSpans(value: string | null | undefined): TextSpan[] {
  const trimmed = value?.trim()
  return trimmed ? [{ key: 'text', text: trimmed, marks: [] }] : []
}

type SimpleText = z.output<ReturnType<typeof simpleTextPart>>

/** The paragraphs that hold words. */
export function toParagraphs(raw: SimpleText): TextSpan[][] {
  return raw
    .map((block) => toSpans(block.children, block.markDefs))
    .filter((spans) => spans.length > 0)
}

/** The same as blocks of a body. */
export function toSimpleBody(raw: SimpleText): BodyBlock[] {
  return raw.flatMap((block, index): BodyBlock[] => {
    const spans = toSpans(block.children, block.markDefs)
    return spans.length > 0 ? [{ type: 'paragraph', key: block._key || String(index), spans }] : []
  })
}
