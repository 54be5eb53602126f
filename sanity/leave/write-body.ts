import { readBody } from './read-body.ts'
import { isSame, isStored, keysOf, restoreKeys, type Stored } from './stored.ts'
import {
  type AddressOf,
  escapeWords,
  writeAddress,
  writeInline,
  writeJson,
  writeTitle,
} from './write-inline.ts'

/**
 * Writes a body as Markdown. What Markdown can't say stands in comments; a block that would not come back as it is
 * stands in a fenced block of its own, as JSON.
 * @param body with tidy marks, its pictures as files
 */
export function writeBody(body: unknown[], addressOf: AddressOf): string {
  return groupLists(body)
    .map((group) => {
      const written = writeGroup(group, addressOf)
      return written !== undefined && comesBack(written, group)
        ? written
        : group.map(fenced).join('\n\n')
    })
    .join('\n\n')
}

/** Every block as JSON, for a body that would not come back otherwise. */
export function fenceBody(body: unknown[]): string {
  return body.map(fenced).join('\n\n')
}

function fenced(block: unknown): string {
  return `\`\`\`nightlight\n${writeJson(block)}\n\`\`\``
}

function comesBack(written: string, group: unknown[]): boolean {
  return isSame(restoreKeys(readBody(written), keysOf(group)), group)
}

function isItem(block: unknown): boolean {
  return isStored(block) && block._type === 'block' && block.listItem !== undefined
}

/** List items that follow each other are written together, everything else by itself. */
function groupLists(body: unknown[]): unknown[][] {
  const groups: unknown[][] = []
  for (const [index, block] of body.entries()) {
    const open = groups.at(-1)
    if (open && isItem(block) && isItem(body[index - 1])) open.push(block)
    else groups.push([block])
  }
  return groups
}

function writeGroup(group: unknown[], addressOf: AddressOf): string | undefined {
  const [first] = group
  if (!isStored(first)) return undefined
  if (isItem(first)) return writeList(group.filter(isStored), addressOf)
  switch (first._type) {
    case 'block':
      return writeText(first, addressOf)
    case 'quotation':
      return writeQuotation(first)
    case 'figure':
      return writeFigure(first)
    case 'steps':
      return writeSteps(first)
    case 'callout':
      return writeCallout(first, addressOf)
    case 'crisisHelp':
      return writeCrisisHelp(first)
    case 'callToAction':
      return writeCallToAction(first, addressOf)
    default:
      return undefined
  }
}

function writeText(block: Stored, addressOf: AddressOf): string | undefined {
  const words = writeInline(block, addressOf)
  if (words === undefined) return undefined
  if (block.style === 'normal') return words === '' ? '<!-- empty -->' : words
  const signs = block.style === 'h2' ? '##' : '###'
  return `${signs} ${words.replace(/#+$/, (end) => '\\#'.repeat(end.length))}`.trim()
}

function writeList(items: Stored[], addressOf: AddressOf): string | undefined {
  const lines: string[] = []
  const counts = [0, 0]
  let offset = 0
  for (const item of items) {
    const words = writeInline(item, addressOf)
    const level = item.level === 2 ? 1 : 0
    if (words === undefined) return undefined
    if (level === 0) counts[1] = 0
    counts[level] = item.listItem === 'number' ? (counts[level] ?? 0) + 1 : 0
    const marker = item.listItem === 'number' ? `${counts[level]}. ` : '- '
    const indent = level === 0 ? 0 : offset
    if (level === 0) offset = marker.length
    lines.push(`${' '.repeat(indent)}${indentRest(marker + words, indent + marker.length)}`)
  }
  return lines.join('\n')
}

function indentRest(text: string, columns: number): string {
  return text.replace(/\n(?=.)/g, `\n${' '.repeat(columns)}`)
}

/** A comment that begins a block: its name, and as JSON what its words don't say. */
function comment(name: string, { _type, _key, ...rest }: Stored): string {
  return Object.keys(rest).length === 0 ? `<!-- ${name} -->` : `<!-- ${name} ${writeJson(rest)} -->`
}

function writeQuotation(quotation: Stored): string | undefined {
  const { text, ...rest } = quotation
  if (typeof text !== 'string') return undefined
  const lines = escapeWords(text).split('\n')
  return [comment('quotation', rest), ...lines.map((line) => `> ${line}`)].join('\n')
}

/** A quotation inside a step stands in no list: the comment says whether it has a key. */
function writeInnerQuotation(quotation: Stored): string | undefined {
  return writeQuotation({ ...quotation, ...(quotation._key !== undefined && { hasKey: true }) })
}

function writeFigure(figure: Stored): string | undefined {
  const { picture, caption, ...rest } = figure
  if (!isStored(picture) || !isStored(picture.asset)) return undefined
  const { asset, alt, ...others } = picture
  if (typeof asset.file !== 'string') return undefined
  const [words, title] = [alt, caption].map((text) => (typeof text === 'string' ? text : ''))
  // What is there and empty is told from what is not there by standing in the comment.
  const kept = {
    ...rest,
    ...(caption === '' && { caption }),
    picture: { ...others, ...(alt === '' && { alt }) },
  }
  const shown = escapeWords(words ?? '').replace(/\\\n/g, '&#10;')
  const target = `${writeAddress(asset.file)}${title ? ` ${writeTitle(title)}` : ''}`
  return `${comment('figure', kept)}\n![${shown}](${target})`
}

function writeSteps({ items, ...rest }: Stored): string | undefined {
  if (!Array.isArray(items)) return undefined
  const written: string[] = []
  for (const [index, step] of items.entries()) {
    if (!isStored(step) || typeof step.title !== 'string') return undefined
    const quotation = isStored(step.quotation) ? writeInnerQuotation(step.quotation) : ''
    if (quotation === undefined) return undefined
    const marker = `${index + 1}. `
    const text = typeof step.text === 'string' ? escapeWords(step.text) : ''
    const parts = [escapeWords(step.title), text, quotation].filter((part) => part !== '')
    written.push(indentRest(marker + parts.join('\n\n'), marker.length))
  }
  return [comment('steps', rest), ...written, '<!-- end of steps -->'].join('\n\n')
}

function writeCallout(block: Stored, addressOf: AddressOf): string | undefined {
  const { text, ...rest } = block
  if (!Array.isArray(text)) return undefined
  const lines = text.map((inner) => (isStored(inner) ? writeText(inner, addressOf) : undefined))
  if (lines.includes(undefined)) return undefined
  return [comment('note', rest), ...lines, '<!-- end of note -->'].join('\n\n')
}

/** The numbers belong to the website: in a file there is only the place for them. */
function writeCrisisHelp(block: Stored): string {
  return comment('crisis help', block)
}

function writeCallToAction(block: Stored, addressOf: AddressOf): string | undefined {
  const { text, locationLine, closing, ...rest } = block
  const write = (blocks: unknown) =>
    (Array.isArray(blocks) ? blocks : []).map((inner) =>
      isStored(inner) ? writeText(inner, addressOf) : undefined,
    )
  const place =
    typeof locationLine === 'string' ? ['<!-- location line -->', escapeWords(locationLine)] : []
  const ending = Array.isArray(closing) ? ['<!-- closing words -->', ...write(closing)] : []
  const lines = [...write(text), ...place, ...ending]
  if (lines.includes(undefined)) return undefined
  return [comment('call to action', rest), ...lines, '<!-- end of call to action -->'].join('\n\n')
}
