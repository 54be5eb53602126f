import type { z } from 'zod'
import type { LegalText, Link } from '#lib/views.ts'
import { bodyPart, toBody } from '../body/view.ts'
import { part, text, words } from '../parse.ts'

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

/** @returns a day as `YYYY-MM-DD`; `undefined` for anything else. */
export function calendarDay(value: string | null | undefined): string | undefined {
  const day = words(value)
  if (day === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined
  return Number.isNaN(Date.parse(day)) ? undefined : day
}
