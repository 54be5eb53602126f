import type { Paragraph } from './parts.ts'
import { readQuotation } from './quotations.ts'

/** Words that look alike: the names of their marks, of which none counts that stands for a link. */
export type Run = { text: string; marks: readonly string[] }

/**
 * Finds bold or italic words among others. What holds plain words alone may lose the look of a whole line, which was only
 * styling; a mark on some of the words means something.
 * @param from the first character that counts: a typed bullet does not
 * @returns the words; `undefined` when every mark covers the whole line, or all of a quotation, or of who is quoted.
 */
export function findMarkedPart(runs: readonly Run[], from = 0): string | undefined {
  const text = runs.map((run) => run.text).join('')
  const attribution = readQuotation(text.slice(from).trim())?.attribution
  const end = text.length
  const cut = attribution === undefined ? end : text.lastIndexOf(attribution)
  return markedBetween(runs, from, cut) ?? markedBetween(runs, cut, end)
}

function markedBetween(runs: readonly Run[], from: number, to: number): string | undefined {
  let at = 0
  const worded = runs.flatMap(({ text, marks }) => {
    const words = text.slice(Math.max(from - at, 0), Math.max(to - at, 0)).trim()
    at += text.length
    // Whether a comma is bold nobody sees.
    return /[\p{L}\p{N}]/u.test(words) ? [{ words, marks }] : []
  })
  const isPartial = (mark: string) => worded.some(({ marks }) => !marks.includes(mark))
  return worded.find(({ marks }) => marks.some(isPartial))?.words
}

/** The same of a paragraph from a file. */
export function findMarkedWords({ spans = [] }: Paragraph): string | undefined {
  return findMarkedPart(
    spans.map(({ text, strong, em }) => ({
      text,
      marks: [...(strong ? ['strong'] : []), ...(em ? ['em'] : [])],
    })),
  )
}

export function isLinked({ spans = [] }: Paragraph): boolean {
  return spans.some(({ href }) => href !== undefined)
}
