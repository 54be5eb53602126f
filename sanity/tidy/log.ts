import type { Block } from './blocks.ts'

/** Something that tidying did, in words for the therapist. */
export type Change = {
  text: string
  /** The words that no longer stand in the text; the title, for instance, when it stood there a second time. */
  removed: string[]
}

/** Something that tidying does only when asked to. `key` names the block that it is about. */
export type Offer = FieldOffer | HeadingOffer | CallToActionOffer

/** Words that belong into a field above the text. */
export type FieldOffer = {
  kind: 'title' | 'subtitle'
  key: string
  text: string
  /** What stands in the field now. */
  replaces?: string
}

export type HeadingOffer = { kind: 'heading'; key: string; text: string }

/** Paragraphs at the end that belong into one block. */
export type CallToActionOffer = {
  kind: 'callToAction'
  key: string
  text: string
  /** The keys of the blocks that it is made of. */
  taken: string[]
  block: Block
}

/** Something that a person should look at; nothing was changed. */
export type Warning = { text: string; key?: string; offer?: Offer }

/** What the steps of tidying write down, and where they ask for new keys. */
export type Log = {
  changes: Change[]
  warnings: Warning[]
  change(text: string, removed?: string[]): void
  /** A key that no block has, made from the one of the block it comes from: the same text gives the same keys. */
  deriveKey(from: Block | undefined, name: string): string
}

export function createLog(body: readonly Block[]): Log {
  const taken = new Set(body.map(({ _key }) => _key))
  const changes: Change[] = []
  return {
    changes,
    warnings: [],
    change: (text, removed = []) => changes.push({ text, removed }),
    deriveKey(from, name) {
      const base = `${from?._key ?? 'block'}-${name}`
      let key = base
      for (let count = 2; taken.has(key); count++) key = `${base}-${count}`
      taken.add(key)
      return key
    },
  }
}

/** `1 empty line`, `3 empty lines`. */
export function countOf(number: number, noun: string): string {
  return number === 1 ? `1 ${noun}` : `${number} ${noun}s`
}

/** Words in quotation marks, shortened when there are many of them. Marks inside become single ones. */
export function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim().replaceAll('“', '‘').replaceAll('”', '’')
  const letters = [...line]
  return letters.length <= 60 ? `“${line}”` : `“${letters.slice(0, 57).join('').trimEnd()}…”`
}
