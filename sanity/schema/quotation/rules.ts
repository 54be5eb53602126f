import type { Verdict } from '../rules.ts'

/** A published work must be named; everything else may stand without a source. */
export function checkAttribution(attribution: string | undefined, parent: unknown): Verdict {
  const quotation = parent as { sourceKind?: string } | undefined
  return quotation?.sourceKind === 'published-work' && !attribution?.trim()
    ? 'Name the author or the work that these words come from, or choose another kind of quotation.'
    : true
}
