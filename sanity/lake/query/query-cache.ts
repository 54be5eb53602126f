type Kept<T> = { value: T; bytes: number; tags: string[] }

/**
 * Results by the question, kept until a transaction touches one of their sync tags; the longest unused go first
 * once all are larger than `limit` bytes.
 */
export class QueryCache<T> {
  readonly #limit: number
  readonly #kept = new Map<string, Kept<T>>()
  readonly #questionsByTag = new Map<string, Set<string>>()
  #bytes = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  get bytes(): number {
    return this.#bytes
  }

  get(question: string): T | undefined {
    const kept = this.#kept.get(question)
    if (!kept) return undefined
    this.#kept.delete(question)
    this.#kept.set(question, kept)
    return kept.value
  }

  /** @param bytes of the value alone; what it takes to keep it is added. */
  keep(question: string, value: T, tags: string[], bytes: number): void {
    this.#forget(question)
    const all = 2 * (bytes + question.length) + 500
    if (all * 8 > this.#limit) return
    this.#kept.set(question, { value, bytes: all, tags })
    this.#bytes += all
    for (const tag of tags) {
      const questions = this.#questionsByTag.get(tag)
      if (questions) questions.add(question)
      else this.#questionsByTag.set(tag, new Set([question]))
    }
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#limit) break
      this.#forget(oldest)
    }
  }

  /** Forgets every result that depends on one of the tags. */
  drop(tags: string[]): void {
    for (const tag of tags) {
      for (const question of [...(this.#questionsByTag.get(tag) ?? [])]) this.#forget(question)
    }
  }

  #forget(question: string): void {
    const kept = this.#kept.get(question)
    if (!kept) return
    this.#kept.delete(question)
    this.#bytes -= kept.bytes
    for (const tag of kept.tags) {
      const questions = this.#questionsByTag.get(tag)
      questions?.delete(question)
      if (questions?.size === 0) this.#questionsByTag.delete(tag)
    }
  }
}
