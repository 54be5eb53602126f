/** Pages that wait to be rendered again unasked, one after the other: a reader's own request must find room. */
export class Renewals {
  readonly #waiting = new Set<string>()
  readonly #renew: (path: string) => Promise<unknown> | undefined
  #isRunning = false

  /** @param renew starts a render; `undefined` when there is nothing to do for this page now. It never rejects. */
  constructor(renew: (path: string) => Promise<unknown> | undefined) {
    this.#renew = renew
  }

  add(path: string): void {
    this.#waiting.add(path)
    this.#next()
  }

  /** Somebody else renders it. */
  remove(path: string): void {
    this.#waiting.delete(path)
  }

  clear(): void {
    this.#waiting.clear()
  }

  #next(): void {
    while (!this.#isRunning) {
      const [path] = this.#waiting
      if (path === undefined) return
      this.#waiting.delete(path)
      const work = this.#renew(path)
      if (!work) continue
      this.#isRunning = true
      work.finally(() => {
        this.#isRunning = false
        this.#next()
      })
    }
  }
}
