import { isItem, readList } from '#sanity/import/lists.ts'
import type { ItemMark, Paragraph } from '#sanity/import/parts.ts'
import { columnsBefore, readMarker } from '#sanity/import/read-paragraphs.ts'
import { type Block, cutBlock, isParagraph, type TextBlock, textOf } from './blocks.ts'
import { countOf, type Log } from './log.ts'

/** A paragraph that begins with a typed bullet or number. */
export type TypedItem = { item: ItemMark; text: string; from: number }

/** @returns `undefined` when the block is no paragraph, or begins with neither. */
export function readTypedItem(block: Block | undefined): TypedItem | undefined {
  return isParagraph(block) ? readTypedLine(textOf(block)) : undefined
}

function readTypedLine(line: string): TypedItem | undefined {
  const found = readMarker(line.trim(), columnsBefore(line))
  return found && { ...found, from: line.trimEnd().length - found.text.length }
}

/** Signs that mean a list wherever they stand; dashes and stars do so only when there are several. */
const clearSign = /^[●•○◦▪▫■□‣⁃∙·➢\uF0B7]$/u

function isList(items: Array<TypedItem | undefined>): boolean {
  const bullets = items.flatMap((typed) => (typed?.item.list === 'bullet' ? [typed.item] : []))
  return bullets.length > 1 || bullets.some(({ marker }) => clearSign.test(marker))
}

/** Gives each item of a list that was typed into one paragraph, line by line, a paragraph of its own. */
export function splitTypedLines(body: Block[], log: Log): Block[] {
  return body.flatMap((block) => {
    if (!isParagraph(block)) return [block]
    const pieces = findPieces(textOf(block))
    if (pieces.length < 2) return [block]
    return pieces.map(([from, to], index) => {
      const piece = cutBlock(block, from, to, 'keep indentation')
      return index === 0 ? piece : { ...piece, _key: log.deriveKey(block, 'line') }
    })
  })
}

function findPieces(text: string): Array<[from: number, to: number]> {
  const lines = text.split('\n')
  const typed = lines.map(readTypedLine)
  if (!isList(typed) && typed.filter((line) => line).length < 2) return []
  const pieces: Array<[from: number, to: number]> = []
  let at = 0
  for (const [index, line] of lines.entries()) {
    const last = pieces.at(-1)
    const isContinued = typed[index - 1] === undefined || /^\s/.test(line)
    if (line.trim() !== '') {
      if (last && !typed[index] && isContinued) last[1] = at + line.length
      else pieces.push([at, at + line.length])
    }
    at += line.length + 1
  }
  return pieces
}

/** Makes list items of paragraphs that begin with a typed bullet, or with numbers that count up from 1. */
export function makeLists(body: Block[], log: Log): Block[] {
  const removed: string[] = []
  let result = body
  // Numbers that count up wrongly beside bullets may count up rightly once the bullets are real.
  for (let before = -1; before < removed.length; ) {
    before = removed.length
    result = makeListsOnce(result, removed)
  }
  if (removed.length > 0) {
    log.change(
      `${countOf(removed.length, 'paragraph')} with a typed bullet or number became real list items.`,
      removed,
    )
  }
  return result
}

/** @param removed takes the typed signs that are gone */
function makeListsOnce(body: Block[], removed: string[]): Block[] {
  const result: Block[] = []
  for (let index = 0; index < body.length; ) {
    const run = runAt(body, index)
    for (const [offset, listed] of makeList(run).entries()) {
      const typed = readTypedItem(run[offset])
      if (listed !== run[offset] && typed) removed.push(typed.item.marker)
      result.push(listed)
    }
    const block = body[index]
    if (run.length === 0 && block) result.push(block)
    index += Math.max(run.length, 1)
  }
  return result
}

function runAt(body: Block[], index: number): TextBlock[] {
  const run: TextBlock[] = []
  for (const block of body.slice(index)) {
    if (!isParagraph(block) || !readTypedItem(block)) break
    run.push(block)
  }
  return run
}

function makeList(run: TextBlock[]): TextBlock[] {
  const typed = run.map(readTypedItem)
  const items = typed.map(
    (found, line): Paragraph => ({
      line,
      text: found?.text ?? '',
      ...(found && { item: found.item }),
    }),
  )
  const parts = readList(items.filter(isItem), [])
  const hasBullets = isList(typed)
  return run.map((block, index) => {
    const part = parts[index]
    const found = typed[index]
    if (part?.kind !== 'item' || !found || (part.list === 'bullet' && !hasBullets)) return block
    const item = cutBlock(block, found.from, textOf(block).length)
    return { ...item, style: 'normal', listItem: part.list, level: part.level }
  })
}
