import type { DatabaseSync, StatementSync } from 'node:sqlite'

/** Free pages that stay in the file, for the writes to come: a tenth of it, and at least 4 MB of 4 KB pages. */
const keptFree = 0.1
const leastKeptFree = 1024

type Pages = { total: number; free: number; size: number }

/**
 * Takes the oldest transactions out of the log, in steps that hold nobody up. A step is all or nothing on disk, and what is
 * left after any of them is a whole log that begins later: only ever the oldest go, and the newest never.
 */
export class LogCompaction {
  readonly #database: DatabaseSync
  readonly #oldest: StatementSync
  readonly #newest: StatementSync
  readonly #firstChanges: StatementSync
  readonly #deleteTransactions: StatementSync
  readonly #deleteChanges: StatementSync

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#oldest = database.prepare(
      'SELECT position, timestamp FROM transactions ORDER BY position LIMIT ?',
    )
    this.#newest = database.prepare('SELECT max(position) AS position FROM transactions')
    this.#firstChanges = database.prepare(
      `SELECT position, sequence FROM changes WHERE place < (SELECT min(position) FROM transactions) << 24
       ORDER BY place LIMIT ?`,
    )
    this.#deleteTransactions = database.prepare('DELETE FROM transactions WHERE position <= ?')
    this.#deleteChanges = database.prepare('DELETE FROM changes WHERE place <= (? << 24 | ?)')
  }

  /**
   * One step: removes at most `limit` transactions from before a moment (ISO 8601, UTC), or as many changes of transactions
   * that are gone. (Until then such changes are unknown to all who read the log, since they ask for both.)
   * @returns whether there was anything to do.
   */
  removeBefore(timestamp: string, limit: number): boolean {
    // Never together with a group of commits that is under way.
    if (!this.#database.isOpen || this.#database.isTransaction) return false
    const left = this.#firstChanges.all(limit).at(-1)
    if (left) {
      this.#deleteChanges.run(Number(left.position), Number(left.sequence))
      return true
    }
    const last = this.#lastBefore(timestamp, limit)
    if (last !== undefined) this.#deleteTransactions.run(last)
    return last !== undefined
  }

  /** The position up to which the next step removes; `undefined` when nothing is that old. */
  #lastBefore(timestamp: string, limit: number): number | undefined {
    const newest = Number(this.#newest.get()?.position ?? 0)
    const old = this.#oldest
      .all(limit)
      .filter((row) => String(row.timestamp) < timestamp && Number(row.position) < newest)
    const last = old.at(-1)
    return last && Number(last.position)
  }

  /**
   * One step: hands at most so many free pages back to the file system, past those that are kept for new writes. The file
   * itself shrinks when SQLite next folds its journal into it.
   * @returns whether it handed any back. Never in files from before the lake knew how to.
   */
  giveBack(most: number): boolean {
    if (!this.#database.isOpen || this.#database.isTransaction) return false
    const { total, free } = this.#pages()
    const spare = free - Math.max(leastKeptFree, Math.ceil(total * keptFree))
    if (spare <= 0) return false
    this.#database.exec(`PRAGMA incremental_vacuum(${Math.min(spare, most)})`)
    return this.#pages().free < free
  }

  /** Bytes of all that is in the file: documents and log. */
  bytesInUse(): number {
    const { total, free, size } = this.#pages()
    return (total - free) * size
  }

  bytesOfDocuments(): number {
    const row = this.#database
      .prepare(
        'SELECT coalesce(sum(octet_length(id) + octet_length(body)), 0) AS bytes FROM documents',
      )
      .get()
    return Number(row?.bytes)
  }

  #pages(): Pages {
    const read = (name: string) =>
      Number(Object.values(this.#database.prepare(`PRAGMA ${name}`).get() ?? {})[0])
    return { total: read('page_count'), free: read('freelist_count'), size: read('page_size') }
  }
}
