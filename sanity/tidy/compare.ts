import { type Block, isTextBlock, type TextBlock, textOf } from './blocks.ts'
import { partsOfCallToAction, textBlocksOf } from './call-to-action.ts'

/** A line as a person would describe it. */
export type Line = { name: string; text: string }

export type Difference =
  | { kind: 'same'; count: number }
  | { kind: 'changed'; before: Line[]; after: Line[] }

/**
 * Compares two versions of a text of which the second was made from the first: blocks that stayed are the very same
 * objects, in the same order.
 */
export function compareBodies(before: readonly Block[], after: readonly Block[]): Difference[] {
  const [old, recent] = [new Set(before), new Set(after)]
  const differences: Difference[] = []
  for (let from = 0, to = 0; from < before.length || to < after.length; ) {
    const start = { from, to }
    while (before[from] !== undefined && before[from] === after[to]) {
      from++
      to++
    }
    if (from > start.from) differences.push({ kind: 'same', count: from - start.from })
    const lines: Extract<Difference, { kind: 'changed' }> = {
      kind: 'changed',
      before: [],
      after: [],
    }
    for (let block = before[from]; block && !recent.has(block); block = before[++from]) {
      lines.before.push(...linesOf(block))
    }
    for (let block = after[to]; block && !old.has(block); block = after[++to]) {
      lines.after.push(...linesOf(block))
    }
    if (lines.before.length + lines.after.length > 0) differences.push(lines)
    else if (from === start.from && to === start.to) throw new Error('The blocks are out of order.')
  }
  return differences
}

/** The lines that describe a block: one for a paragraph, one for each part of a larger block. */
export function linesOf(block: Block): Line[] {
  if (isTextBlock(block)) return [{ name: nameOf(block), text: shownText(block) }]
  if (block._type === 'steps' && Array.isArray(block.items)) return block.items.flatMap(linesOfStep)
  if (block._type === 'callToAction') return linesOfCallToAction(block)
  if (block._type === 'callout' || block._type === 'crisisHelp') return linesOfNote(block)
  return [{ name: names[block._type] ?? 'Block', text: String(block.text ?? block.caption ?? '') }]
}

function linesOfNote({ _type, title, introduction, text }: Block): Line[] {
  const name = _type === 'callout' ? 'Note' : 'Crisis help'
  const words = [title, introduction].filter((line) => typeof line === 'string')
  const lines = [...words, ...textBlocksOf(text).map(shownText)]
  return (lines.length > 0 ? lines : ['']).map((line) => ({ name, text: line }))
}

const names: Record<string, string | undefined> = {
  figure: 'Empty picture',
  quotation: 'Quotation',
}

function linesOfCallToAction(block: Block): Line[] {
  const { text, location, closing } = partsOfCallToAction(block)
  return [
    ...text.map((part) => ({ name: 'Invitation', text: shownText(part) })),
    ...location.map((line) => ({ name: 'Where you work', text: line })),
    ...closing.map((part) => ({ name: 'Closing words', text: shownText(part) })),
  ]
}

function linesOfStep(step: {
  title?: string
  text?: string
  quotation?: { text?: string }
}): Line[] {
  return [
    { name: 'Step', text: step.title ?? '' },
    ...(step.text ? [{ name: 'More about it', text: step.text }] : []),
    ...(step.quotation?.text ? [{ name: 'Words to try', text: step.quotation.text }] : []),
  ]
}

function nameOf(block: TextBlock): string {
  const { style, listItem, level } = block
  if (listItem !== undefined) {
    return `${(level ?? 1) > 1 ? 'Inner ' : ''}${listItem === 'number' ? 'number' : 'bullet'}`.replace(
      /^./,
      (letter) => letter.toUpperCase(),
    )
  }
  if (textOf(block).trim() === '') return 'Empty line'
  if (style === 'h2') return 'Heading'
  return style !== undefined && /^h\d$/.test(style) ? 'Smaller heading' : 'Paragraph'
}

/** The words, and where their links lead, since that may be all that changed. */
function shownText(block: TextBlock): string {
  const links = (block.markDefs ?? []).flatMap(({ href }) =>
    typeof href === 'string' ? [href] : [],
  )
  return [textOf(block), ...links.map((href) => `(${href})`)].join(' ').trim()
}
