import type { Inline, Paragraph } from '#sanity/import/parts.ts'
import type { Block, Child, MarkDefinition } from './blocks.ts'
import { emptyPicture } from './picture-places.ts'

/** What can't come along from another program. `after` holds the words before it, empty at the very beginning. */
export type Loss = { kind: 'picture' | 'table'; after: string }

/**
 * Makes blocks of what was read from the clipboard: every heading on one of our two levels, every list on two levels,
 * an empty picture where one stood, each cell of a table as a paragraph.
 * @param options.hasPictures whether the field takes pictures
 */
export function pasteBlocks(
  paragraphs: readonly Paragraph[],
  options: { makeKey: () => string; hasPictures: boolean },
): { blocks: Block[]; losses: Loss[] } {
  const { makeKey, hasPictures } = options
  const losses: Loss[] = []
  const blocks = paragraphs.flatMap((paragraph, index): Block[] => {
    const before = paragraphs.slice(0, index)
    const after = before.findLast(({ text }) => text !== '')?.text ?? ''
    if (paragraph.table && !before.at(-1)?.table) losses.push({ kind: 'table', after })
    if (!paragraph.picture) return [pasteText(paragraph, makeKey)]
    losses.push({ kind: 'picture', after })
    return hasPictures ? [emptyPicture(makeKey())] : []
  })
  return { blocks, losses }
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
    (paragraphs.length === 1 && !only?.item && !only?.heading && !only?.picture && !only?.role)
  )
}
