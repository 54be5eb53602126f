import { keyOfNew } from '#lib/old-addresses/one-hop.ts'
import { standingPages } from '#lib/old-addresses/standing-pages.ts'
import { explainPage } from '../schema/old-address/rules.ts'
import type { SitePage } from '../schema/old-address/site-pages.ts'
import type { Line, Problem } from './read-list.ts'
import type { End, KnownAddress } from './stored.ts'

/** What a list asks for. */
export type Change = {
  line: number
  key: string
  /** The old address, for people. */
  written: string
  end: End
  /** The published document that has this address already. */
  known?: Published
  kind: 'new' | 'changed' | 'same'
}

type Published = KnownAddress & { revision: string }

export type Plan = { changes: Change[]; problems: Problem[]; notes: Problem[] }

/** What a site has already: its pages by their paths, and its old addresses. */
export type Site = { pages: ReadonlyMap<string, SitePage>; known: readonly KnownAddress[] }

/** Works out what a list of old addresses changes, and what is wrong with it. Each leads to its end in one hop. */
export function planList(list: readonly Line[], { pages, known }: Site): Plan {
  const problems: Problem[] = []
  const notes: Problem[] = []
  const lines = new Map<string, Line>()
  for (const line of list) {
    const page = line.from.path === undefined ? undefined : pages.get(line.from.path)
    const twin = lines.get(line.from.key)
    const refuse = (text: string) =>
      problems.push({ line: line.line, text: `“${line.from.written}”: ${text}` })
    if (page) refuse(`${explainPage(page)} Leave the line out.`)
    else if (!twin) lines.set(line.from.key, line)
    else if (addressOf(twin) !== addressOf(line)) {
      refuse(`line ${twin.line} leads it to ${addressOf(twin)} already. Keep one of the two.`)
    }
  }
  const published = known.filter((one): one is Published => one.revision !== undefined)
  // Of two with one address the first counts, as on the site.
  const knownByKey = new Map(published.toReversed().map((one) => [one.key, one]))
  const unpublished = new Set(known.filter(({ hasDraft }) => hasDraft).map(({ key }) => key))
  const changes = [...lines.values()].flatMap((line): Change[] => {
    const found = findEnd(line, { pages, lines, knownByKey })
    if ('text' in found) {
      problems.push({ line: line.line, text: found.text })
      return []
    }
    const { key, written } = line.from
    const { end, over } = found
    if (over.length > 0) {
      const way = `“${written}” leads over ${over.join(' and ')}, which ${over.length === 1 ? 'is an old address itself' : 'are old addresses themselves'}: it is led straight on to ${nameEnd(end)}.`
      notes.push({ line: line.line, text: way })
    }
    if ('page' in end && !end.page.isPublished) {
      notes.push({
        line: line.line,
        text: `“${written}” waits until ${nameEnd(end)} is published.`,
      })
    }
    if (unpublished.has(key)) {
      const draft = `“${written}” has changes in the Studio that are not published; they stay as they are.`
      notes.push({ line: line.line, text: draft })
    }
    const before = knownByKey.get(key)
    const kind = !before ? 'new' : isSame(before, end) ? 'same' : 'changed'
    return [{ line: line.line, key, written, end, kind, ...(before && { known: before }) }]
  })
  const inOrder = (one: Problem, other: Problem) => one.line - other.line
  return { changes, problems: problems.toSorted(inOrder), notes: notes.toSorted(inOrder) }
}

/** The end in words: the title of a page, or its address. */
export function nameEnd(end: End): string {
  if ('to' in end) return end.to
  return end.page.title ? `“${end.page.title}”` : 'a page without a title'
}

type Around = {
  pages: ReadonlyMap<string, SitePage>
  lines: ReadonlyMap<string, Line>
  knownByKey: ReadonlyMap<string, KnownAddress>
}

/** Follows a line, over other old addresses if there are any, to a page. */
function findEnd(
  line: Line,
  { pages, lines, knownByKey }: Around,
): { end: End; over: string[] } | { text: string } {
  const over: string[] = []
  const passed = new Set([line.from.key])
  for (let at = line; ; ) {
    const { path, rest } = at.to
    if (standingPages.has(path)) return { end: { to: path + rest }, over }
    const page = pages.get(path)
    if (page) return { end: { page }, over }
    const key = keyOfNew(path)
    const next = lines.get(key)
    if (passed.has(key)) {
      const way = [line.from.written, ...over, addressOf(at)].join(' → ')
      return {
        text: `This leads in a circle: ${way}. Let one of these lead to a page of this website.`,
      }
    }
    const known = next ? undefined : knownByKey.get(key)
    if (known) return { end: known.end, over: [...over, known.written] }
    if (!next) {
      return {
        text: `There is no page at ${addressOf(at)}. Look whether it is spelled like this, or write the page first.`,
      }
    }
    over.push(next.from.written)
    passed.add(key)
    at = next
  }
}

function addressOf({ to }: Line): string {
  return to.path + to.rest
}

function isSame({ end: before }: KnownAddress, end: End): boolean {
  return 'page' in before
    ? 'page' in end && before.page.id === end.page.id
    : 'to' in end && before.to === end.to
}
