import { z } from 'zod'
import type { Step } from '#lib/views.ts'
import { key, list, part, text, words } from '../parse.ts'
import { quotationShape, toQuotation } from '../quotation/view.ts'
import { plainSpans } from '../simple-text/view.ts'

const stepsPart = () =>
  list(z.object({ _key: key(), title: text(), text: text(), quotation: part(quotationShape()) }))

export const stepsShape = () => ({ items: stepsPart() })

/** The steps that say something. One without a title takes its text for it, so that no words are lost. */
export function toSteps(raw: z.output<ReturnType<typeof stepsPart>>): Step[] {
  return raw.flatMap((item, index): Step[] => {
    const itemKey = item._key || String(index)
    const title = words(item.title)
    const quotation = toQuotation(item.quotation, `${itemKey}-quotation`)
    const text = plainSpans(item.text)
    if (title === undefined && text.length === 0 && !quotation) return []
    return [
      {
        key: itemKey,
        title: title ?? words(item.text) ?? '',
        text: title === undefined ? [] : text,
        ...(quotation ? { quotation } : {}),
      },
    ]
  })
}
