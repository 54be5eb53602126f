/** Milliseconds that a query may take on the thread that answers everybody, usually and when many went over it. */
const usual = 50
const least = 12
/** What queries that went over may cost together, and how fast that comes back: a twentieth of all time. */
const most = 120
const returning = 0.05
const mostKnown = 500

/**
 * How long a query may hold up everybody before it is run apart. The more time was lost to such queries lately, the shorter
 * for queries that nothing is known of; one that went over lately is run apart at once.
 */
export class Allowance {
  readonly #now: () => number
  readonly #heavy = new Set<string>()
  readonly #quick = new Set<string>()
  #left = most
  #at: number

  constructor(now: () => number = () => performance.now()) {
    this.#now = now
    this.#at = now()
  }

  /** Milliseconds for this query; `undefined` when it is known to need more. */
  timeFor(query: string): number | undefined {
    if (this.#heavy.has(query)) return undefined
    if (this.#quick.has(query)) return usual
    const now = this.#now()
    this.#left = Math.min(most, this.#left + (now - this.#at) * returning)
    this.#at = now
    return Math.max(least, Math.min(usual, this.#left))
  }

  /** The query was answered in its time. */
  wasQuick(query: string): void {
    remember(this.#quick, query)
  }

  /** The query went over, and `spent` milliseconds were lost. */
  wentOver(query: string, spent: number): void {
    this.#left = Math.max(0, this.#left - spent)
    this.#quick.delete(query)
    remember(this.#heavy, query)
  }

  /** Run apart, the query took `took` milliseconds: a short one is tried here again. */
  ranApart(query: string, took: number): void {
    if (took < usual / 2) this.#heavy.delete(query)
  }
}

function remember(queries: Set<string>, query: string): void {
  queries.delete(query)
  queries.add(query)
  for (const oldest of queries) {
    if (queries.size <= mostKnown) break
    queries.delete(oldest)
  }
}
