import { setTimeout as wait } from 'node:timers/promises'
import type { Service } from './processes.ts'

export type KeptService = {
  /** @throws what the start throws; from then on the service is started again whenever it ends unasked. */
  start(): Promise<void>
  /** Stops it, also while it is being started again. */
  stop(): Promise<void>
}

type Options = {
  /** Told that it ended unasked, and why it could not be started again. */
  onTrouble: (problem: 'ended' | Error) => void
  /** Milliseconds before the second try; the first is made at once, later ones wait twice as long each. */
  firstPause?: number
}

const longestPause = 30_000
/** Whoever ran this long ended for a new reason. */
const longEnough = 60_000

/** Keeps a service running: one that ends unasked is started again, with growing pauses while it keeps ending. */
export function keepAlive(
  startService: () => Promise<Service>,
  { onTrouble, firstPause = 1_000 }: Options,
): KeptService {
  let running: Service | undefined
  let starting: Promise<void> | undefined
  let over = new AbortController()

  const startOnce = async (tries: number) => {
    const { signal } = over
    const service = await startService()
    if (signal.aborted) return service.stop()
    running = service
    const since = performance.now()
    service.process.once('exit', () => {
      if (signal.aborted) return
      running = undefined
      onTrouble('ended')
      starting = startAgain(performance.now() - since > longEnough ? 0 : tries, signal)
    })
  }

  const startAgain = async (tries: number, signal: AbortSignal): Promise<void> => {
    for (let next = tries; !signal.aborted; next++) {
      try {
        if (next > 0)
          await wait(Math.min(firstPause * 2 ** (next - 1), longestPause), null, { signal })
        return await startOnce(next + 1)
      } catch (error) {
        if (signal.aborted) return
        onTrouble(error instanceof Error ? error : new Error(String(error)))
      }
    }
  }

  return {
    async start() {
      over = new AbortController()
      starting = startOnce(0)
      await starting
    },
    async stop() {
      over.abort()
      const stopping = running
      running = undefined
      await Promise.all([stopping?.stop(), starting?.catch(() => {})])
    },
  }
}
