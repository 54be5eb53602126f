import type { Note, Paragraph, Part } from './parts.ts'
import { withStart, wordsOf } from './words.ts'

type ItemParagraph = Paragraph & { item: NonNullable<Paragraph['item']> }
type Item = ItemParagraph & { level: 1 | 2 }

export function isItem(paragraph: Paragraph | undefined): paragraph is ItemParagraph {
  return paragraph?.item !== undefined
}

/**
 * Turns neighbouring list items into a list of two levels. Numbers that a page could not show as written (the web counts
 * each list from 1) stay in the text as they are.
 */
export function readList(items: ItemParagraph[], notes: Note[]): Part[] {
  const levelled = assignLevels(items, notes)
  const counts = countsLikeTheWeb(levelled)
  const parts = levelled.map((item): Part => {
    const { list, marker } = item.item
    if (list === 'number' && !counts.get(item)) {
      return { kind: 'paragraph', line: item.line, ...withStart(`${marker} `, item) }
    }
    return { kind: 'item', line: item.line, list, level: item.level, ...wordsOf(item) }
  })
  const [kept, ...others] = parts.filter((part) => part.kind === 'paragraph')
  if (kept) {
    notes.push({
      line: kept.line,
      text:
        others.length === 0
          ? 'a number that stands alone was kept as text, so that it shows as you wrote it.'
          : 'numbers that do not count up from 1 in one list were kept as text, so that they show as you wrote them.',
    })
  }
  return raiseOrphans(parts)
}

const innerBullets = new Set(['◦', '○', 'o', '▪', '▫', '■', '□', '⁃'])

function assignLevels(items: ItemParagraph[], notes: Note[]): Item[] {
  let base = items[0]?.item.indent ?? 0
  let inner = base
  let deep: number | undefined
  const outerMarker = items[0]?.item.marker
  const levelled = items.map((item, index): Item => {
    const { indent, marker, list } = item.item
    const isIndented = indent >= base + 2
    const hasInnerSign = index > 0 && marker !== outerMarker && innerBullets.has(marker)
    if (index === 0 || !(isIndented || (list === 'bullet' && hasInnerSign))) {
      base = indent
      inner = indent
      return { ...item, level: 1 }
    }
    if (inner > base && indent >= inner + 2) deep ??= item.line
    else inner = indent
    return { ...item, level: 2 }
  })
  if (deep !== undefined) {
    notes.push({ line: deep, text: 'lists have two levels here; deeper items became the second.' })
  }
  return levelled
}

/** For each numbered item, whether its list is longer than one and counts 1, 2, 3 … without a gap. */
function countsLikeTheWeb(items: Item[]): Map<Item, boolean> {
  const answer = new Map<Item, boolean>()
  const open: Record<1 | 2, Item[]> = { 1: [], 2: [] }
  const close = (level: 1 | 2) => {
    const list = open[level]
    const isRight = list.length > 1 && list.every(({ item }, index) => item.count === index + 1)
    for (const item of list) answer.set(item, isRight)
    open[level] = []
  }
  for (const item of items) {
    if (item.level === 1) close(2)
    if (item.item.list === 'number') open[item.level].push(item)
    else close(item.level)
  }
  close(2)
  close(1)
  return answer
}

/** An inner item whose outer item became text stands on the outer level. */
function raiseOrphans(parts: Part[]): Part[] {
  let hasOuter = false
  return parts.map((part) => {
    if (part.kind !== 'item') hasOuter = false
    else if (part.level === 1) hasOuter = true
    else if (!hasOuter) return { ...part, level: 1 }
    return part
  })
}
