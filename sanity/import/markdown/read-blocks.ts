import type { Definitions } from './read-inline.ts'

/** A Markdown text, taken apart; `source` is still Markdown. */
export type MarkdownBlock = { line: number } & (
  | { kind: 'paragraph'; source: string }
  | { kind: 'heading'; level: number; source: string }
  | { kind: 'item'; list: 'bullet' | 'number'; count: number; children: MarkdownBlock[] }
  | { kind: 'quote'; children: MarkdownBlock[] }
  | { kind: 'comment'; text: string }
  | { kind: 'code'; info: string; text: string }
  | { kind: 'html'; text: string }
  | { kind: 'table'; columns: number; cells: string[] }
  | { kind: 'rule' }
)

export type Line = { text: string; number: number }

type Found = { block?: MarkdownBlock; taken: number }
type Finder = (lines: Line[], at: number) => Found | undefined

const heading = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*$/
const rule = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/
const fence = /^ {0,3}(`{3,}|~{3,})[ \t]*([^`]*?)[ \t]*$/
const item = /^( {0,3})([-*+]|\d{1,9}[.)])(?:( +)(.*)|())$/
const html =
  /^ {0,3}<\/?(?:article|section|div|p|table|ul|ol|dl|figure|img|h[1-6]|blockquote|details|hr|pre|center)\b/i
