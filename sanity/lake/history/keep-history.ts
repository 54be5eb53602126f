import { setTimeout as pause } from 'node:timers/promises'
import { isDiskFull } from '../store/disk-full.ts'
import type { LogCompaction } from '../store/log-compaction.ts'

export type HistoryLimits = {
  /** How long a transaction is kept, in days. */
  days: number
  /** How large the log may become, in megabytes; past it the oldest go sooner. */
  megabytes: number
}

export type HistoryKeeper = {
  /** Removes what is past the limits, now; resolves when nothing is. */
  look(now?: number): Promise<void>
  stop(): void
}

const hour = 60 * 60 * 1000
const day = 24 * hour
const firstLook = 60_000
/** Milliseconds that one step may hold others up, and the pause in which they get their turn. */
const longestStep = 8
const pauseBetween = 20
const mostRows = 2000
/** Fewer where the size decides, so that not much more goes than has to. */
const mostAtLimit = 64
const pagesAtOnce = 256

/**
 * Keeps the log within its limits: a look every hour, in steps of a few milliseconds. The last hour is kept however much
 * was written in it, so that whoever lost the line for a moment finds it again.
 */
export function keepHistory(log: LogCompaction, limits: HistoryLimits): HistoryKeeper {
  const stopped = new AbortController()
  let underWay = Promise.resolve()
  const look = (now = Date.now()) => {
    underWay = underWay.then(() => tidy(log, limits, now, stopped.signal)).catch(report)
    return underWay
  }
  const first = setTimeout(() => look(), firstLook)
  const timer = setInterval(() => look(), hour)
  first.unref()
  timer.unref()
  return {
    look,
    stop() {
      clearTimeout(first)
      clearInterval(timer)
      stopped.abort()
    },
  }
}

async function tidy(
  log: LogCompaction,
  { days, megabytes }: HistoryLimits,
  now: number,
  signal: AbortSignal,
): Promise<void> {
  const before = (age: number) => new Date(now - age).toISOString()
  await inSteps((rows) => log.removeBefore(before(days * day), rows), mostRows, signal)
  const most = megabytes * 1024 * 1024
  if (!signal.aborted && log.bytesInUse() > most) {
    const documents = log.bytesOfDocuments()
    const isTooLarge = () => log.bytesInUse() - documents > most
    const remove = (rows: number) => isTooLarge() && log.removeBefore(before(hour), rows)
    await inSteps(remove, mostAtLimit, signal)
    await inSteps((rows) => log.removeBefore('', rows), mostRows, signal)
  }
  await inSteps((pages) => log.giveBack(pages), pagesAtOnce, signal)
}

/** Repeats a step while it finds something to do, with as much at once as fits the time it may take. */
async function inSteps(
  step: (amount: number) => boolean,
  most: number,
  signal: AbortSignal,
): Promise<void> {
  let amount = Math.ceil(most / 32)
  while (!signal.aborted) {
    const started = performance.now()
    if (!step(amount)) return
    const took = performance.now() - started
    if (took > longestStep) amount = Math.max(1, Math.floor(amount / 2))
    else if (took < longestStep / 2) amount = Math.min(most, amount * 2)
    await pause(pauseBetween, undefined, { ref: false, signal }).catch(() => {})
  }
}

/** Trouble with it is for the log alone: it must not stop the lake. A full disk is tried again in an hour. */
function report(error: unknown): void {
  if (!isDiskFull(error)) console.error('Old history could not be removed.', error)
}
