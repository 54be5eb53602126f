/** The practice's clock: a post of 11 pm in California does not show tomorrow's date. */
export const timeZone = 'America/Los_Angeles'
const parts = new Intl.DateTimeFormat('sv-SE', {
  timeZone,
  dateStyle: 'short',
  timeStyle: 'short',
})

/** A moment as a form's field for day and time writes it, on California's clock: "2026-05-09T07:30". */
export function toCaliforniaClock(moment: Date): string {
  return parts.format(moment).replace(' ', 'T')
}

/**
 * @param text as a form's field for day and time gives it, meant on California's clock.
 * @returns the moment; `undefined` when the text is none, or names one that the clock skips in spring.
 */
export function fromCaliforniaClock(text: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return undefined
  return ['-07:00', '-08:00']
    .map((offset) => new Date(`${text}:00${offset}`))
    .find((moment) => !Number.isNaN(moment.getTime()) && toCaliforniaClock(moment) === text)
}
