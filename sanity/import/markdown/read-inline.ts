import type { Inline } from '../parts.ts'

/** A run of words. `title` is what a link says of itself on being pointed at; runs of one link share its `link`. */
export type MarkdownSpan = Inline & { title?: string; link?: object }
export type MarkdownPicture = { picture: { src: string; alt: string; title?: string } }
export type MarkdownRun = MarkdownSpan | MarkdownPicture

/** Addresses that are named elsewhere in the text, by their names in small letters. */
export type Definitions = ReadonlyMap<string, string>

type Marks = Omit<MarkdownSpan, 'text'>
/** What begins at a place of the source: the runs that it means, and where reading goes on. */
type Found = { runs: MarkdownRun[]; next: number } | undefined
type Finder = (source: string, at: number, marks: Marks, definitions: Definitions) => Found

/** Longer paragraphs are read as plain words: nobody writes them, and looking for pairs of signs would take minutes. */
const longestParagraph = 20_000

export function isPicture(run: MarkdownRun): run is MarkdownPicture {
  return 'picture' in run
}

/**
 * Reads the words of one paragraph: bold, italic, links, pictures, line breaks, escapes. Signs without a partner stay
 * what they are. Spaces stay as they stand.
 */
export function readInline(
  source: string,
  definitions: Definitions = new Map(),
  marks: Marks = {},
): MarkdownRun[] {
  if (source.length > longestParagraph) return [{ text: source, ...marks }]
  const runs: MarkdownRun[] = []
  const add = (run: MarkdownRun) => {
    const last = runs.at(-1)
    if (last && !isPicture(last) && !isPicture(run) && looksAlike(last, run)) last.text += run.text
    else runs.push({ ...run })
  }
  for (let at = 0; at < source.length; ) {
    const found = finders[source.charAt(at)]?.(source, at, marks, definitions)
    if (found) {
      found.runs.forEach(add)
      at = found.next
    } else {
      add({ text: source.charAt(at), ...marks })
      at++
    }
  }
  return runs
}

function looksAlike(one: MarkdownSpan, other: MarkdownSpan): boolean {
  return (
    one.strong === other.strong &&
    one.em === other.em &&
    one.href === other.href &&
    one.link === other.link
  )
}

const finders: Record<string, Finder | undefined> = {
  '\\': readEscape,
  '\n': (_, at, marks) => ({ runs: [{ text: ' ', ...marks }], next: at + 1 }),
  ' ': readSpaces,
  '&': readEntity,
  '`': readCode,
  '<': readTag,
  '*': readEmphasis,
  _: readEmphasis,
  '[': readLink,
  '!': readImage,
}

