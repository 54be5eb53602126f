import type { Paragraph } from '#sanity/import/parts.ts'
import { type Block, isHeading, isListItem, isTextBlock, textOf } from './blocks.ts'
import { readTypedItem } from './typed-lists.ts'

/** A block as the recognisers of an import know it. Headings and larger blocks are known, their words are not. */
export function toParagraph(block: Block, index: number): Paragraph {
  const line = index + 1
  if (!isTextBlock(block)) return { line, text: '', picture: {} }
  if (isHeading(block)) return { line, text: '', heading: 2 }
  if (isListItem(block)) {
    const list = block.listItem === 'number' ? 'number' : 'bullet'
    const indent = ((block.level ?? 1) - 1) * 4
    return { line, text: textOf(block).trim(), item: { list, marker: '•', indent } }
  }
  const typed = readTypedItem(block)
  return typed ? { line, text: typed.text, item: typed.item } : { line, text: textOf(block).trim() }
}
