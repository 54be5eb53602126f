import type { Inline } from './parts.ts'

/** Stands for a non-breaking space that stays, while the others go; no text holds it, being no character. */
const kept = '\uFFFF'
const keep = (found: string) => found.replace('\u00A0', kept)

/**
 * Cleans letters that copying leaves behind: invisible ones vanish, non-breaking spaces become plain ones unless they
 * hold a number to its unit or a mark to its word. Joiners inside emoji and words of other scripts stay.
 */
export function cleanCharacters(text: string): string {
  return text
    .replace(/[\u200B\u2060\uFEFF\u00AD]/g, '')
    .replace(
      /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F|\p{L}|\p{M})[\u200C\u200D]/gu,
      '',
    )
    .replace(/(?<=\p{Script=Latin})[\u200C\u200D]/gu, '')
    .replace(/(?<=\d)\u00A0(?=[\p{L}\d%€°])|«\u00A0|\u00A0(?=[»;:!?])/gu, keep)
    .replace(/\u00A0/g, ' ')
    .replaceAll(kept, '\u00A0')
    .normalize('NFC')
}

/** How a run of words looks, without the words. */
export function marksOf({ strong, em, href }: Inline): Omit<Inline, 'text'> {
  return { ...(strong && { strong }), ...(em && { em }), ...(href !== undefined && { href }) }
}

function looksAlike(one: Inline, other: Inline): boolean {
  return one.strong === other.strong && one.em === other.em && one.href === other.href
}

/**
 * Cleans the runs of one paragraph: neighbours that look alike are joined, spaces collapse, none stand at either end or
 * beside a line break. A space alone is not marked unless the words on both sides are.
 */
export function cleanSpans(runs: Inline[]): Inline[] {
  const joined = joinRuns(runs.map((run) => ({ ...run, text: cleanCharacters(run.text) })))
  let before = '\n'
  const collapsed = joined.map((run) => {
    const text = run.text.replace(/ +/g, ' ').replace(/ ?\n ?/g, '\n')
    const shown = /[ \n]$/.test(before) ? text.replace(/^ /, '') : text
    if (shown !== '') before = shown
    return { ...run, text: shown }
  })
  return trimRuns(joinRuns(collapsed))
}

function joinRuns(runs: Inline[]): Inline[] {
  const joined: Inline[] = []
  const present = runs.filter(({ text }) => text !== '')
  for (const [index, run] of present.entries()) {
    const last = joined.at(-1)
    const next = present[index + 1]
    const isSpace = run.text.trim() === '' && !(last && next && looksAlike(last, next))
    const marked = isSpace ? { text: run.text } : { text: run.text, ...marksOf(run) }
    if (last && looksAlike(last, marked)) last.text += marked.text
    else joined.push({ ...marked })
  }
  return joined
}

/** Takes spaces and line breaks off both ends, and off those before a line break in another run. */
function trimRuns(runs: Inline[]): Inline[] {
  const trimmed = runs.map((run, index) =>
    runs[index + 1]?.text.startsWith('\n') ? { ...run, text: run.text.trimEnd() } : { ...run },
  )
  while (trimmed[0] && trimmed[0].text.trimStart() === '') trimmed.shift()
  while (trimmed.at(-1)?.text.trimEnd() === '') trimmed.pop()
  const first = trimmed[0]
  if (first) first.text = first.text.trimStart()
  const last = trimmed.at(-1)
  if (last) last.text = last.text.trimEnd()
  return trimmed.filter(({ text }) => text !== '')
}