const delimiters = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/
const definition = /^ {0,3}\[([^\]\n]+)\]:[ \t]*<?([^\s<>]+)>?(?:[ \t]+["'(].*["')])?[ \t]*$/

/** @param text with `\n` as its line ending */
export function toLines(text: string, first = 1): Line[] {
  return text.split('\n').map((line, index) => ({
    text: line.replace(/^[ \t]+/, (space) => space.replace(/\t/g, '    ')),
    number: first + index,
  }))
}

/** Lists nested deeper are read as their words alone, so that no text can nest without measure. */
const deepest = 20

/** Takes a Markdown text apart into its blocks. */
export function readMarkdownBlocks(lines: Line[], depth = 0): MarkdownBlock[] {
  const blocks: MarkdownBlock[] = []
  const found = (at: number): Found => {
    if (lines[at]?.text.trim() === '') return { taken: 1 }
    for (const find of depth < deepest ? finders(depth) : []) {
      const result = find(lines, at)
      if (result) return result
    }
    return readParagraph(lines, at)
  }
  for (let at = 0; at < lines.length; ) {
    const { block, taken } = found(at)
    if (block) blocks.push(block)
    at += taken
  }
  return blocks
}

/** Addresses named in lines of their own: `[name]: https://…`. */
export function readDefinitions(lines: Line[]): Definitions {
  return new Map(
    lines.flatMap(({ text }) => {
      const [, name, href] = definition.exec(text) ?? []
      return name === undefined || href === undefined ? [] : [[name.toLowerCase(), href] as const]
    }),
  )
}

function finders(depth: number): Finder[] {
  return [
    readFence,
    readComment,
    readHeading,
    (lines, at) => {
      const line = lines[at]
      return line && rule.test(line.text)
        ? { block: { kind: 'rule', line: line.number }, taken: 1 }
        : undefined
    },
    (lines, at) => readQuote(lines, at, depth),
    (lines, at) => readItem(lines, at, depth),
    readTable,
    readHtmlBlock,
    (lines, at) => (definition.test(lines[at]?.text ?? '') ? { taken: 1 } : undefined),
  ]
}

/** @returns the first line from `from` on that passes; -1 when none does. */
function indexFrom(lines: Line[], from: number, test: (line: Line) => boolean): number {
  for (let index = from; index < lines.length; index++) {
    const line = lines[index]
    if (line && test(line)) return index
  }
  return -1
}

function readFence(lines: Line[], at: number): Found | undefined {
  const line = lines[at]
  const [, signs, info = ''] = fence.exec(line?.text ?? '') ?? []
  if (!line || signs === undefined) return undefined
  const ending = new RegExp(`^ {0,3}${signs.charAt(0)}{${signs.length},}[ \\t]*$`)
  const end = indexFrom(lines, at + 1, ({ text }) => ending.test(text))
  const inside = lines.slice(at + 1, end === -1 ? undefined : end)
  const text = inside.map((found) => found.text).join('\n')
  const taken = inside.length + (end === -1 ? 1 : 2)
  return { block: { kind: 'code', line: line.number, info, text }, taken }
}

function readComment(lines: Line[], at: number): Found | undefined {
  const line = lines[at]
  if (!line || !/^ {0,3}<!--/.test(line.text)) return undefined
  const end = indexFrom(lines, at, ({ text }) => text.includes('-->'))
  if (end === -1) return undefined
  const whole = lines
    .slice(at, end + 1)
    .map(({ text }) => text)
    .join('\n')
    .trim()
  if (!whole.endsWith('-->')) return undefined
  const text = whole.slice(4, -3).trim()
  return { block: { kind: 'comment', line: line.number, text }, taken: end + 1 - at }
}

function readHeading(lines: Line[], at: number): Found | undefined {
  const line = lines[at]
  const [, signs, source = ''] = heading.exec(line?.text ?? '') ?? []
  if (!line || signs === undefined) return undefined
  return { block: { kind: 'heading', line: line.number, level: signs.length, source }, taken: 1 }
}

function readQuote(lines: Line[], at: number, depth: number): Found | undefined {
  const line = lines[at]
  if (!line || !isQuote(line)) return undefined
  const end = indexFrom(lines, at + 1, (other) => !isQuote(other))
  const inside = lines
    .slice(at, end === -1 ? undefined : end)
    .map(({ text, number }) => ({ text: text.replace(/^ {0,3}> ?/, ''), number }))
  const children = readMarkdownBlocks(inside, depth + 1)
  return { block: { kind: 'quote', line: line.number, children }, taken: inside.length }
}

function isQuote({ text }: Line): boolean {
  return /^ {0,3}>/.test(text)
}

function readItem(lines: Line[], at: number, depth: number): Found | undefined {
  const line = lines[at]
  const match = item.exec(line?.text ?? '')
  const [, indent = '', marker, space = ' ', rest = ''] = match ?? []
  if (!line || marker === undefined) return undefined
  const offset = indent.length + marker.length + (space.length > 4 ? 1 : space.length)
  const inside: Line[] = [{ text: rest, number: line.number }]
  let index = at + 1
  for (; index < lines.length; index++) {
    const next = lines[index]
    if (!next) break
    const columns = next.text.search(/\S/)
    const isBlank = columns === -1
    const wasBlank = inside.at(-1)?.text.trim() === ''
    const isLazy = !wasBlank && !item.test(next.text) && !beginsBlock(lines, index)
    if (!isBlank && columns < offset && !isLazy) break
    inside.push({
      text: isBlank ? '' : next.text.slice(Math.min(columns, offset)),
      number: next.number,
    })
  }
  while (inside.length > 1 && inside.at(-1)?.text === '') inside.pop()
  const list = /\d/.test(marker) ? 'number' : 'bullet'
  const count = Number.parseInt(marker, 10) || 0
  const children = readMarkdownBlocks(inside, depth + 1)
  return { block: { kind: 'item', line: line.number, list, count, children }, taken: inside.length }
}

function readTable(lines: Line[], at: number): Found | undefined {
  const line = lines[at]
  const under = lines[at + 1]?.text ?? ''
  if (!line?.text.includes('|') || !under.includes('|') || !delimiters.test(under)) return undefined
  const end = indexFrom(lines, at + 1, ({ text }) => !text.includes('|'))
  const rows = lines.slice(at, end === -1 ? undefined : end)
  const [head = [], ...others] = rows
    .filter((_, index) => index !== 1)
    .map(({ text }) =>
      text
        .trim()
        .replace(/^\||(?<!\\)\|$/g, '')
        .split(/(?<!\\)\|/),
    )
  const cells = [head, ...others].flat()
  const block = { kind: 'table' as const, line: line.number, columns: head.length, cells }
  return { block, taken: rows.length }
}

function readHtmlBlock(lines: Line[], at: number): Found | undefined {
  const line = lines[at]
  if (!line || !html.test(line.text)) return undefined
  const end = indexFrom(lines, at + 1, ({ text }) => text.trim() === '')
  const inside = lines.slice(at, end === -1 ? undefined : end)
  const text = inside.map((found) => found.text).join('\n')
  return { block: { kind: 'html', line: line.number, text }, taken: inside.length }
}

/** Whether a line ends the paragraph before it. A number does only where a list can begin. */
function beginsBlock(lines: Line[], at: number): boolean {
  const { text } = lines[at] ?? { text: '' }
  const [, , marker, , rest = ''] = item.exec(text) ?? []
  const beginsList =
    marker !== undefined && rest !== '' && (!/\d/.test(marker) || /^1[.)]$/.test(marker))
  return (
    beginsList || [heading, rule, fence, html, /^ {0,3}(?:>|<!--)/].some((sign) => sign.test(text))
  )
}

function readParagraph(lines: Line[], at: number): Found {
  const first = lines[at]
  if (!first) return { taken: 1 }
  const gathered = [first.text.trimStart()]
  let index = at + 1
  for (; index < lines.length; index++) {
    const { text } = lines[index] ?? { text: '' }
    const underline = /^ {0,3}(=+|-+)[ \t]*$/.exec(text)?.[1]
    if (underline !== undefined) {
      const level = underline.startsWith('=') ? 1 : 2
      const source = gathered.join('\n').trim()
      return {
        block: { kind: 'heading', line: first.number, level, source },
        taken: index + 1 - at,
      }
    }
    if (text.trim() === '' || beginsBlock(lines, index)) break
    gathered.push(text.trimStart())
  }
  const source = gathered.join('\n').replace(/[ \t]+$/, '')
  return { block: { kind: 'paragraph', line: first.number, source }, taken: index - at }
}
