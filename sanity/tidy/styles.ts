import { type Block, holdsMore, isListItem, isTextBlock, textOf } from './blocks.ts'
import { countOf, type Log } from './log.ts'

/** Brings headings to the two levels that a post has; everything else that is unknown becomes a paragraph. */
export function mendStyles(body: Block[], log: Log): Block[] {
  let mended = 0
  const result = body.map((block) => {
    if (!isTextBlock(block)) return block
    const style = knownStyle(block.style)
    if (style === block.style || (block.style === undefined && style === 'normal')) return block
    mended++
    return { ...block, style }
  })
  if (mended > 0) {
    log.change(`Headings have two sizes here: ${countOf(mended, 'heading')} took the nearest one.`)
  }
  return result
}

function knownStyle(style: unknown): 'normal' | 'h2' | 'h3' {
  if (style === 'h1' || style === 'h2') return 'h2'
  return typeof style === 'string' && /^h[3-6]$/.test(style) ? 'h3' : 'normal'
}

/** Takes out paragraphs, headings and list items without a word. */
export function dropEmptyBlocks(body: Block[], log: Log): Block[] {
  const kept = body.filter(
    (block) => !isTextBlock(block) || textOf(block).trim() !== '' || holdsMore(block),
  )
  const dropped = body.length - kept.length
  if (dropped > 0) {
    log.change(
      `${countOf(dropped, 'empty line')} taken out: the page has room between paragraphs anyway.`,
    )
  }
  return kept
}

/** Lists have two levels on the page. Bullets between two numbers belong to the first: so the numbers go on. */
export function mendLevels(body: Block[], log: Log): Block[] {
  let deep = 0
  let loose = 0
  const result = body.map((block, index) => {
    if (!isListItem(block)) return block
    if ((block.level ?? 1) > 2) {
      deep++
      return { ...block, level: 2 }
    }
    if (isBetweenNumbers(body, index)) {
      loose++
      return { ...block, level: 2 }
    }
    return block
  })
  if (deep > 0) log.change(`Lists have two levels here: ${countOf(deep, 'deeper item')} moved up.`)
  if (loose > 0) {
    log.change(
      `${countOf(loose, 'bullet')} between numbers moved one step in, so that the numbers go on instead of starting at 1 again.`,
    )
  }
  return result
}

function isBetweenNumbers(body: Block[], index: number): boolean {
  const block = body[index]
  if (!isListItem(block) || block.listItem !== 'bullet' || (block.level ?? 1) > 1) return false
  const isNumberAhead = (step: 1 | -1) => {
    for (let at = index + step; ; at += step) {
      const other = body[at]
      if (!isListItem(other)) return false
      if ((other.level ?? 1) === 1 && other.listItem === 'number') return true
    }
  }
  return isNumberAhead(-1) && isNumberAhead(1)
}
