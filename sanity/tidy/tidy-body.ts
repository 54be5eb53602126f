import { type Block, isTextBlock } from './blocks.ts'
import { cleanLetters } from './letters.ts'
import { type Change, createLog, type Offer, type Warning } from './log.ts'
import { type Fields, tidyOpening } from './opening.ts'
import { makePicturePlaces } from './picture-places.ts'
import { makeSteps } from './steps.ts'
import { dropEmptyBlocks, mendLevels, mendStyles } from './styles.ts'
import { makeLists, splitTypedLines } from './typed-lists.ts'
import { offerHeadings, warnOfRestarts } from './warnings.ts'

export type Tidied = {
  /** Blocks that were left alone are the very same objects, under the same `_key`. */
  body: Block[]
  changes: Change[]
  warnings: Warning[]
}

/**
 * Tidies a text that was pasted. No word is lost: each stands in the new text or in a change that says it was removed.
 * Tidying a tidy text changes nothing.
 * @param fields what stands above the text, so that it is not said twice
 */
export function tidyBody(body: readonly Block[], fields: Fields = {}): Tidied {
  const log = createLog(body)
  const passes: Array<(blocks: Block[]) => Block[]> = [
    (blocks) => cleanLetters(blocks, log),
    (blocks) => dropEmptyBlocks(blocks, log),
    (blocks) => mendStyles(blocks, log),
    (blocks) => tidyOpening(blocks, fields, log),
    (blocks) => splitTypedLines(blocks, log),
    (blocks) => makePicturePlaces(blocks, log),
    (blocks) => makeSteps(blocks, log),
    (blocks) => makeLists(blocks, log),
    (blocks) => mendLevels(blocks, log),
  ]
  const tidied = passes.reduce((blocks, pass) => pass(blocks), [...body])
  offerHeadings(tidied, log)
  warnOfRestarts(tidied, log)
  return { body: tidied, changes: log.changes, warnings: log.warnings }
}

/** Does to a text what was offered: a title or subtitle leaves it, a bold paragraph becomes a heading. */
export function acceptOffers(body: readonly Block[], offers: readonly Offer[]): Block[] {
  return body.flatMap((block) => {
    const offer = offers.find(({ key }) => key === block._key)
    if (!offer || !isTextBlock(block)) return [block]
    if (offer.kind !== 'heading') return []
    const children = block.children.map((child) => ({
      ...child,
      marks: (child.marks ?? []).filter((mark) => mark !== 'strong'),
    }))
    return [{ ...block, style: 'h2', children }]
  })
}
