import type { Paragraph } from '#sanity/import/parts.ts'
import { readPicturePlace } from '#sanity/import/placeholders.ts'
import { isSubtitle, isTitle } from '#sanity/import/recognise-article.ts'
import { type Block, holdsMore, isHeading, isListItem, isTextBlock, textOf } from './blocks.ts'
import { type FieldOffer, type Log, quote } from './log.ts'

/**
 * What the fields above the text say. `hasSubtitle`: there is a field for one. `hasInvitation`: its page ends with an
 * invitation, from the settings unless the text brings its own.
 */
export type Fields = {
  title?: string
  subtitle?: string
  hasSubtitle?: boolean
  hasInvitation?: boolean
}

/**
 * Takes title, subtitle and the place of the banner out of the beginning of a text, since each has a field of its own.
 * A title or subtitle whose field is still empty is offered for it.
 */
export function tidyOpening(body: Block[], fields: Fields, log: Log): Block[] {
  const offered = new Set<FieldOffer['kind']>()
  let hasPlace = false
  let hasTitle = false
  const dropped = new Set<Block>()
  for (const [index, block] of body.entries()) {
    if (!isTextBlock(block) || isListItem(block) || holdsMore(block)) break
    const text = textOf(block).trim()
    // Once other words may be meant as the title, nothing is certain any more.
    const isCertain = !(hasWords(fields.title) && offered.has('title'))
    const repeated = isCertain ? findRepeated(text, fields) : undefined
    if (repeated) {
      if (repeated === 'title') hasTitle = true
      dropped.add(block)
      log.change(`${quote(text)} was taken out: it stands in the ${repeated} above.`, [text])
    } else if (readPicturePlace(text) && !hasPlace) {
      hasPlace = true
      dropped.add(block)
      log.change(`${quote(text)} was taken out: the picture at the top has a field of its own.`, [
        text,
      ])
    } else if (!hasTitle && looksLikeTitle(block, text, fields)) {
      hasTitle = true
      offered.add('title')
      offer(log, 'title', block, text, fields)
    } else if (
      hasTitle &&
      !offered.has('subtitle') &&
      fields.hasSubtitle &&
      !hasWords(fields.subtitle) &&
      !isHeading(block) &&
      isSubtitle(toLine(text), body[index + 1] && toLine(''))
    ) {
      offered.add('subtitle')
      offer(log, 'subtitle', block, text, fields)
    } else {
      break
    }
  }
  return body.filter((block) => !dropped.has(block))
}

/** Where the field is filled with other words, only a heading may be meant as the title. */
function looksLikeTitle(block: Block, text: string, fields: Fields): boolean {
  if (readPicturePlace(text)) return false
  if (isHeading(block)) return true
  return !hasWords(fields.title) && isTitle(toLine(text)) && !/[.:;,…]$/.test(text)
}

function offer(
  log: Log,
  kind: 'title' | 'subtitle',
  block: Block,
  text: string,
  fields: Fields,
): void {
  if (block._key === undefined) return
  const replaces = fields[kind]?.trim()
  log.warnings.push({
    text: replaces
      ? `Use ${quote(text)} as the ${kind}, in place of ${quote(replaces)}?`
      : `Use ${quote(text)} as the ${kind}?`,
    key: block._key,
    offer: { kind, key: block._key, text, ...(replaces && { replaces }) },
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
