import { countWords } from '#lib/reading-time.ts'

/** From this many words on, a text is worth asking about. */
const worthAsking = 50
/** The share of the words that may go without a question. */
const mostLost = 0.8

/**
 * Whether a post is about to lose most of its text, as after a slip with “select all”.
 * @param before the body that is live; `after` the body that would replace it.
 * @returns both counts of words, or `undefined` when all is well.
 */
export function findShrinkage(
  before: unknown,
  after: unknown,
): { before: number; after: number } | undefined {
  const words = { before: countWords(textOf(before)), after: countWords(textOf(after)) }
  return words.before >= worthAsking && words.after < words.before * (1 - mostLost)
    ? words
    : undefined
}

/** All that is written in a value: what stands in fields that hold words, at any depth. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(' ')
  if (typeof value !== 'object' || value === null) return ''
  return Object.entries(value)
    .map(([name, field]) =>
      typeof field === 'string' ? (written.has(name) ? field : '') : textOf(field),
    )
    .join(' ')
}

const written = new Set(['text', 'title', 'caption', 'locationLine'])
