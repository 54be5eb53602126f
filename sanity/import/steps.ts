import { isItem } from './lists.ts'
import type { Paragraph, Part, Quote } from './parts.ts'
import { attributeTo, readAttribution, readQuotation } from './quotations.ts'

export type Steps = Extract<Part, { kind: 'steps' }>

/**
 * Reads steps from `index` on: two or more times a single list item and the quoted paragraph that belongs to it.
 * @returns the block and how many paragraphs it takes; `undefined` when fewer than two such pairs begin there.
 */
export function readSteps(
  paragraphs: Paragraph[],
  index: number,
): { part: Steps; taken: number } | undefined {
  const first = paragraphs[index]
  if (!isItem(first) || isItem(paragraphs[index - 1])) return undefined
  const steps: Steps['steps'] = []
  let taken = 0
  for (;;) {
    const item = paragraphs[index + taken]
    const quotation = readQuotationAt(paragraphs, index + taken + 1)
    if (!isItem(item) || item.item.list !== first.item.list || !quotation) break
    steps.push({ title: item.text, quotation: quotation.quotation })
    taken += 1 + quotation.taken
  }
  if (steps.length < 2) return undefined
  return { part: { kind: 'steps', line: first.line, steps }, taken }
}

/** Reads a quoted paragraph and, where the next one is `— Name`, who is quoted. */
export function readQuotationAt(
  paragraphs: Paragraph[],
  index: number,
): { quotation: Quote; taken: number } | undefined {
  const paragraph = paragraphs[index]
  if (!paragraph || isItem(paragraph)) return undefined
  const quotation = readQuotation(paragraph.text) ?? readBlockQuotation(paragraph)
  if (!quotation) return undefined
  const attribution = quotation.attribution ? undefined : readAttributionAt(paragraphs, index + 1)
  if (attribution === undefined) return { quotation, taken: 1 }
  return { quotation: attributeTo(quotation, attribution), taken: 2 }
}

/** What the file itself marks as a quotation needs no quotation marks. */
function readBlockQuotation({ blockquote, heading, picture, text }: Paragraph): Quote | undefined {
  return blockquote && !heading && !picture ? { text, sourceKind: 'example' } : undefined
}

/** `— Name` on the line after a quotation. A shorter dash looks like a list item: it counts right under a lone quotation. */
function readAttributionAt(paragraphs: Paragraph[], index: number): string | undefined {
  const quoted = paragraphs[index - 1]
  const named = paragraphs[index]
  if (!quoted || !named) return undefined
  if (!isItem(named)) return readAttribution(named.text)
  const isAlone = !isItem(paragraphs[index - 2]) && !isItem(paragraphs[index + 1])
  const isDashed = named.item.marker === '-' || named.item.marker === '–'
  const isRightBelow = named.line === quoted.line + 1
  return isDashed && isAlone && isRightBelow && named.text.length <= 80 ? named.text : undefined
}
