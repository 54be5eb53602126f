import { makePicture } from '#sanity/import/article-document.ts'
import { findMarkedWords, isLinked } from '#sanity/import/marked-part.ts'
import type { Inline, Paragraph, PictureMark } from '#sanity/import/parts.ts'
import { type InnerPicture, kindOfPicture, largestPicture } from '#sanity/import/picture-files.ts'
import { readQuotationAt, readSteps } from '#sanity/import/steps.ts'
import type { Block, Child, MarkDefinition } from './blocks.ts'
import { emptyPicture } from './picture-places.ts'

/** What can't come along from another program. `after` holds the words before it, empty at the very beginning. */
export type Loss = { kind: 'picture' | 'table'; after: string }

/** A picture that came along as a file. Its `reference` is the key of the figure that waits for it. */
export type PastedPicture = InnerPicture & { after: string }

export type Pasted = { blocks: Block[]; losses: Loss[]; pictures: PastedPicture[] }

export type PasteOptions = {
  makeKey: () => string
  /** Whether the field takes pictures. */
  hasPictures: boolean
  /** Whether the field takes quotations. */
  hasQuotations: boolean
}

/**
 * Makes blocks of what was read from the clipboard: every heading on one of our two levels, every list on two levels,
 * a block of its own of a quotation that stands alone, a picture without its file where one stood, each cell of a table
 * as a paragraph.
 */
export function pasteBlocks(paragraphs: readonly Paragraph[], options: PasteOptions): Pasted {
  const { makeKey, hasQuotations } = options
  const all = [...paragraphs]
  const pasted: Pasted = { blocks: [], losses: [], pictures: [] }
  let endOfSteps = 0
  for (let index = 0; index < all.length; index++) {
    const paragraph = all[index]
    if (!paragraph) break
    const after = all.slice(0, index).findLast(({ text }) => text !== '')?.text ?? ''
    if (paragraph.table && !all[index - 1]?.table) pasted.losses.push({ kind: 'table', after })
    endOfSteps = Math.max(endOfSteps, index + (readSteps(all, index)?.taken ?? 0))
    const quoted = hasQuotations && index >= endOfSteps && readLoneQuotation(all, index)
    if (paragraph.picture) {
      pastePicture(paragraph.picture, after, options, pasted)
    } else if (quoted) {
      pasted.blocks.push({ _type: 'quotation', _key: makeKey(), ...quoted.quotation })
      index += quoted.taken - 1
    } else {
      pasted.blocks.push(pasteText(paragraph, makeKey))
    }
  }
  return pasted
}

function pastePicture(
  picture: PictureMark,
  after: string,
  { makeKey, hasPictures }: PasteOptions,
  { blocks, losses, pictures }: Pasted,
): void {
  const { bytes, alt, caption } = picture
  const kind = bytes && bytes.length <= largestPicture ? kindOfPicture(bytes) : undefined
  const key = makeKey()
  if (!hasPictures || !bytes || !kind) {
    losses.push({ kind: 'picture', after })
    if (hasPictures) blocks.push(emptyPicture(key))
    return
  }
  blocks.push({
    ...emptyPicture(key),
    picture: makePicture({ ...(alt !== undefined && { alt }) }),
    ...(caption !== undefined && { caption }),
  })
  const fileName = `pasted-picture-${pictures.length + 1}.${kind.ending}`
  pictures.push({ reference: key, after, bytes, fileName, contentType: kind.contentType })
}

/**
 * Reads what the other program marks as a quotation, where it is one paragraph, with `— Name` below it or not. Several
 * in a row are a mail or an indented text; links, and bold or italic words among others, would be lost.
 */
function readLoneQuotation(
  paragraphs: Paragraph[],
  index: number,
): ReturnType<typeof readQuotationAt> {
  if (!paragraphs[index]?.blockquote || paragraphs[index - 1]?.blockquote) return undefined
  const quoted = readQuotationAt(paragraphs, index)
  if (!quoted || paragraphs[index + quoted.taken]?.blockquote) return undefined
  const taken = paragraphs.slice(index, index + quoted.taken)
  const isMore = (paragraph: Paragraph) =>
    paragraph.table || isLinked(paragraph) || findMarkedWords(paragraph) !== undefined
  return taken.some(isMore) ? undefined : quoted
}

function pasteText(paragraph: Paragraph, makeKey: () => string): Block {
  const { item } = paragraph
  const markDefs: MarkDefinition[] = []
  const children = (paragraph.spans ?? [{ text: paragraph.text }]).map((run): Child => {
    const link = run.href === undefined ? undefined : linkTo(run.href, markDefs, makeKey)
    return { _type: 'span', _key: makeKey(), text: run.text, marks: marksOf(run, link) }
  })
  return {
    _type: 'block',
    _key: makeKey(),
    style: item ? 'normal' : styleOf(paragraph),
    ...(item && { listItem: item.list, level: item.indent >= 4 ? 2 : 1 }),
    markDefs,
    children,
  }
}

function styleOf({ heading, role }: Paragraph): 'normal' | 'h2' | 'h3' {
  if (heading === 3) return 'h3'
  return heading || role === 'title' ? 'h2' : 'normal'
}

function marksOf({ strong, em }: Inline, link: string | undefined): string[] {
  return [...(strong ? ['strong'] : []), ...(em ? ['em'] : []), ...(link ? [link] : [])]
}

/** @returns the key of the link; runs of one link in a row share it. */
function linkTo(href: string, markDefs: MarkDefinition[], makeKey: () => string): string {
  const last = markDefs.at(-1)
  if (last?.href === href) return last._key
  const definition = { _type: 'link', _key: makeKey(), href }
  markDefs.push(definition)
  return definition._key
}

/** Whether a paste is only words for the place where the cursor stands, which the editor itself handles best. */
export function isInline(paragraphs: readonly Paragraph[]): boolean {
  const [only] = paragraphs
  return (
    paragraphs.length === 0 ||
    (paragraphs.length === 1 &&
      !only?.item &&
      !only?.heading &&
      !only?.picture &&
      !only?.role &&
      !only?.blockquote)
  )
}
