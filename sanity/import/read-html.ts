import { parse } from 'parse5'
import { cleanLink } from './clean-link.ts'
import { cleanSpans } from './clean-spans.ts'
import { dropsOut, isBlock, isComment, listLevelOf, readPicture } from './html-elements.ts'
import { isFootnote, isWayBack } from './html-footnotes.ts'
import { headingOf, roleOf } from './html-headings.ts'
import {
  attribute,
  type ClassStyles,
  type Element,
  isBold,
  isElement,
  isHidden,
  isItalic,
  type Node,
  readClassStyles,
  styleOf,
} from './html-styles.ts'
import { ImportError } from './import-error.ts'
import type { Inline, ItemMark, Paragraph } from './parts.ts'
import { isQuoted } from './quotations.ts'
import { createWordLists, isMarker, type WordLists } from './word-lists.ts'

/** Documents of people nest some dozens of elements; far deeper ones are made to break programs. */
const deepest = 400

/** What surrounds a run of words. */
type Place = {
  depth: number
  marks: Omit<Inline, 'text'>
  preserved: boolean
  list?: { kind: ItemMark['list']; level: number; count: number }
  /** The list item that surrounds it: its mark goes to the first paragraph, the next ones join that. */
  item?: { mark: ItemMark; paragraph?: Paragraph }
  heading?: 1 | 2 | 3
  role?: 'title' | 'subtitle'
  table?: true
  footnote?: true
  blockquote?: true
}

type Reading = {
  paragraphs: Paragraph[]
  runs: Inline[]
  styles: ClassStyles
  wordLists: WordLists
}

/**
 * Reads HTML as Google Docs, Word, Word online, Apple Pages and web pages write it, from the clipboard or from a file,
 * into paragraphs, headings, list items and pictures. `line` counts them from 1. Empty paragraphs, comments of
 * reviewers, invisible letters, tracking parameters and every look but bold and italic are left out.
 * @throws {ImportError} when it is nested too deeply to be read.
 */
export function readHtml(html: string): Paragraph[] {
  const document = parse(html)
  const reading: Reading = {
    paragraphs: [],
    runs: [],
    styles: readClassStyles(findStyleSheets(html)),
    wordLists: createWordLists(),
  }
  const place: Place = { depth: 0, marks: {}, preserved: false }
  for (const child of document.childNodes) readNode(child, place, reading)
  flush(reading, place)
  return reading.paragraphs.map((paragraph, index) => ({ ...paragraph, line: index + 1 }))
}

function findStyleSheets(html: string): string {
  return [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style/gi)].map(([, sheet]) => sheet).join('\n')
}

function readNode(node: Node, place: Place, reading: Reading): void {
  if (place.depth > deepest) {
    throw new ImportError('The file is nested too deeply to be read. Save it as plain text (.txt).')
  }
  if (isElement(node)) {
    readElement(node, place, reading)
  } else if (node.nodeName === '#text' && 'value' in node) {
    const text = place.preserved ? node.value : node.value.replace(/[ \t\n\r\f]+/g, ' ')
    reading.runs.push({ text, ...place.marks })
  }
}

function readElement(element: Element, outer: Place, reading: Reading): void {
  const style = styleOf(element, reading.styles)
  if (dropsOut(element) || isHidden(style) || isComment(element) || isWayBack(element)) return
  const place = placeInside(element, outer, reading)
  const read = readers[element.tagName] ?? readChildren
  const standsAlone = isBlock(element)
  if (standsAlone) flush(reading, outer)
  read(element, place, reading)
  if (standsAlone) flush(reading, place)
}

type Reader = (element: Element, place: Place, reading: Reading) => void

/** Elements that are read in a way of their own. */
const readers: Record<string, Reader | undefined> = {
  br: (_, place, reading) => breakLine(reading, place),
  img: addPicture,
  ul: readListOf,
  ol: readListOf,
  figure: readFigure,
}

function readChildren(element: Element, place: Place, reading: Reading): void {
  for (const child of element.childNodes) {
    if (!(isElement(child) && isMarker(child))) readNode(child, place, reading)
  }
}

function placeInside(element: Element, outer: Place, reading: Reading): Place {
  const place: Place = { ...outer, depth: outer.depth + 1 }
  const style = styleOf(element, reading.styles)
  const strong =
    isBold(style) ?? (/^(?:b|strong)$/.test(element.tagName) ? true : outer.marks.strong)
  const em = isItalic(style) ?? (/^(?:i|em)$/.test(element.tagName) ? true : outer.marks.em)
  const href =
    element.tagName === 'a' ? cleanLink(attribute(element, 'href') ?? '') : outer.marks.href
  place.marks = {
    ...(strong && { strong }),
    ...(em && { em }),
    ...(href !== undefined && { href }),
  }
  if (element.tagName === 'pre') place.preserved = true
  if (element.tagName === 'blockquote') place.blockquote = true
  if (isFootnote(element)) place.footnote = true
  if (element.tagName === 'td' || element.tagName === 'th') place.table = true
  const heading = headingOf(element)
  if (heading) place.heading = heading
  const role = roleOf(element)
  if (role) place.role = role
  const mark = reading.wordLists.readItem(element, style)
  if (mark) place.item = { mark }
  return place
}

