import type { LakeError } from '../types.ts'
import type { Transaction } from './changes.ts'
import { type Disk, type PendingTransaction, WriteFailure } from './disk.ts'

/** What a transaction answers, and what it has to write. */
export type Prepared<T> = { answer: T; pending: PendingTransaction | undefined }

export type Ending<T> = { answer: T } | { error: unknown }

type Job = {
  prepare(): PendingTransaction | undefined
  succeed(): void
  fail(error: unknown): void
}

/** Memory, as the queue keeps it level with the disk. */
export type Memory = {
  apply(transaction: Transaction): void
  undo(transaction: Transaction): void
  /** Tells listeners, in order; those of one group were put in place together. */
  announce(transactions: Transaction[]): void
}

/** Transactions that share one write to disk; more wait for the next, so that readers get their turn. */
const mostTogether = 64

/**
 * Puts transactions on disk in the order in which they came. Those that arrive while the disk is busy share the next
 * write. A group runs without a pause, so nobody reads, and nobody is answered, before the disk has it.
 */
export class CommitQueue {
  readonly #disk: Disk
  readonly #memory: Memory
  #waiting: Job[] = []
  #scheduled: NodeJS.Immediate | undefined
  #failure: LakeError | undefined

  constructor(disk: Disk, memory: Memory) {
    this.#disk = disk
    this.#memory = memory
  }

  /**
   * Takes a transaction for the next write.
   * @param prepare works it out on the documents as those before it leave them, more than once if the disk was full
   *   in between; throws when it cannot be done.
   * @param settle is told once the disk has it, or nothing of it.
   */
  add<T>(prepare: () => Prepared<T>, settle: (ending: Ending<T>) => void): void {
    let answer: T
    this.#waiting.push({
      prepare: () => {
        const prepared = prepare()
        answer = prepared.answer
        return prepared.pending
      },
      succeed: () => settle({ answer }),
      fail: (error) => settle({ error }),
    })
    this.#schedule()
  }

  /** Writes all that waits, now. */
  flush(): void {
    while (this.#waiting.length > 0) this.#writeGroup()
  }

  #schedule(): void {
    this.#scheduled ??= setImmediate(() => {
      this.#scheduled = undefined
      this.#writeGroup()
      if (this.#waiting.length > 0) this.#schedule()
    })
  }

  #writeGroup(): void {
    const group = this.#waiting.splice(0, mostTogether)
    if (this.#write(group)) return
    // The disk is too full for all of them: each by itself, so that a large one takes no neighbour with it.
    for (const job of group) this.#write([job])
  }

  /** Returns whether every job was told its end; if not, nothing happened and each is to be tried alone. */
  #write(group: Job[]): boolean {
    const ends: Array<() => void> = []
    const written: Transaction[] = []
    try {
      for (const job of group) ends.push(this.#run(job, written))
      this.#disk.commit()
    } catch (error) {
      for (const transaction of written.reverse()) this.#memory.undo(transaction)
      const failure = error instanceof WriteFailure ? error : this.#disk.fail(error)
      if (failure.full && group.length > 1) return false
      if (!failure.full) this.#stopWriting(failure)
      for (const job of group) job.fail(failure.answer)
      return true
    }
    this.#memory.announce(written)
    for (const end of ends) end()
    return true
  }

  /** Adds one job to the group under way. @throws {WriteFailure} when that cost the whole group. */
  #run(job: Job, written: Transaction[]): () => void {
    try {
      if (this.#failure) throw this.#failure
      const pending = job.prepare()
      if (pending) {
        const transaction = { ...pending, position: this.#disk.write(pending) }
        this.#memory.apply(transaction)
        written.push(transaction)
      }
      return () => job.succeed()
    } catch (error) {
      if (error instanceof WriteFailure) throw error
      return () => job.fail(error)
    }
  }

  #stopWriting({ cause, answer }: WriteFailure): void {
    console.error('The lake stops writing, since its disk failed:', cause)
    this.#failure = answer
  }
}
