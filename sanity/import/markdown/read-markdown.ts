import { cleanLink } from '../clean-link.ts'
import { cleanSpans } from '../clean-spans.ts'
import type { ItemMark, Paragraph } from '../parts.ts'
import { readHtml } from '../read-html.ts'
import { type MarkdownBlock, readDefinitions, readMarkdownBlocks, toLines } from './read-blocks.ts'
import { type Definitions, isPicture, type MarkdownRun, readInline } from './read-inline.ts'

/**
 * Reads a Markdown text of any origin into paragraphs: what people write in it, and what programs export.
 * @param text without front matter, with `\n` as its line ending
 * @param first the line of the file on which it begins
 */
export function readMarkdown(text: string, first = 1): Paragraph[] {
  const lines = toLines(text, first)
  const definitions = readDefinitions(lines)
  return readMarkdownBlocks(lines).flatMap((block) => toParagraphs(block, definitions, {}))
}

type Around = { level?: number; blockquote?: true }

function toParagraphs(block: MarkdownBlock, definitions: Definitions, around: Around): Paragraph[] {
  const { line } = block
  const quoted = around.blockquote && { blockquote: around.blockquote }
  const read = (source: string, extra: Partial<Paragraph> = {}) =>
    toWords(readInline(source, definitions), { line, text: '', ...quoted, ...extra })
  switch (block.kind) {
    case 'paragraph':
      return read(block.source)
    case 'heading':
      return read(block.source, { heading: block.level > 2 ? 3 : block.level === 1 ? 1 : 2 })
    case 'table':
      return block.cells.flatMap((cell) => read(cell.trim(), { table: true }))
    case 'quote':
      return block.children.flatMap((child) =>
        toParagraphs(child, definitions, { ...around, blockquote: true }),
      )
    case 'code':
      return block.text.trim() === '' ? [] : [{ line, text: block.text.trim(), ...quoted }]
    case 'html':
      return readHtml(block.text).map((paragraph) => ({ ...paragraph, line }))
    case 'item':
      return readItem(block, definitions, around)
    default:
      return []
  }
}

/** The first paragraph of an item takes its mark, further ones become lines of it. */
function readItem(
  block: Extract<MarkdownBlock, { kind: 'item' }>,
  definitions: Definitions,
  around: Around,
): Paragraph[] {
  const level = (around.level ?? 0) + 1
  const mark: ItemMark = {
    list: block.list,
    marker: block.list === 'number' ? `${block.count}.` : '•',
    indent: (level - 1) * 4,
    ...(block.list === 'number' && { count: block.count }),
  }
  const paragraphs: Paragraph[] = []
  for (const child of block.children) {
    const read = toParagraphs(child, definitions, { ...around, level })
    const [first] = read
    const own = paragraphs[0]
    if (child.kind !== 'paragraph' || !first || first.picture) paragraphs.push(...read)
    else if (!own?.item) paragraphs.unshift({ ...first, item: mark }, ...read.slice(1))
    else if (paragraphs.length === 1) joinTo(own, first)
    else paragraphs.push(...read)
  }
  return paragraphs
}

function joinTo(own: Paragraph, further: Paragraph): void {
  own.text += `\n${further.text}`
  if (!own.spans && !further.spans) return
  own.spans = [
    ...(own.spans ?? [{ text: own.text.slice(0, -further.text.length - 1) }]),
    { text: '\n' },
    ...(further.spans ?? [{ text: further.text }]),
  ]
}

/** Pictures stand alone, with the words before and after them in paragraphs of their own. */
function toWords(runs: MarkdownRun[], paragraph: Paragraph): Paragraph[] {
  const found: Paragraph[] = []
  let words: Array<Exclude<MarkdownRun, { picture: unknown }>> = []
  const close = () => {
    const spans = cleanSpans(words.map(withCleanLink))
    words = []
    if (spans.length === 0) return
    const text = spans.map((span) => span.text).join('')
    const isMarked = spans.some((span) => span.strong || span.em || span.href !== undefined)
    found.push({ ...paragraph, text, ...(isMarked && { spans }) })
  }
  for (const run of runs) {
    if (!isPicture(run)) {
      words.push(run)
      continue
    }
    close()
    const { src, alt, title } = run.picture
    const picture = { src, ...(alt && { alt }), ...(title && { caption: title }) }
    found.push({ line: paragraph.line, text: '', picture })
  }
  close()
  return found
}

function withCleanLink({
  href,
  title: _,
  link: __,
  ...span
}: Exclude<MarkdownRun, { picture: unknown }>) {
  const address = href === undefined ? undefined : cleanLink(href)
  return { ...span, ...(address !== undefined && { href: address }) }
}
