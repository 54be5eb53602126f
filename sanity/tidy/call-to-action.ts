import { findCallToAction, withoutPin } from '#sanity/import/call-to-action.ts'
import type { Paragraph } from '#sanity/import/parts.ts'
import { isDivider } from '#sanity/import/read-paragraphs.ts'
import {
  type Block,
  cutBlock,
  hasLinks,
  holdsMore,
  isTextBlock,
  type TextBlock,
  textOf,
} from './blocks.ts'
import { type Log, quote } from './log.ts'
import { toParagraph } from './paragraphs.ts'
import { isEmptyPicture } from './picture-places.ts'

type Member = Paragraph & { block: Block }

/**
 * Offers to make one block of the invitation that ends a text, as an import does by itself: a page shows that block in
 * place of the invitation from the settings, and would show both otherwise.
 */
export function offerCallToAction(body: Block[], log: Log): void {
  if (body.some(({ _type }) => _type === 'callToAction')) return
  const members = body.map(toMember).filter(({ text }) => !isDivider(text))
  const ending = findCallToAction(members, countOpening(members, log), [])
  if (!ending) return
  const blocksOf = (members: Member[]) => members.map(({ block }) => block).filter(isTextBlock)
  const [text, closing] = [blocksOf(ending.text), blocksOf(ending.closing)]
  const location = blocksOf(ending.location ? [ending.location] : [])
  const found = [...text, ...location, ...closing]
  const taken = found.flatMap(({ _key }) => _key ?? [])
  const [first] = found
  const [key] = taken
  if (!first || key === undefined || taken.length < found.length) return
  // The line about where she works becomes words alone.
  if (location.some(holdsMore)) return
  const words = textOf(first).trim()
  const begins =
    found.length === 1
      ? `${quote(words)} looks like your invitation`
      : `${quote(words)} and what follows look like your invitation`
  if (location.some(hasLinks) || [...text, ...closing].some(hasInnerLinks)) {
    log.warnings.push({
      text: `${begins}, but an invitation holds no link on the line about where you work, and none to a page of your own. Take that link off and tidy again.`,
      key,
    })
    return
  }
  const [place] = location
  const block = {
    _type: 'callToAction',
    _key: log.deriveKey(first, 'invitation'),
    text: text.map(withoutEndSpaces),
    ...(place && { locationLine: withoutPin(textOf(place).trim()) }),
    closing: closing.map(withoutEndSpaces),
  }
  log.warnings.push({
    text: `${begins}. Show it at the end of the page in place of the one from the settings?`,
    key,
    offer: { kind: 'callToAction', key, text: words, taken, block },
  })
}

/** An empty picture counts as the words that keep its place: it moves before the invitation. */
function toMember(block: Block, index: number): Member {
  const paragraph: Paragraph = isEmptyPicture(block)
    ? { line: index + 1, text: 'picture' }
    : toParagraph(block, index)
  return { ...paragraph, block }
}

/** How many members end with the last one that is offered as the title or subtitle. */
function countOpening(members: Member[], log: Log): number {
  const offered = log.warnings.flatMap(({ offer }) =>
    offer?.kind === 'title' || offer?.kind === 'subtitle' ? [offer.key] : [],
  )
  return members.findLastIndex(({ block }) => offered.includes(block._key ?? '')) + 1
}

/** Whether a link leads to another page of the site by reference. */
function hasInnerLinks(block: TextBlock): boolean {
  return (block.markDefs ?? []).some(({ _type }) => _type !== 'link')
}

function withoutEndSpaces(block: TextBlock): TextBlock {
  return cutBlock(block, 0, textOf(block).length)
}

/** What a call to action holds, in the order of the page. `location` is empty where it has no such line. */
export function partsOfCallToAction(block: Block): {
  text: TextBlock[]
  location: string[]
  closing: TextBlock[]
} {
  return {
    text: textBlocksOf(block.text),
    location: typeof block.locationLine === 'string' ? [block.locationLine] : [],
    closing: textBlocksOf(block.closing),
  }
}

/** The paragraphs of a short text within a larger block. */
export function textBlocksOf(field: unknown): TextBlock[] {
  return Array.isArray(field) ? field.filter(isTextBlock) : []
}
