/** Too much work waits already; a later try may find room. */
export class BusyError extends Error {
  override name = 'BusyError'
}

/** Runs work, so much at a time and no more. */
export type Limiter = <Result>(work: () => Promise<Result>) => Promise<Result>

/**
 * @param atOnce how many run at the same time.
 * @param waiting how many may wait for their turn; the next one is refused with {@link BusyError}.
 */
export function makeLimiter(atOnce: number, waiting: number): Limiter {
  let running = 0
  const queue: Array<() => void> = []
  return async (work) => {
    if (running >= atOnce) {
      if (queue.length >= waiting) throw new BusyError('Too many requests wait already.')
      await new Promise<void>((resolve) => queue.push(resolve))
    } else {
      running++
    }
    try {
      return await work()
    } finally {
      // The place is handed on, so that nobody can slip in between.
      const next = queue.shift()
      if (next) next()
      else running--
    }
  }
}
