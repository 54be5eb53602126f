import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { LakeError } from '../types.ts'
import type { Transaction } from './changes.ts'
import { explainWriteFailure } from './database.ts'
import type { TransactionLog } from './transaction-log.ts'
import type { PendingChange } from './working-set.ts'

/** A transaction that has no place in the log yet. */
export type PendingTransaction = Omit<Transaction, 'position' | 'changes'> & {
  changes: PendingChange[]
}

/** A write that the disk did not take. */
export class WriteFailure extends Error {
  override name = 'WriteFailure'
  /** What the caller is told. */
  readonly answer: LakeError
  /** Whether the disk is merely full and holds what it held before; otherwise nobody knows what it holds. */
  readonly full: boolean
  constructor(cause: unknown, undone: boolean) {
    const { answer, full } = explainWriteFailure(cause)
    super(answer.message, { cause })
    this.answer = answer
    this.full = full && undone
  }
}

/**
 * The writing side of `lake.sqlite`. Any number of transactions form a group, which is forced to disk once; the
 * group is all or nothing. (SQLite gives up the whole of it when the disk is full, so savepoints would be of no use.)
 */
export class Disk {
  readonly #database: DatabaseSync
  readonly #log: TransactionLog
  readonly #storeDocument: StatementSync
  readonly #deleteDocument: StatementSync

  constructor(database: DatabaseSync, log: TransactionLog) {
    this.#database = database
    this.#log = log
    this.#storeDocument = database.prepare('INSERT OR REPLACE INTO documents VALUES (?, ?)')
    this.#deleteDocument = database.prepare('DELETE FROM documents WHERE id = ?')
  }

  /**
   * Adds a transaction to the group, which begins with its first; returns its position in the log.
   * @throws {WriteFailure} with the whole group undone.
   */
  write(transaction: PendingTransaction): number {
    const database = this.#database
    try {
      if (!database.isTransaction) database.exec('BEGIN IMMEDIATE')
      for (const { id, body } of transaction.changes) {
        if (body === undefined) this.#deleteDocument.run(id)
        else this.#storeDocument.run(id, body)
      }
      return this.#log.append(transaction, transaction.changes)
    } catch (error) {
      throw this.fail(error)
    }
  }

  /** Forces the group to disk; when it returns, a power cut cannot take it. @throws {WriteFailure} with the whole group undone. */
  commit(): void {
    if (!this.#underWay) return
    try {
      this.#database.exec('COMMIT')
    } catch (error) {
      throw this.fail(error)
    }
  }

  /** Undoes the group; the failure says whether the file is certainly as it was before. */
  fail(cause: unknown): WriteFailure {
    return new WriteFailure(cause, this.#rollBack())
  }

  get #underWay(): boolean {
    return this.#database.isOpen && this.#database.isTransaction
  }

  #rollBack(): boolean {
    try {
      if (this.#underWay) this.#database.exec('ROLLBACK')
      return true
    } catch {
      return false
    }
  }
}
