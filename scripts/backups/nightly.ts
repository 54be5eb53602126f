import { spawn } from 'node:child_process'
import { once } from 'node:events'
import os from 'node:os'
import path from 'node:path'
import { toCaliforniaClock } from '#lib/california-clock.ts'
import { root, stopProcess } from '../processes.ts'
import type { BackupStatus } from './status.ts'

const minute = 60_000
const betweenTries = 60 * minute
const longestBackup = 12 * 60 * minute
/** Below whoever answers readers. */
const lowPriority = 10
const lastLetters = 2_000

export type What = 'make' | 'send'

/**
 * What is to be done about the backups now, if anything: one is missing since the last time of day at which it was due,
 * or one that was made has not been sent. After a failure another hour passes first.
 * @param lastMade the newest one that there is, complete or not.
 */
export function whatIsDue(
  { at, lastGood, isSent, lastSent, lastTry }: BackupStatus,
  lastMade: Date | undefined,
  now: Date,
): What | undefined {
  if (at === null) return undefined
  const sinceTry = lastTry === null ? Infinity : now.getTime() - Date.parse(lastTry)
  // A try that lies ahead is one of a clock that was wrong.
  if (sinceTry >= 0 && sinceTry < betweenTries) return undefined
  if (lastMade === undefined || toCaliforniaClock(lastMade) < lastMoment(at, now)) return 'make'
  const isUnsent = isSent && lastGood !== null && (lastSent === null || lastSent < lastGood)
  return isUnsent ? 'send' : undefined
}

/** When a time of day was last reached, on California's clock. */
function lastMoment(at: string, now: Date): string {
  const [today = '', time = ''] = toCaliforniaClock(now).split('T')
  if (time >= at) return `${today}T${at}`
  const yesterday = new Date(Date.parse(today) - 24 * 60 * minute).toISOString().slice(0, 10)
  return `${yesterday}T${at}`
}

export type Nightly = { stop(): Promise<void> }

type Options = {
  /** Looks whether something is due. */
  look: () => Promise<What | undefined>
  /** Does it, until it is done or the signal says to stop. */
  run: (what: What, signal: AbortSignal) => Promise<void>
  onTrouble: (sentence: string) => void
  /** Milliseconds before the first look: a start has enough to do. */
  firstLook?: number
  every?: number
}

/** Looks every minute whether a backup is due, and makes it. One that is missed while the machine is off is made up for. */
export function keepNightly({
  look,
  run,
  onTrouble,
  firstLook = 10 * minute,
  every = minute,
}: Options): Nightly {
  const over = new AbortController()
  let underWay: Promise<void> | undefined
  /** Kept here too: where nothing can be written down, the time of the last try isn't either. */
  let failedAt = -Infinity
  const tick = async () => {
    if (performance.now() - failedAt < betweenTries) return
    try {
      const what = await look()
      if (what !== undefined && !over.signal.aborted) await run(what, over.signal)
    } catch (error) {
      failedAt = performance.now()
      if (!over.signal.aborted) onTrouble(error instanceof Error ? error.message : String(error))
    }
  }
  const tickAlone = () => {
    underWay ??= tick().finally(() => {
      underWay = undefined
    })
  }
  let timer: NodeJS.Timeout = setTimeout(() => {
    tickAlone()
    timer = setInterval(tickAlone, every)
    timer.unref()
  }, firstLook)
  timer.unref()
  return {
    async stop() {
      over.abort()
      clearTimeout(timer)
      await underWay
    },
  }
}

/** Runs `npm run backup` in a process of its own. @throws {Error} with its last words when it fails. */
export async function runBackup(
  what: What,
  environment: Record<string, string | undefined>,
  signal: AbortSignal,
): Promise<void> {
  const parameters = what === 'send' ? ['--send'] : []
  const child = spawn(process.execPath, [path.join(root, 'scripts/backup.ts'), ...parameters], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-lastLetters)
  })
  try {
    if (child.pid !== undefined) os.setPriority(child.pid, lowPriority)
  } catch {
    // It has ended already, and says why below.
  }
  const stop = () => void stopProcess(child)
  signal.addEventListener('abort', stop, { once: true })
  const timer = setTimeout(stop, longestBackup)
  try {
    const [code] = (await once(child, 'close')) as [number | null]
    if (code !== 0) throw new Error(complaint.trim() || 'The backup ended before it was done.')
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
  }
}
