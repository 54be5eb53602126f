import { LakeError } from '../../types.ts'

/** Work that waits for its turn, with all who want its outcome. */
type Place<T> = {
  key: string
  owner: string
  work: () => Promise<T>
  callers: Set<Caller<T>>
}

type Caller<T> = { resolve: (outcome: T) => void; reject: (error: unknown) => void }

export type Ticket<T> = {
  /** Callers with the same key share one piece of work, as long as it has not begun. */
  key: string
  /** Whoever was not served last goes first. */
  owner: string
  work: () => Promise<T>
  /** A caller who leaves frees the place. */
  signal: AbortSignal
}

/** A bounded line in front of work that is done one piece after the other. */
export class WaitingLine<T> {
  readonly #places: Array<Place<T>> = []
  readonly #mostWaiting: number
  readonly #longestWait: number
  #lastOwner = ''
  #isBusy = false

  /** @param longestWait milliseconds until a caller whose turn has not come is sent away. */
  constructor(mostWaiting: number, longestWait: number) {
    this.#mostWaiting = mostWaiting
    this.#longestWait = longestWait
  }

  /** Does the work when its turn comes. @throws {LakeError} 503 when too much waits, or for too long. */
  async enter({ key, owner, work, signal }: Ticket<T>): Promise<T> {
    if (signal.aborted) throw busy('The call was given up.')
    let place = this.#places.find((waiting) => waiting.key === key)
    if (!place) {
      if (this.#isBusy && this.#places.length >= this.#mostWaiting) throw busy(tooMany)
      place = { key, owner, work, callers: new Set() }
      this.#places.push(place)
    }
    const outcome = this.#join(place, signal)
    this.#serve()
    return outcome
  }

  /** Sends everybody away. */
  clear(): void {
    for (const { callers } of this.#places.splice(0)) {
      for (const { reject } of callers) reject(busy('The lake is stopping.'))
    }
  }

  #join(place: Place<T>, signal: AbortSignal): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const leave = (reason: string) => {
        place.callers.delete(caller)
        const index = place.callers.size === 0 ? this.#places.indexOf(place) : -1
        if (index >= 0) this.#places.splice(index, 1)
        caller.reject(busy(reason))
      }
      const onAbort = () => leave('The call was given up.')
      const timer = setTimeout(() => {
        if (this.#places.includes(place)) leave(tooMany)
      }, this.#longestWait)
      const settle = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', onAbort)
      }
      const caller: Caller<T> = {
        resolve: (outcome) => {
          settle()
          resolve(outcome)
        },
        reject: (error) => {
          settle()
          reject(error)
        },
      }
      signal.addEventListener('abort', onAbort, { once: true })
      place.callers.add(caller)
    })
  }

  #serve(): void {
    if (this.#isBusy || this.#places.length === 0) return
    const other = this.#places.findIndex(({ owner }) => owner !== this.#lastOwner)
    const [place] = this.#places.splice(Math.max(0, other), 1)
    if (!place) return
    this.#isBusy = true
    this.#lastOwner = place.owner
    void this.#do(place)
  }

  async #do({ work, callers }: Place<T>): Promise<void> {
    try {
      const outcome = await work()
      for (const { resolve } of callers) resolve(outcome)
    } catch (error) {
      for (const { reject } of callers) reject(error)
    }
    this.#isBusy = false
    this.#serve()
  }
}

const tooMany = 'Many long queries are waiting. Try again in a moment.'

/** The answer to a caller who is sent away and may come back. */
export function busy(message: string): LakeError {
  return new LakeError(
    503,
    { statusCode: 503, error: 'Service Unavailable', message },
    { 'retry-after': '5' },
  )
}
