import { LakeError } from '../types.ts'

export type WorkQueue = {
  /**
   * Runs work when its turn comes. Work under a key that is waiting or running already is shared, not done twice.
   * @throws {LakeError} 503 when too much waits.
   */
  run<Result>(key: string, work: () => Promise<Result>): Promise<Result>
}

/** A queue for work on pictures, so that a burst of them leaves the lake free to answer queries. */
export function createWorkQueue(atOnce: number, mostWaiting: number): WorkQueue {
  const shared = new Map<string, Promise<unknown>>()
  const waiting: Array<() => void> = []
  let running = 0

  const takeTurn = (): Promise<void> => {
    if (running < atOnce) {
      running += 1
      return Promise.resolve()
    }
    return new Promise((resolve) => waiting.push(resolve))
  }
  const passTurn = () => {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
  const inTurn = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    await takeTurn()
    try {
      return await work()
    } finally {
      passTurn()
    }
  }

  return {
    async run<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
      const existing = shared.get(key) as Promise<Result> | undefined
      if (existing) return await existing
      if (running >= atOnce && waiting.length >= mostWaiting) {
        throw new LakeError(
          503,
          {
            statusCode: 503,
            error: 'Service Unavailable',
            message: 'Many pictures are being prepared. Try again in a moment.',
          },
          { 'retry-after': '2' },
        )
      }
      const promise = inTurn(work)
      shared.set(key, promise)
      try {
        return await promise
      } finally {
        shared.delete(key)
      }
    },
  }
}
