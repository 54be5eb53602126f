/** Some of the lake's sync tags, or all there are. */
export type Change = readonly string[] | 'everything'

/** Remembers what changed since it was opened; a render opens one before it reads anything. */
export type Watch = {
  touches(tags: ReadonlySet<string>): boolean
  close(): void
}

/** What the server knows of changes in the lake, and who wants to hear of them. */
export class Freshness {
  /** Whether changes are being heard of as they happen. */
  isConnected = false
  readonly #watches = new Set<{ tags: Set<string>; everything: boolean }>()
  readonly #listeners = new Set<(change: Change) => void>()

  report(change: Change): void {
    for (const watch of this.#watches) {
      if (change === 'everything') watch.everything = true
      else for (const tag of change) watch.tags.add(tag)
    }
    for (const listener of this.#listeners) listener(change)
  }

  onChange(listener: (change: Change) => void): void {
    this.#listeners.add(listener)
  }

  watch(): Watch {
    const seen = { tags: new Set<string>(), everything: false }
    this.#watches.add(seen)
    return {
      touches: (tags) => seen.everything || [...seen.tags].some((tag) => tags.has(tag)),
      close: () => {
        this.#watches.delete(seen)
      },
    }
  }
}
