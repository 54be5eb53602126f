import { z } from 'zod'
import type { Notices } from '#lib/views.ts'
import type { ClientNoticesQueryResult } from '../../content/types.generated.ts'
import { safeLink } from '../link/safe-link.ts'
import { agreeing, calendarDay, key, list, part, text, words } from '../parse.ts'
import { simpleTextPart, toSimpleBody } from '../simple-text/view.ts'

export const clientNoticesParser = agreeing<ClientNoticesQueryResult>()(
  part({
    title: text(),
    effectiveDate: text(),
    lastChecked: text(),
    introduction: simpleTextPart(),
    entries: list(
      z.object({
        _key: key(),
        licenceType: text(),
        text: simpleTextPart(),
        boardUrl: text(),
        boardPhone: text(),
      }),
    ),
  }),
)

/** @returns `undefined` until someone has published the notices. An entry without words is left out. */
export function toNotices(raw: z.output<typeof clientNoticesParser>): Notices | undefined {
  if (!raw) return undefined
  return {
    title: words(raw.title) ?? 'Notices to clients',
    effectiveDate: calendarDay(raw.effectiveDate),
    lastChecked: calendarDay(raw.lastChecked),
    introduction: toSimpleBody(raw.introduction),
    entries: raw.entries.flatMap((entry, index) => {
      const text = toSimpleBody(entry.text)
      if (text.length === 0) return []
      return [
        {
          key: entry._key || String(index),
          licenceType: words(entry.licenceType) ?? 'Clients',
          text,
          boardAddress: safeLink(entry.boardUrl),
          boardPhone: words(entry.boardPhone),
        },
      ]
    }),
  }
}
