import type { Path } from '@sanity/types'
import { type Fields, fieldsOf, textOf } from './fields.ts'
import { type Finding, warning } from './finding.ts'

/** Warns when a picture's words only say its caption again: whoever listens hears it twice. */
export function checkAltAgainstCaption(figure: Fields, path: Path): Finding[] {
  const alt = simplify(fieldsOf(figure.picture).alt)
  if (alt === '' || alt !== simplify(figure.caption)) return []
  return [
    {
      ...warning(
        'These are the words of the caption, so people who listen hear them twice. Say here what the picture shows.',
      ),
      path: [...path, 'picture', 'alt'],
    },
  ]
}

function simplify(value: unknown): string {
  return textOf(value).trim().replace(/[.!]$/, '').toLowerCase()
}
