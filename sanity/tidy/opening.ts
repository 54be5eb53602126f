import type { Paragraph } from '#sanity/import/parts.ts'
import { readPicturePlace } from '#sanity/import/placeholders.ts'
import { isSubtitle, isTitle } from '#sanity/import/recognise-article.ts'
import { type Block, isHeading, isListItem, isTextBlock, textOf } from './blocks.ts'
import { type Log, type Offer, quote } from './log.ts'

/** What the fields above the text say. `hasSubtitle`: there is a field for one. */
export type Fields = { title?: string; subtitle?: string; hasSubtitle?: boolean }

const fieldNames = { title: 'title', subtitle: 'subtitle' } as const

/**
 * Takes title, subtitle and the place of the banner out of the beginning of a text, since each has a field of its own.
 * A title or subtitle whose field is still empty is offered for it.
 */
export function tidyOpening(body: Block[], fields: Fields, log: Log): Block[] {
  const offered = new Set<Offer['kind']>()
  let hasPlace = false
  let hasTitle = hasWords(fields.title)
  const dropped = new Set<Block>()
  for (const [index, block] of body.entries()) {
    if (!isTextBlock(block) || isListItem(block)) break
    const text = textOf(block).trim()
    const repeated = findRepeated(text, fields)
    if (repeated) {
      dropped.add(block)
      log.change(`${quote(text)} was taken out: it stands in the ${fieldNames[repeated]} above.`, [
        text,
      ])
    } else if (readPicturePlace(text) && !hasPlace) {
      hasPlace = true
      dropped.add(block)
      log.change(`${quote(text)} was taken out: the picture at the top has a field of its own.`, [
        text,
      ])
    } else if (!hasTitle && isTitle(toLine(text)) && (isHeading(block) || !/[.:;,…]$/.test(text))) {
      hasTitle = true
      offered.add('title')
      offer(log, 'title', block, text)
    } else if (
      offered.has('title') &&
      !offered.has('subtitle') &&
      fields.hasSubtitle &&
      !hasWords(fields.subtitle) &&
      !isHeading(block) &&
      isSubtitle(toLine(text), body[index + 1] && toLine(''))
    ) {
      offered.add('subtitle')
      offer(log, 'subtitle', block, text)
    } else {
      break
    }
  }
  return body.filter((block) => !dropped.has(block))
}

function offer(log: Log, kind: 'title' | 'subtitle', block: Block, text: string): void {
  if (block._key === undefined) return
  log.warnings.push({
    text: `Use ${quote(text)} as the ${fieldNames[kind]}?`,
    key: block._key,
    offer: { kind, key: block._key, text },
  })
}

function toLine(text: string): Paragraph {
  return { line: 1, text }
}

function hasWords(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== ''
}

function findRepeated(text: string, fields: Fields): 'title' | 'subtitle' | undefined {
  return (['title', 'subtitle'] as const).find((name) => {
    const words = lettersOf(fields[name] ?? '')
    return words !== '' && words === lettersOf(text)
  })
}

/** Letters and digits alone, so that other quotation marks and capitals make no difference. */
function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