/** A list is read child by child: each item counts, and lists that stand right in the list are its inner ones. */
function readListOf(element: Element, place: Place, reading: Reading): void {
  flush(reading, place)
  const start = Number.parseInt(attribute(element, 'start') ?? '1', 10)
  const kind = element.tagName === 'ol' ? 'number' : 'bullet'
  const level = listLevelOf(element) ?? (place.list?.level ?? 0) + 1
  const list = { kind, level, count: Number.isNaN(start) ? 1 : start } as const
  let { count } = list
  for (const child of element.childNodes) {
    if (!isElement(child) || child.tagName !== 'li') {
      readNode(child, { ...place, list }, reading)
      continue
    }
    count = Number.parseInt(attribute(child, 'value') ?? String(count), 10) || count
    const own = listLevelOf(child) ?? level
    const mark: ItemMark = {
      list: kind,
      marker: kind === 'number' ? `${count}.` : '•',
      indent: (own - 1) * 4,
      ...(kind === 'number' && { count }),
    }
    const inside: Place = { ...place, list: { ...list, level: own }, item: { mark } }
    readNode(child, inside, reading)
    flush(reading, inside)
    count++
  }
}

function readFigure(element: Element, place: Place, reading: Reading): void {
  flush(reading, place)
  const first = reading.paragraphs.length
  const caption = element.childNodes.find(
    (child) => isElement(child) && child.tagName === 'figcaption',
  )
  for (const child of element.childNodes) if (child !== caption) readNode(child, place, reading)
  flush(reading, place)
  const picture = reading.paragraphs.slice(first).find((paragraph) => paragraph.picture)?.picture
  if (!caption) return
  const before = reading.paragraphs.length
  readNode(caption, place, reading)
  flush(reading, place)
  if (picture)
    picture.caption = reading.paragraphs
      .splice(before)
      .map(({ text }) => text)
      .join(' ')
}

function addPicture(element: Element, place: Place, reading: Reading): void {
  const picture = readPicture(element)
  if (picture === undefined) return
  if (typeof picture === 'string') {
    reading.runs.push({ text: picture, ...place.marks })
    return
  }
  flush(reading, place)
  reading.paragraphs.push({ line: 0, text: '', picture, ...(place.table && { table: true }) })
}

/** One break stays inside the paragraph; a second right after it ends the paragraph. */
function breakLine(reading: Reading, place: Place): void {
  const last = reading.runs.findLast(({ text }) => text.trim() !== '' || text.includes('\n'))
  if (last?.text.endsWith('\n') && last.text.trim() === '') flush(reading, place)
  else reading.runs.push({ text: '\n' })
}

/** Ends the paragraph that is being read and keeps it when it holds words. */
function flush(reading: Reading, place: Place): void {
  const spans = cleanSpans(reading.runs)
  reading.runs = []
  if (spans.length === 0) return
  const text = spans.map((span) => span.text).join('')
  const { item } = place
  if (item?.paragraph && !place.blockquote && !isQuoted(text)) {
    joinItem(item.paragraph, spans)
    return
  }
  const isFirst = item !== undefined && item.paragraph === undefined
  const paragraph: Paragraph = {
    line: 0,
    text,
    ...(isFirst && { item: item.mark }),
    ...(place.heading && { heading: place.heading }),
    ...(place.role && { role: place.role }),
    ...(place.table && { table: true }),
    ...(place.footnote && { footnote: true }),
    ...(place.blockquote && { blockquote: true }),
  }
  setSpans(paragraph, place.heading ? plainHeading(spans) : spans)
  if (isFirst) item.paragraph = paragraph
  reading.paragraphs.push(paragraph)
}

/** A further paragraph of a list item becomes a further line of it. */
function joinItem(paragraph: Paragraph, spans: Inline[]): void {
  const before = paragraph.spans ?? [{ text: paragraph.text }]
  const all = cleanSpans([...before, { text: '\n' }, ...spans])
  paragraph.text = all.map((span) => span.text).join('')
  setSpans(paragraph, all)
}

function setSpans(paragraph: Paragraph, spans: Inline[]): void {
  const isMarked = spans.some((span) => span.strong || span.em || span.href !== undefined)
  if (isMarked) paragraph.spans = spans
  else delete paragraph.spans
}

/** A heading is bold by itself: bold says nothing where all of it is. */
function plainHeading(spans: Inline[]): Inline[] {
  if (!spans.every((span) => span.strong || span.text.trim() === '')) return spans
  return cleanSpans(spans.map(({ strong: _, ...span }) => span))
}
