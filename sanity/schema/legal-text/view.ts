import type { z } from 'zod'
import type { LegalText, Link } from '#lib/views.ts'
import { bodyPart, toBody } from '../body/view.ts'
import { calendarDay, part, text, words } from '../parse.ts'

export const legalTextPart = () =>
  part({ title: text(), effectiveDate: text(), lastChecked: text(), body: bodyPart() })

/** @returns `undefined` while nobody has published one. */
export function toLegalText(
  raw: z.output<ReturnType<typeof legalTextPart>>,
  { title, bookingLink }: { title: string; bookingLink: Link | undefined },
): LegalText | undefined {
  if (!raw) return undefined
  return {
    title: words(raw.title) ?? title,
    effectiveDate: calendarDay(raw.effectiveDate),
    lastChecked: calendarDay(raw.lastChecked),
    body: toBody(raw.body, bookingLink),
  }
}
