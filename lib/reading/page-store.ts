/** A store that forgets what was not asked for the longest when it grows past a number of bytes. */
export class BoundedStore<Value extends { size: number }> {
  readonly #values = new Map<string, Value>()
  readonly #limit: number
  #bytes = 0

  /** @param limit bytes, by the values' own account of their size. */
  constructor(limit: number) {
    this.#limit = limit
  }

  get bytes(): number {
    return this.#bytes
  }

  get count(): number {
    return this.#values.size
  }

  /** Reads a value and counts it as just used. */
  get(key: string): Value | undefined {
    const value = this.#values.get(key)
    if (value === undefined) return undefined
    // A map remembers the order of insertion: the first is the one longest unused.
    this.#values.delete(key)
    this.#values.set(key, value)
    return value
  }

  set(key: string, value: Value): void {
    this.delete(key)
    const size = value.size + key.length * 2
    if (size > this.#limit) return
    this.#values.set(key, value)
    this.#bytes += size
    for (const oldest of this.#values.keys()) {
      if (this.#bytes <= this.#limit) break
      this.delete(oldest)
    }
  }

  delete(key: string): void {
    const value = this.#values.get(key)
    if (value === undefined) return
    this.#values.delete(key)
    this.#bytes -= value.size + key.length * 2
  }

  /** All values, the most recently used first. */
  entries(): Array<[string, Value]> {
    return [...this.#values].reverse()
  }
}
