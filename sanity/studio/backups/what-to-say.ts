import { timeZone } from '#lib/california-clock.ts'

/** What the lake says of its backups; moments are ISO 8601. An empty answer: nobody makes any. */
export type BackupFacts = {
  at?: string | null
  since?: string | null
  lastGood?: string | null
  isSent?: boolean
  lastSent?: string | null
  problem?: string | null
}

const longestWithout = 3 * 24 * 60 * 60_000

/**
 * What has to be said above everything, in a sentence; `undefined` when all is well, or when someone has turned backups off.
 * @param now milliseconds since 1970
 */
export function whatIsWrong(facts: BackupFacts, now: number): string | undefined {
  const { at, since, lastGood, isSent, lastSent } = facts
  if (!at) return undefined
  const isOld = (moment: string | null | undefined) => {
    const from = moment ?? since
    return from !== null && from !== undefined && now - Date.parse(from) > longestWithout
  }
  if (isOld(lastGood)) {
    return lastGood
      ? `The last good backup is of ${sayDay(lastGood)}. Tell whoever runs the site.`
      : 'No backup of your website has been made yet. Tell whoever runs the site.'
  }
  if (isSent && isOld(lastSent)) {
    return 'Backups are made, but none has reached its second place for three days. Tell whoever runs the site.'
  }
  return undefined
}

/** When the last good backup was, as a person would say it. */
export function sayLastGood({ at, lastGood }: BackupFacts): string {
  if (lastGood) return `Last good backup: ${sayDay(lastGood)}`
  return at ? 'The first backup is made tonight.' : 'Backups are not made by themselves here.'
}

const day = new Intl.DateTimeFormat('en-US', {
  timeZone,
  dateStyle: 'long',
  timeStyle: 'short',
})

function sayDay(moment: string): string {
  return day.format(new Date(moment))
}