const punctuation = /[!-/:-@[-`{-~]/

function readEscape(source: string, at: number, marks: Marks): Found {
  const next = source.charAt(at + 1)
  if (next === '\n') return { runs: [{ text: '\n', ...marks }], next: at + 2 }
  if (!punctuation.test(next)) return undefined
  return { runs: [{ text: next, ...marks }], next: at + 2 }
}

/** Two spaces before the end of a line break it; one means nothing there. */
function readSpaces(source: string, at: number, marks: Marks): Found {
  const spaces = /^ +\n/.exec(source.slice(at))?.[0]
  if (spaces === undefined) return undefined
  const text = spaces.length > 2 ? '\n' : ' '
  return { runs: [{ text, ...marks }], next: at + spaces.length }
}

const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
}

function readEntity(source: string, at: number, marks: Marks): Found {
  const match = /^&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/i.exec(source.slice(at, at + 12))
  const [whole, decimal, hexadecimal, name] = match ?? []
  if (whole === undefined) return undefined
  const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16)
  const text = name === undefined ? letterOf(code) : named[name]
  return text === undefined ? undefined : { runs: [{ text, ...marks }], next: at + whole.length }
}

function letterOf(code: number): string | undefined {
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)
    ? String.fromCodePoint(code)
    : undefined
}

/** There is no code in an article: the words stay, the signs go. */
function readCode(source: string, at: number, marks: Marks): Found {
  const [ticks = ''] = /^`+/.exec(source.slice(at)) ?? []
  const rest = source.slice(at + ticks.length)
  const end = new RegExp(`(?<!\`)${ticks}(?!\`)`).exec(rest)?.index
  if (end === undefined) return { runs: [{ text: ticks, ...marks }], next: at + ticks.length }
  const text = rest.slice(0, end).replace(/\n/g, ' ')
  return { runs: [{ text, ...marks }], next: at + 2 * ticks.length + end }
}

function readTag(source: string, at: number, marks: Marks, definitions: Definitions): Found {
  const rest = source.slice(at)
  const address = /^<((?:https?:|mailto:)[^\s<>]*)>/i.exec(rest)
  if (address?.[1]) {
    const run = { text: address[1].replace(/^mailto:/i, ''), ...marks, href: address[1] }
    return { runs: [run], next: at + address[0].length }
  }
  const lineBreak = /^<br\s*\/?>\n?/i.exec(rest)
  if (lineBreak) return { runs: [{ text: '\n', ...marks }], next: at + lineBreak[0].length }
  const comment = /^<!--[\s\S]*?-->/.exec(rest)
  if (comment) return { runs: [], next: at + comment[0].length }
  const opening = /^<(strong|b|em|i)>/i.exec(rest)
  const name = opening?.[1]
  if (!opening || name === undefined) return undefined
  const end = rest.toLowerCase().indexOf(`</${name.toLowerCase()}>`)
  if (end === -1) return undefined
  const mark: Marks = /^(?:strong|b)$/i.test(name) ? { strong: true } : { em: true }
  const inside = rest.slice(opening[0].length, end)
  return {
    runs: readInline(inside, definitions, { ...marks, ...mark }),
    next: at + end + name.length + 3,
  }
}

function readEmphasis(source: string, at: number, marks: Marks, definitions: Definitions): Found {
  const sign = source.charAt(at)
  const [run = ''] = (sign === '*' ? /^\*+/ : /^_+/).exec(source.slice(at)) ?? []
  const isWord = /[\p{L}\p{N}]/u
  const opens =
    run.length <= 3 &&
    /\S/.test(source.charAt(at + run.length)) &&
    !(sign === '_' && isWord.test(source.charAt(at - 1)))
  const end = opens ? findEnd(source, at + run.length, run) : -1
  if (end === -1) return { runs: [{ text: run, ...marks }], next: at + run.length }
  const mark: Marks = {
    ...(run.length >= 2 && { strong: true as const }),
    ...(run.length !== 2 && { em: true as const }),
  }
  return {
    runs: readInline(source.slice(at + run.length, end), definitions, { ...marks, ...mark }),
    next: end + run.length,
  }
}

/** Finds the run of the same signs that ends what one began, past escapes and links. */
function findEnd(source: string, from: number, run: string): number {
  const sign = run.charAt(0)
  for (let at = from; at < source.length; ) {
    const letter = source.charAt(at)
    if (letter === '\\') {
      at += 2
      continue
    }
    if (letter === '[') {
      at = Math.max(closingBracket(source, at) + 1, at + 1)
      continue
    }
    if (letter !== sign) {
      at++
      continue
    }
    let length = 1
    while (source.charAt(at + length) === sign) length++
    const isAfterWord = /\S/.test(source.charAt(at - 1)) && at > from
    const isBeforeWord = sign === '_' && /[\p{L}\p{N}]/u.test(source.charAt(at + length))
    if (length === run.length && isAfterWord && !isBeforeWord) return at
    at += length
  }
  return -1
}

/** @returns where the bracket that begins at `at` ends; -1 when it doesn't. */
function closingBracket(source: string, at: number): number {
  let depth = 0
  for (let index = at; index < source.length; index++) {
    const letter = source.charAt(index)
    if (letter === '\\') index++
    else if (letter === '[') depth++
    else if (letter === ']' && --depth === 0) return index
  }
  return -1
}

type Target = { href: string; title?: string; next: number }

const target =
  /^\(\s*(?:<((?:\\.|[^<>\\\n])*)>|((?:\\.|[^\s()\\]|\((?:\\.|[^\s()\\])*\))*))(?:\s+(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'))?\s*\)/

function readTarget(
  source: string,
  end: number,
  label: string,
  known: Definitions,
): Target | undefined {
  const rest = source.slice(end + 1)
  const match = target.exec(rest)
  if (match) {
    const title = match[3] ?? match[4]
    return {
      href: plain(match[1] ?? match[2] ?? ''),
      ...(title !== undefined && { title: plain(title) }),
      next: end + 1 + match[0].length,
    }
  }
  const [reference = ''] = /^\[[^\]\n]*\]/.exec(rest) ?? []
  const href = known.get((reference.slice(1, -1) || label).toLowerCase())
  return href === undefined ? undefined : { href, next: end + 1 + reference.length }
}

/** Words in which only escapes and entities mean something. */
function plain(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])|&[#\w]{1,9};/g, (whole, escaped?: string) => {
    if (escaped !== undefined) return escaped
    const [run] = readEntity(whole, 0, {})?.runs ?? []
    return run && !isPicture(run) ? run.text : whole
  })
}

function readLink(source: string, at: number, marks: Marks, definitions: Definitions): Found {
  const end = closingBracket(source, at)
  const label = source.slice(at + 1, end)
  const found = end === -1 ? undefined : readTarget(source, end, label, definitions)
  if (!found) return undefined
  const { href, title, next } = found
  const link = { ...marks, href, link: {}, ...(title !== undefined && { title }) }
  return { runs: readInline(label, definitions, link), next }
}

function readImage(source: string, at: number, _: Marks, definitions: Definitions): Found {
  if (source.charAt(at + 1) !== '[') return undefined
  const end = closingBracket(source, at + 1)
  const alt = source.slice(at + 2, end)
  const found = end === -1 ? undefined : readTarget(source, end, alt, definitions)
  if (!found) return undefined
  const { href, title, next } = found
  const words = readInline(alt)
    .map((run) => (isPicture(run) ? run.picture.alt : run.text))
    .join('')
  const picture = { src: href, alt: words, ...(title !== undefined && { title }) }
  return { runs: [{ picture }], next }
}
