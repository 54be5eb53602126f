import type { Finding } from './finding.ts'
import type { Passage } from './passages.ts'

/** Refuses a smaller heading before the first heading: people who listen to a page find their way by the order. */
export function checkHeadingOrder(passages: Passage[]): Finding[] {
  const first = passages.find(({ kind, text }) => isHeading(kind) && text.trim() !== '')
  if (first?.kind !== 'smaller heading') return []
  return [
    {
      level: 'error',
      path: first.path,
      message: `“${first.text.trim()}” is a smaller heading with no heading above it, and people who listen to the page lose their way. Choose the style “Heading” for it.`,
    },
  ]
}

function isHeading(kind: Passage['kind']): boolean {
  return kind === 'heading' || kind === 'smaller heading'
}
