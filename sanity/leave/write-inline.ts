import { isStored, type Stored, storedList } from './stored.ts'

/** Says to which address a page of the site leads, by its document's id. */
export type AddressOf = (id: string) => string | undefined

/** Two links to one address are two objects. */
type Link = { target: string }
type Run = { text: string; strong: boolean; em: boolean; link: Link | undefined }
type MarkName = 'link' | 'strong' | 'em'

/** Letters that reading would clean away or take for the end of a line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const fragile = /[\u0001-\u0009\u000B-\u001F\u007F-\u009F\u200B\u2028\u2029\uFEFF]/gu

/** Writes plain words so that they are read back letter by letter. A line break is a backslash at the end of a line. */
export function escapeWords(text: string): string {
  return escapeLines(escapeSigns(text))
}

function escapeSigns(text: string): string {
  const safe = text
    .replace(/[\\*_`[\]<|]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(fragile, entity)
    .replace(/\n/g, '\\\n')
  return text.normalize('NFC') === text ? safe : safe.replace(/\p{M}/gu, entity)
}

/** Keeps the spaces at the ends of a paragraph and after its breaks, and what would make something else of a line. */
function escapeLines(source: string): string {
  const spaces = (found: string) => '&#32;'.repeat(found.length)
  return source
    .replace(/ +$/, spaces)
    .split('\n')
    .map((line) => escapeStart(line.replace(/^ +/, spaces)))
    .join('\n')
}

function entity(letter: string): string {
  return `&#${letter.codePointAt(0)};`
}

/** What would make something else of a line stands behind a backslash. */
function escapeStart(line: string): string {
  return line
    .replace(/^(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|>|~~~|=+$|-+$)/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}

/** @returns the words of a text block with their marks; `undefined` when Markdown has no signs for them. */
export function writeInline(block: Stored, addressOf: AddressOf): string | undefined {
  const links = new Map<string, Link>()
  for (const definition of storedList(block.markDefs)) {
    const target = writeTarget(definition, addressOf)
    if (target === undefined || typeof definition._key !== 'string') return undefined
    links.set(definition._key, { target })
  }
  const runs: Run[] = []
  for (const child of storedList(block.children)) {
    const marks: unknown[] = Array.isArray(child.marks) ? child.marks : []
    if (typeof child.text !== 'string') return undefined
    const link = marks.find((mark) => typeof mark === 'string' && links.has(mark))
    runs.push({
      text: child.text,
      strong: marks.includes('strong'),
      em: marks.includes('em'),
      link: link === undefined ? undefined : links.get(String(link)),
    })
  }
  return escapeLines(joinPieces(runs, ['link', 'strong', 'em']))
}

/** Runs that share a mark share its signs. */
function joinPieces(runs: Run[], names: MarkName[]): string {
  const [name, ...inner] = names
  if (name === undefined) return escapeSigns(runs.map(({ text }) => text).join(''))
  const groups: Run[][] = []
  for (const run of runs) {
    const last = groups.at(-1)
    if (last?.[0]?.[name] === run[name] && last) last.push(run)
    else groups.push([run])
  }
  return groups.reduce((written, group, index) => {
    const piece = joinPieces(group, inner)
    const before = textOf(groups[index - 1]).at(-1)
    const after = textOf(groups[index + 1]).at(0)
    const value = group[0]?.[name]
    const marked = value ? wrap(name, value, piece, textOf(group), before, after) : piece
    // An exclamation mark right before a link would make a picture of it.
    return (marked.startsWith('[') ? written.replace(/!$/, '\\!') : written) + marked
  }, '')
}

function textOf(group: Run[] | undefined): string {
  return (group ?? []).map(({ text }) => text).join('')
}

function wrap(
  name: MarkName,
  value: Link | true,
  piece: string,
  text: string,
  before: string | undefined,
  after: string | undefined,
): string {
  if (value !== true) return `[${piece}](${value.target})`
  const isPlain = canStand(text.at(0), before) && canStand(text.at(-1), after)
  if (name === 'strong') return isPlain ? `**${piece}**` : `<strong>${piece}</strong>`
  const isApart = !isLetter(before) && !isLetter(after)
  return isPlain && isApart ? `_${piece}_` : `<em>${piece}</em>`
}

/** Whether signs work between a letter inside and one outside: not beside a space, and not between word and full stop. */
function canStand(inside: string | undefined, outside: string | undefined): boolean {
  if (inside === undefined || inside.trim() === '') return false
  return isLetter(inside) || outside === undefined || !isLetter(outside)
}

function isLetter(letter: string | undefined): boolean {
  return letter !== undefined && /[\p{L}\p{N}]/u.test(letter)
}

function writeTarget(definition: Stored, addressOf: AddressOf): string | undefined {
  if (definition._type === 'link' && typeof definition.href === 'string') {
    return writeAddress(definition.href)
  }
  const id = isStored(definition.reference) ? definition.reference._ref : undefined
  if (definition._type !== 'internalLink' || typeof id !== 'string') return undefined
  return `${writeAddress(addressOf(id) ?? '#')} ${writeTitle(`page:${id}`)}`
}

/** An address or path between a link's brackets. */
export function writeAddress(address: string): string {
  const safe = address
    .replace(/[\\<>]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(fragile, entity)
  return /^[^\s()<>\\]+$/.test(safe) ? safe : `<${safe.replace(/\n/g, '&#10;')}>`
}

/** Words in quotation marks after an address. */
export function writeTitle(title: string): string {
  const safe = title
    .replace(/[\\"]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(fragile, entity)
  return `"${safe.replace(/\n/g, '&#10;')}"`
}

/** JSON that survives reading as text, inside a comment as well. */
export function writeJson(value: unknown): string {
  const json = JSON.stringify(value).replace(/[<>]/g, escapeUnits).replace(fragile, escapeUnits)
  return json.normalize('NFC') === json ? json : json.replace(/\p{M}/gu, escapeUnits)
}

function escapeUnits(letter: string): string {
  let escaped = ''
  for (let index = 0; index < letter.length; index++) {
    escaped += `\\u${letter.charCodeAt(index).toString(16).padStart(4, '0')}`
  }
  return escaped
}
