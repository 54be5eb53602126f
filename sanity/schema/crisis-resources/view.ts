import { z } from 'zod'
import type { CrisisAddition } from '#lib/views.ts'
import { key, list, text, words } from '../parse.ts'
import { helpAddress } from './rules.ts'

export const crisisAdditionsPart = () =>
  list(z.object({ _key: key(), name: text(), label: text(), href: text() }))

/** The lines that are whole: half of one would be worse than none. */
export function toCrisisAdditions(
  raw: z.output<ReturnType<typeof crisisAdditionsPart>>,
): CrisisAddition[] {
  return raw.flatMap((line, index) => {
    const name = words(line.name)
    const label = words(line.label)
    const href = helpAddress(line.href)
    return name === undefined || label === undefined || href === undefined
      ? []
      : [{ key: line._key || String(index), name, label, href }]
  })
}
