import { type Finding, good, look, stop } from './finding.ts'

/**
 * Whether the clock can be right: what is published, signed or encrypted goes by it.
 * @param newest when the newest file of the program was written.
 * @param isSynchronized as the system says; `undefined` when it can't be asked.
 */
export function checkClock(now: Date, newest: Date, isSynchronized: boolean | undefined): Finding {
  const time = `${now.toISOString().slice(0, 16).replace('T', ' ')} UTC`
  const hour = 3_600_000
  const set =
    'Set it, and have it kept right, on Debian by: apt-get install systemd-timesyncd && timedatectl set-ntp true'
  if (now.getTime() < newest.getTime() - hour)
    return stop(`The clock says ${time}, and files here are newer than that.`, set)
  if (now.getTime() > newest.getTime() + 20 * 365 * 24 * hour)
    return stop(`The clock says ${time}, which is twenty years after this program.`, set)
  if (isSynchronized === false)
    return look(`The clock says ${time}, and nothing keeps it right.`, set)
  return good(
    isSynchronized
      ? `The clock says ${time}, and is kept right.`
      : `The clock says ${time}; what keeps it right can't be asked here.`,
  )
}

/** @param printed by `timedatectl show --property=NTPSynchronized --value`; `undefined` when there is no such program. */
export function readSynchronized(printed: string | undefined): boolean | undefined {
  const answer = printed?.trim()
  return answer === 'yes' ? true : answer === 'no' ? false : undefined
}
