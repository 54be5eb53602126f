import { defer, first, map, type Observable, repeat, timer } from 'rxjs'

/**
 * How long the clock goes unasked, in milliseconds. The timers of a sleeping computer stand still and its clock does not;
 * and a timer of more than 24 days would end at once.
 */
const longestPause = 60_000

/**
 * Says once that a moment has come, at the latest a minute after the computer woke.
 * @param moment milliseconds since 1970.
 */
export function whenItComes(moment: number): Observable<void> {
  const pause = () => Math.min(Math.max(moment - Date.now(), 0), longestPause)
  return defer(() => timer(pause())).pipe(
    repeat(),
    first(() => Date.now() >= moment),
    map(() => undefined),
  )
}
