/** A member of a text as it is stored: a paragraph, heading or list item, or a larger block. */
export type Block = { _type: string; _key?: string; [field: string]: unknown }

export type Child = { _type: string; _key?: string; text?: string; marks?: string[] }

export type MarkDefinition = { _type: string; _key: string; href?: unknown }

export type TextBlock = Block & {
  _type: 'block'
  children: Child[]
  style?: string
  listItem?: string
  level?: number
  markDefs?: MarkDefinition[]
}

export function isTextBlock(block: Block | undefined): block is TextBlock {
  return block?._type === 'block' && Array.isArray(block.children)
}

/** Whether it is a paragraph: no heading and no list item. */
export function isParagraph(block: Block | undefined): block is TextBlock {
  return isTextBlock(block) && !isListItem(block) && !isHeading(block)
}

export function isListItem(block: Block | undefined): block is TextBlock & { listItem: string } {
  return isTextBlock(block) && typeof block.listItem === 'string'
}

export function isHeading(block: Block | undefined): boolean {
  return isTextBlock(block) && !isListItem(block) && /^h[1-6]$/.test(block.style ?? '')
}

/** Stands for something within a line that is no text. */
const inlineObject = '\uFFFC'

/** The words of a block. Each child that is no text counts as one character. */
export function textOf(block: TextBlock): string {
  return block.children.map(lettersOf).join('')
}

function lettersOf(child: Child): string {
  return child._type === 'span' ? (child.text ?? '') : inlineObject
}

export function hasLinks(block: TextBlock): boolean {
  const links = new Set((block.markDefs ?? []).map(({ _key }) => _key))
  return block.children.some(({ marks }) => marks?.some((mark) => links.has(mark)))
}

const knownFields = {
  block: ['_type', '_key', 'style', 'listItem', 'level', 'markDefs', 'children'],
  child: ['_type', '_key', 'text', 'marks'],
}

/**
 * Whether a block holds more than its words: fields that belong to another version of the schema, or something within a
 * line that is no text. What makes something else of its words would lose that.
 */
export function holdsMore(block: Block | undefined): boolean {
  if (!isTextBlock(block)) return false
  const hasOthers = (value: object, known: string[]) =>
    Object.keys(value).some((name) => !known.includes(name))
  return (
    hasOthers(block, knownFields.block) ||
    block.children.some((child) => child._type !== 'span' || hasOthers(child, knownFields.child))
  )
}

/** Whether every word of it is bold. */
export function isBold(block: TextBlock): boolean {
  const worded = block.children.filter((child) => lettersOf(child).trim() !== '')
  return worded.length > 0 && worded.every(({ marks }) => marks?.includes('strong'))
}

/** The characters of a block from one place to another, with their marks and without spaces at the ends. */
export function cutBlock(
  block: TextBlock,
  from: number,
  to: number,
  indentation: 'keep indentation' | 'none' = 'none',
): TextBlock {
  const text = textOf(block).slice(from, to)
  const indent = indentation === 'none' ? text.length - text.trimStart().length : 0
  const [start, end] = [from + indent, Math.max(from + indent, from + text.trimEnd().length)]
  let at = 0
  const children = block.children.flatMap((child): Child[] => {
    const letters = lettersOf(child)
    const [first, last] = [Math.max(start - at, 0), Math.min(end - at, letters.length)]
    at += letters.length
    if (first >= last) return []
    return [child._type === 'span' ? { ...child, text: letters.slice(first, last) } : child]
  })
  const used = new Set(children.flatMap(({ marks }) => marks ?? []))
  return {
    ...block,
    children,
    ...(block.markDefs && { markDefs: block.markDefs.filter(({ _key }) => used.has(_key)) }),
  }
}
