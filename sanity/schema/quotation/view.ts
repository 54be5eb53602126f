import type { Quotation } from '#lib/views.ts'
import { safeLink } from '../link/safe-link.ts'
import { oneOf, text, words } from '../parse.ts'
import { plainSpans } from '../simple-text/view.ts'
import { sourceKinds } from './source-kinds.ts'

export const quotationShape = () => ({
  text: text(),
  sourceKind: oneOf(sourceKinds),
  attribution: text(),
  url: text(),
})

type RawQuotation = {
  text: string | null
  sourceKind: (typeof sourceKinds)[number] | null
  attribution: string | null
  url: string | null
}

/** @returns `undefined` without words. */
export function toQuotation(
  raw: RawQuotation | null | undefined,
  key: string,
): Quotation | undefined {
  const spans = plainSpans(raw?.text)
  if (!raw || spans.length === 0) return undefined
  return {
    key,
    text: spans,
    sourceKind: raw.sourceKind ?? 'example',
    attribution: words(raw.attribution),
    href: safeLink(raw.url),
  }
}
