import type { Block, TextBlock } from './blocks.ts'

/** Short ways to write bodies in tests. Keys are `a`, `b`, `c` …, in order. */
export function bodyOf(...blocks: Array<string | Partial<TextBlock> | Block>): Block[] {
  return blocks.map((block, index) => ({
    _key: String.fromCharCode(97 + index),
    ...(typeof block === 'string' ? text(block) : block),
    _type: typeof block !== 'string' && block._type ? block._type : 'block',
  }))
}

export function text(words: string, extra: Partial<TextBlock> = {}): Partial<TextBlock> {
  return {
    _type: 'block',
    style: 'normal',
    markDefs: [],
    children: [{ _type: 'span', _key: 's', text: words, marks: [] }],
    ...extra,
  }
}

export const heading = (words: string, style = 'h2') => text(words, { style })
export const bullet = (words: string, level = 1) => text(words, { listItem: 'bullet', level })
export const numbered = (words: string, level = 1) => text(words, { listItem: 'number', level })
export const bold = (words: string) =>
  text(words, { children: [{ _type: 'span', _key: 's', text: words, marks: ['strong'] }] })

export function linked(words: string, href: string): Partial<TextBlock> {
  return text(words, {
    children: [{ _type: 'span', _key: 's', text: words, marks: ['l'] }],
    markDefs: [{ _type: 'link', _key: 'l', href }],
  })
}
