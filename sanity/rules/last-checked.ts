import { formatDay } from '#lib/dates.ts'
import { hint, type Remark } from './finding.ts'

/** After this long a legal text may have been overtaken by the law, in months. */
const patience = 12

/**
 * Reminds of a legal text that nobody has looked at for more than a year.
 * @param day on which it was last checked (`YYYY-MM-DD`); anything else says nothing
 * @param now milliseconds since 1970
 */
export function checkLastChecked(day: string, now: number): Remark[] {
  const checked = new Date(`${day}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(checked.getTime())) return []
  const due = new Date(checked)
  due.setUTCMonth(due.getUTCMonth() + patience)
  return now > due.getTime()
    ? [
        hint(
          `This text was last checked on ${formatDay(day)}, and rules change. Read it against them again, then put today’s date here.`,
        ),
      ]
    : []
}
