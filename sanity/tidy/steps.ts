import { findMarkedPart } from '#sanity/import/marked-part.ts'
import type { Paragraph, Quote } from '#sanity/import/parts.ts'
import { readPicturePlace } from '#sanity/import/placeholders.ts'
import { readQuotationAt, readSteps } from '#sanity/import/steps.ts'
import {
  type Block,
  hasLinks,
  holdsMore,
  isHeading,
  isListItem,
  isParagraph,
  isTextBlock,
  type TextBlock,
  textOf,
} from './blocks.ts'
import { countOf, type Log, quote } from './log.ts'
import { toParagraph } from './paragraphs.ts'
import { readTypedItem } from './typed-lists.ts'

type Step = { title: string; text?: string; quotation?: Quote }
type Found = { steps: Step[]; taken: number }

/**
 * Makes a block of steps of list items that each have a quoted paragraph, and of numbers that each have a paragraph or
 * two: on the page such numbers would all be 1.
 */
export function makeSteps(body: Block[], log: Log): Block[] {
  const paragraphs = body.map(toParagraph)
  const result: Block[] = []
  for (let index = 0; index < body.length; ) {
    const found = findSteps(body, paragraphs, index)
    const taken = body.slice(index, index + (found?.taken ?? 1))
    const hindrance = found && findHindrance(taken)
    if (found && !hindrance && !taken.some(holdsMore)) {
      const markers = taken.flatMap((block) => readTypedItem(block)?.item.marker ?? [])
      log.change(
        `${quote(found.steps[0]?.title ?? '')} and what follows became ${countOf(found.steps.length, 'step')} in a block of their own.`,
        markers,
      )
      result.push(makeBlock(found.steps, taken, log))
    } else {
      if (found && hindrance) noteHindrance(hindrance, found, taken, log)
      result.push(...taken)
    }
    index += taken.length
  }
  return result
}

/** Why steps would lose something, and what she can do. */
type Hindrance = { reason: string; remedy: string }

const link: Hindrance = {
  reason: 'a link stands in them, and steps hold none',
  remedy: 'Move the link to another paragraph',
}

function findHindrance(taken: Block[]): Hindrance | undefined {
  const blocks = taken.filter(isTextBlock)
  if (blocks.some(hasLinks)) return link
  const marked = blocks.map(markedPartOf).find((words) => words !== undefined)
  return marked === undefined
    ? undefined
    : {
        reason: `${quote(marked)} is bold or italic in them, and steps hold plain words`,
        remedy: 'If you want steps, make it plain',
      }
}

function markedPartOf(block: TextBlock): string | undefined {
  const runs = block.children.map(({ text = '', marks = [] }) => ({ text, marks }))
  return findMarkedPart(runs, readTypedItem(block)?.from)
}

function noteHindrance(
  { reason, remedy }: Hindrance,
  found: Found,
  [first]: Block[],
  log: Log,
): void {
  log.warnings.push({
    text: `${quote(found.steps[0]?.title ?? '')} and what follows look like steps, but ${reason}. ${remedy} and tidy again.`,
    ...(first?._key !== undefined && { key: first._key }),
  })
}

function findSteps(body: Block[], paragraphs: Paragraph[], index: number): Found | undefined {
  const quoted = readSteps(paragraphs, index)
  if (quoted) return { steps: quoted.part.steps, taken: quoted.taken }
  return readNumberedSteps(body, paragraphs, index)
}

/** Real numbers of the first level, each with a quotation or up to two plain paragraphs before the next number. */
function readNumberedSteps(
  body: Block[],
  paragraphs: Paragraph[],
  index: number,
): Found | undefined {
  if (paragraphs[index - 1]?.item) return undefined
  const steps: Step[] = []
  let taken = 0
  while (isNumber(body[index + taken])) {
    const at = index + taken
    const plain = countPlain(body, paragraphs, at + 1)
    const quotation = readQuotationAt(paragraphs, at + 1 + plain)
    const next = at + 1 + plain + (quotation?.taken ?? 0)
    const isLast = !isNumber(body[next])
    // After the last number nobody can tell where the step ends and the text goes on.
    const isOpen = isLast && !quotation && !(plain === 1 && endsHere(body[next]))
    const text = isOpen ? [] : paragraphs.slice(at + 1, at + 1 + plain).map((found) => found.text)
    if (!isLast && plain === 0 && !quotation) return undefined
    steps.push({
      title: paragraphs[at]?.text ?? '',
      ...(text.length > 0 && { text: text.join('\n\n') }),
      ...(quotation && { quotation: quotation.quotation }),
    })
    taken = isOpen ? at + 1 - index : next - index
    if (isLast) break
  }
  return steps.length > 1 ? { steps, taken } : undefined
}

function isNumber(block: Block | undefined): boolean {
  return isListItem(block) && block.listItem === 'number' && (block.level ?? 1) === 1
}

function endsHere(block: Block | undefined): boolean {
  return block === undefined || isHeading(block) || !isTextBlock(block)
}

function countPlain(body: Block[], paragraphs: Paragraph[], from: number): number {
  let count = 0
  while (count < 2 && isPlain(body[from + count]) && !readQuotationAt(paragraphs, from + count)) {
    count++
  }
  return count
}

/** Steps keep words alone, so nothing with a mark may become one. */
function isPlain(block: Block | undefined): block is TextBlock {
  return (
    isParagraph(block) &&
    !readTypedItem(block) &&
    !readPicturePlace(textOf(block)) &&
    block.children.every(({ marks }) => (marks ?? []).length === 0)
  )
}

function makeBlock(steps: Step[], taken: Block[], log: Log): Block {
  const [first] = taken
  const key = log.deriveKey(first, 'steps')
  return {
    _type: 'steps',
    _key: key,
    items: steps.map(({ title, text, quotation }, index) => ({
      _type: 'step',
      _key: `${key}-${index + 1}`,
      title,
      ...(text !== undefined && { text }),
      ...(quotation && { quotation: { _type: 'quotation', ...quotation } }),
    })),
  }
}
