import {
  type Block,
  isBold,
  isHeading,
  isListItem,
  isParagraph,
  isTextBlock,
  textOf,
} from './blocks.ts'
import { type Log, quote } from './log.ts'

/** Longer paragraphs in bold are emphasis, not headings. */
const longestHeading = 80

/** Asks about short paragraphs that are bold as a whole, unless another block is offered for them. */
export function offerHeadings(body: Block[], log: Log): void {
  const taken = log.warnings.flatMap(({ offer }) =>
    offer?.kind === 'callToAction' ? offer.taken : [],
  )
  for (const block of body) {
    const { _key: key } = block
    if (key === undefined || taken.includes(key) || !isParagraph(block) || !isBold(block)) continue
    const text = textOf(block).trim()
    if (text.length >= longestHeading) continue
    log.warnings.push({
      text: `${quote(text)} is bold as a whole. Make this a heading?`,
      key,
      offer: { kind: 'heading', key, text },
    })
  }
}

/** Tells of numbers that start at 1 again because a paragraph or two stand before them. */
export function warnOfRestarts(body: Block[], log: Log): void {
  let sinceNumber = Number.POSITIVE_INFINITY
  for (const block of body) {
    const isNumber = isListItem(block) && block.listItem === 'number' && (block.level ?? 1) === 1
    if (isNumber && sinceNumber > 0 && sinceNumber <= 2) {
      log.warnings.push({
        text: `The numbers start at 1 again at ${quote(textOf(block))}, since other text stands before it. Move that text, or make a block of steps.`,
        ...(block._key !== undefined && { key: block._key }),
      })
    }
    if (isNumber) sinceNumber = 0
    else if (isHeading(block) || !isTextBlock(block)) sinceNumber = Number.POSITIVE_INFINITY
    else if ((block.level ?? 1) === 1 || !isListItem(block)) sinceNumber++
  }
}
