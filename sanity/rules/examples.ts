import type { Finding } from './finding.ts'
import { type Passage, readBody } from './passages.ts'

/*
 * Blocks as the Studio writes them, for tests.
 */

type Span = { text: string; marks?: string[] }
type Block = { _type: 'block'; _key: string; [field: string]: unknown }

/** A paragraph of one run, or of several with their marks. */
export function paragraph(_key: string, content: string | Span[], more: object = {}): Block {
  const spans = typeof content === 'string' ? [{ text: content }] : content
  return {
    _type: 'block',
    _key,
    style: 'normal',
    markDefs: [],
    ...more,
    children: spans.map(({ text, marks = [] }, index) => ({
      _type: 'span',
      _key: `${_key}${index}`,
      text,
      marks,
    })),
  }
}

export function heading(_key: string, text: string): Block {
  return paragraph(_key, text, { style: 'h2' })
}

export function smallerHeading(_key: string, text: string): Block {
  return paragraph(_key, text, { style: 'h3' })
}

/** A paragraph that holds one link, whose key is `l`. */
export function linking(_key: string, words: string, href: string): Block {
  return paragraph(_key, [{ text: 'See ' }, { text: words, marks: ['l'] }, { text: '.' }], {
    markDefs: [{ _type: 'link', _key: 'l', href }],
  })
}

/** A paragraph that holds one link to a picked page, whose key is `l`. */
export function linkingTo(_key: string, words: string, _ref: string): Block {
  return paragraph(_key, [{ text: 'See ' }, { text: words, marks: ['l'] }], {
    markDefs: [{ _type: 'internalLink', _key: 'l', reference: { _ref, _type: 'reference' } }],
  })
}

export function passagesOf(...blocks: unknown[]): Passage[] {
  return readBody(blocks, ['body'])
}

/** Findings as `level path`, such as `warning body.a.markDefs.l`. */
export function places(findings: Finding[]): string[] {
  return findings.map(
    ({ level, path }) =>
      `${level} ${path.map((part) => (typeof part === 'object' && '_key' in part ? part._key : String(part))).join('.')}`,
  )
}

/** A text of so many words. */
export function words(count: number): string {
  return Array.from({ length: count }, (_, index) => (index % 2 ? 'lamp' : 'night')).join(' ')
}
