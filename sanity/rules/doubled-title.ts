import { type Finding, warning } from './finding.ts'
import type { Passage } from './passages.ts'

/** Warns when the text begins with its own title, which the page shows above it. */
export function checkDoubledTitle(passages: Passage[], title: string): Finding[] {
  const first = passages.find(({ text }) => text.trim() !== '')
  if (!first || simplify(title) === '' || simplify(first.text) !== simplify(title)) return []
  return [
    {
      ...warning(
        'The title stands above the text already, so readers see it twice. Delete this line.',
      ),
      path: first.path,
    },
  ]
}

/** The words alone, without the signs and capitals that pasting changes. */
function simplify(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
