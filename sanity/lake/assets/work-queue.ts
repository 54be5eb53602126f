import { LakeError } from '../types.ts'

export type Work = {
  /** Whose work it is. Callers take turns, so nobody waits for all that another has asked for. */
  caller?: string
  /** Needs so much memory that one at a time is enough; done when no other work waits. */
  isHeavy?: boolean
}

export type WorkQueue = {
  /**
   * Runs work when its turn comes. Work under a key that is waiting or running already is shared, not done twice.
   * @throws {LakeError} 503 when too much waits, of this caller or in all.
   */
  run<Result>(key: string, work: () => Promise<Result>, about?: Work): Promise<Result>
}

type Job = { start(): Promise<void>; refuse(): void }

/** What waits, by caller; the first caller is next, and goes to the end of the line when served. */
type Lanes = Map<string, Job[]>

/**
 * A queue for work on pictures, so that a burst of them leaves the lake free to answer queries. When it is full, whoever
 * has most waiting gives way.
 * @param mostWaiting in all.
 * @param mostOfOne of one caller.
 */
export function createWorkQueue(
  atOnce: number,
  mostWaiting: number,
  mostOfOne = mostWaiting,
): WorkQueue {
  const shared = new Map<string, Promise<unknown>>()
  const light: Lanes = new Map()
  const heavy: Lanes = new Map()
  let running = 0
  let isHeavyRunning = false

  const startNext = () => {
    while (running < atOnce) {
      const easy = takeFirst(light)
      const job = easy ?? (isHeavyRunning ? undefined : takeFirst(heavy))
      if (!job) return
      const isHeavy = easy === undefined
      running += 1
      if (isHeavy) isHeavyRunning = true
      void job.start().finally(() => {
        running -= 1
        if (isHeavy) isHeavyRunning = false
        startNext()
      })
    }
  }
  const makeRoom = (caller: string) => {
    const own = countOf(light, caller) + countOf(heavy, caller)
    if (own >= mostOfOne) throw tooMuch()
    const waiting = [...light.values(), ...heavy.values()]
    if (waiting.reduce((sum, jobs) => sum + jobs.length, 0) < mostWaiting) return
    const longest = waiting.reduce<Job[]>((a, b) => (b.length > a.length ? b : a), [])
    if (longest.length <= own + 1) throw tooMuch()
    longest.pop()?.refuse()
  }

  return {
    async run<Result>(
      key: string,
      work: () => Promise<Result>,
      { caller = '', isHeavy = false }: Work = {},
    ): Promise<Result> {
      const existing = shared.get(key) as Promise<Result> | undefined
      if (existing) return await existing
      if (running >= atOnce || (isHeavy && isHeavyRunning)) makeRoom(caller)
      const promise = new Promise<Result>((resolve, reject) => {
        const lanes = isHeavy ? heavy : light
        const job: Job = {
          start: () => work().then(resolve, reject),
          refuse: () => reject(tooMuch()),
        }
        lanes.set(caller, [...(lanes.get(caller) ?? []), job])
      })
      shared.set(key, promise)
      startNext()
      try {
        return await promise
      } finally {
        shared.delete(key)
      }
    },
  }
}

function takeFirst(lanes: Lanes): Job | undefined {
  for (const [caller, [job, ...rest]] of lanes) {
    lanes.delete(caller)
    if (rest.length > 0) lanes.set(caller, rest)
    if (job) return job
  }
  return undefined
}

function countOf(lanes: Lanes, caller: string): number {
  return lanes.get(caller)?.length ?? 0
}

function tooMuch(): LakeError {
  return new LakeError(
    503,
    {
      statusCode: 503,
      error: 'Service Unavailable',
      message: 'Many pictures are being prepared. Try again in a moment.',
    },
    { 'retry-after': '2' },
  )
}
