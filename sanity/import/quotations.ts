import type { Quote } from './parts.ts'

const pairs: Array<[open: string, close: string]> = [
  ['“', '”'],
  ['"', '"'],
  ['„', '“'],
  ['«', '»'],
]

/** Whether the whole text stands inside one pair of quotation marks. */
export function isQuoted(text: string): boolean {
  const ending = text.replace(/[.,!?…]+$/u, '')
  return pairs.some(([open, close]) => {
    if (!ending.startsWith(open) || !ending.endsWith(close) || ending.length < 3) return false
    const inside = ending.slice(open.length, -close.length)
    return !inside.includes(open) && !inside.includes(close)
  })
}

/**
 * Reads a paragraph as a quotation: `“…”`, or `“…” — Name`. The words and their marks stay as they are written.
 * @returns `undefined` when the paragraph is anything else.
 */
export function readQuotation(text: string): Quote | undefined {
  if (isQuoted(text)) return { text, sourceKind: 'example' }
  const named = /^(.+?)\s*(?:—|―|--|\s[–-])\s*([^—―]{2,80})$/su.exec(text)
  const [, quoted, name] = named ?? []
  if (quoted === undefined || name === undefined || !isQuoted(quoted)) return undefined
  return attributeTo({ text: quoted, sourceKind: 'example' }, name)
}

/** Reads a line of its own that names who is quoted: `— Name`. */
export function readAttribution(text: string): string | undefined {
  return /^(?:—|―|--)\s*(\p{L}.{1,79})$/u.exec(text)?.[1]
}

/** A named source makes a quotation a published one; the word "proverb" makes it a proverb. */
export function attributeTo(quotation: Quote, attribution: string): Quote {
  const sourceKind = /\bproverb\b/i.test(attribution) ? 'proverb' : 'published-work'
  return { text: quotation.text, sourceKind, attribution: attribution.trim() }
}
