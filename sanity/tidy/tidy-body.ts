import { type Block, isTextBlock } from './blocks.ts'
import { offerCallToAction } from './call-to-action.ts'
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
  if (fields.hasInvitation) offerCallToAction(tidied, log)
  offerHeadings(tidied, log)
  warnOfRestarts(tidied, log)
  return { body: tidied, changes: log.changes, warnings: log.warnings }
}

/** Does to a text what was offered: words leave it for a field, become a heading, or one block at its end. */
export function acceptOffers(body: readonly Block[], offers: readonly Offer[]): Block[] {
  const ending = offers.find((offer) => offer.kind === 'callToAction')
  const accepted = body.flatMap((block) => {
    if (ending?.taken.includes(block._key ?? '')) return []
    const offer = offers.find(({ key }) => key === block._key)
    if (!offer || !isTextBlock(block)) return [block]
    if (offer.kind !== 'heading') return []
    const children = block.children.map((child) => ({
      ...child,
      marks: (child.marks ?? []).filter((mark) => mark !== 'strong'),
    }))
    return [{ ...block, style: 'h2', children }]
  })
  return ending ? [...accepted, ending.block] : accepted
}

/**
 * The offers that are accepted unless she says otherwise. An empty field wants its words, and a page with two invitations
 * is never meant; whether a field is to have other words, and what is a heading, only she knows.
 */
export function likelyOffers(offers: readonly Offer[]): Offer[] {
  return offers.filter(
    (offer) =>
      offer.kind === 'callToAction' || (offer.kind !== 'heading' && offer.replaces === undefined),
  )
}
