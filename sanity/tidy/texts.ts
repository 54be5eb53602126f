import { type Block, isTextBlock, textOf } from './blocks.ts'
import { partsOfCallToAction, textBlocksOf } from './call-to-action.ts'

/** Every text that a block shows to a reader, in order. */
export function textsOf(block: Block): string[] {
  if (isTextBlock(block)) return [textOf(block)]
  if (block._type === 'callToAction') {
    const { text, location, closing } = partsOfCallToAction(block)
    return [...text.map(textOf), ...location, ...closing.map(textOf)]
  }
  if (block._type === 'callout') {
    const title = typeof block.title === 'string' ? [block.title] : []
    return [...title, ...textBlocksOf(block.text).map(textOf)]
  }
  if (block._type !== 'steps' || !Array.isArray(block.items)) {
    return [block.text, block.attribution, block.caption, block.introduction].filter(
      (text) => typeof text === 'string',
    )
  }
  return block.items.flatMap((step: { [field: string]: unknown } | null) => {
    const quotation = step?.quotation as { [field: string]: unknown } | null | undefined
    return [step?.title, step?.text, quotation?.text, quotation?.attribution].filter(
      (text) => typeof text === 'string',
    )
  })
}
