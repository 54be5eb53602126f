import { countWords } from '#lib/reading-time.ts'

/** From this many words on, a text is worth asking about. */
const worthAsking = 50
/** The share of the words that may go without a question. */
const mostLost = 0.8

/** A question to be asked before a post is published, with the words of both answers. */
export type Doubt = { question: string; yes: string; no: string }

/**
 * Whether a post is about to go live without its text: a new one that has none yet, or a live one that loses most of what it has,
 * as after a slip with “select all”.
 * @param body what would be live; `live` what is, `null` when nothing is.
 * @returns `undefined` when all is well.
 */
export function findDoubt(body: unknown, live: { body: unknown } | null): Doubt | undefined {
  if (!live) return isEmpty(body) ? withoutText : undefined
  const before = countWords(textOf(live.body))
  const after = countWords(textOf(body))
  if (before < worthAsking || after >= before * (1 - mostLost)) return undefined
  return {
    question: `The live post has ${before} words, this version ${after}. Should the short one replace it?`,
    yes: 'Publish the short version',
    no: 'Keep the live one for now',
  }
}

const withoutText: Doubt = {
  question: 'There is no text yet. Readers would find the title and nothing below it.',
  yes: 'Publish without text',
  no: 'Write on',
}

/** Whether there is nothing to be seen in a body: a picture or a button is something, a line without words is not. */
function isEmpty(body: unknown): boolean {
  const blocks: unknown[] = Array.isArray(body) ? body : []
  return blocks.every((block) => isLine(block) && textOf(block).trim() === '')
}

function isLine(block: unknown): boolean {
  return typeof block === 'object' && block !== null && '_type' in block && block._type === 'block'
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
