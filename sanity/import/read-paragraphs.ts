import type { ItemMark, Paragraph } from './parts.ts'
import { isQuoted } from './quotations.ts'

type Line = {
  number: number
  indent: number
  /** Columns from the margin to the last character, marker included. */
  width: number
  text: string
  afterBlank: boolean
  item?: ItemMark
}

/**
 * Splits plain text into paragraphs and list items. A line is a paragraph, unless the text was broken at a fixed width:
 * then neighbouring lines are joined. Indented lines right under a list item belong to it.
 * @param text with `\n` as its line ending
 */
export function readParagraphs(text: string): Paragraph[] {
  const lines = readLines(text)
  const width = wrappedAt(lines)
  const paragraphs: Paragraph[] = []
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1]
    const open = paragraphs.at(-1)
    if (before && open && width !== undefined && wasBroken(before, line, width)) {
      open.text += ` ${line.text}`
    } else if (open && continuesItem(line, open)) {
      open.text += `\n${line.text}`
    } else {
      paragraphs.push({ line: line.number, text: line.text, ...(line.item && { item: line.item }) })
    }
  }
  return paragraphs
}

function readLines(text: string): Line[] {
  const lines: Line[] = []
  let afterBlank = true
  for (const [index, raw] of text.split('\n').entries()) {
    const content = raw.trim()
    if (content === '') {
      afterBlank = true
      continue
    }
    const indent = columnsBefore(raw)
    const found = readMarker(content, indent)
    lines.push({
      number: index + 1,
      indent,
      width: indent + content.length,
      afterBlank,
      ...(found ? { text: found.text, item: found.item } : { text: content }),
    })
    afterBlank = false
  }
  return lines
}

/** The width of the spaces before a line; a tab leads to the next fourth column. */
export function columnsBefore(raw: string): number {
  let columns = 0
  for (const character of raw) {
    if (character.trim() !== '') break
    columns = character === '\t' ? columns - (columns % 4) + 4 : columns + 1
  }
  return columns
}

/** Bullets as Google Docs, Word, Pages and people write them; a lone `o` is Word's second level. */
const bullet = /^(?:([•●○◦▪▫■□‣⁃∙·➢\uF0B7*–-])\s+|([•●○◦▪▫■□‣⁃\uF0B7])|(o)\t\s*)(?=\S)/u
const number = /^(?:(\d{1,2})[.)]|\((\d{1,2})\))\s+(?=\S)/

/** Reads the bullet or number that a line begins with. @param content the line without spaces at its ends */
export function readMarker(
  content: string,
  indent: number,
): { text: string; item: ItemMark } | undefined {
  const bulleted = bullet.exec(content)
  if (bulleted && !isDivider(content)) {
    const text = content.slice(bulleted[0].length)
    return { text, item: { list: 'bullet', marker: bulleted[0].trim(), indent } }
  }
  const numbered = number.exec(content)
  if (!numbered) return undefined
  const text = content.slice(numbered[0].length)
  const count = Number(numbered[1] ?? numbered[2])
  return { text, item: { list: 'number', marker: numbered[0].trim(), indent, count } }
}

/** A line of signs alone, such as `* * *` or `-----`, that divides a text. */
export function isDivider(text: string): boolean {
  return /^[\s*_=~#•·–—-]{3,}$/u.test(text)
}

function continuesItem(line: Line, open: Paragraph): boolean {
  return (
    open.item !== undefined &&
    !line.item &&
    !line.afterBlank &&
    line.indent > open.item.indent &&
    !isQuoted(line.text)
  )
}

/** Whether `line` goes on with the paragraph of the line before it in a text that was broken at `width` columns. */
function wasBroken(before: Line, line: Line, width: number): boolean {
  if (line.item || line.afterBlank || isDivider(line.text)) return false
  const firstWord = line.text.split(/\s/, 1)[0] ?? ''
  return before.width + 1 + firstWord.length > width
}

/**
 * The width at which the lines were broken. Then the first word of nearly each following line would not have fitted on
 * the line before it; one such break alone proves nothing.
 */
function wrappedAt(lines: Line[]): number | undefined {
  const width = Math.max(0, ...lines.map((line) => line.width))
  if (width < 40 || width > 120) return undefined
  const pairs = lines
    .slice(1)
    .map((line, index) => ({ before: lines[index], line }))
    .filter(({ line }) => !line.item && !line.afterBlank)
  const broken = pairs.filter(({ before, line }) => before && wasBroken(before, line, width))
  return broken.length >= 3 && broken.length >= pairs.length * 0.8 ? width : undefined
}
