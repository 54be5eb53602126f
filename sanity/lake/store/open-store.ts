import type { DatabaseSync } from 'node:sqlite'
import { type Action, applyActions } from '../actions/apply-actions.ts'
import { lastRevision } from '../history/document-at.ts'
import { applyMutations } from '../mutate/apply-mutations.ts'
import { tagsOfChanges } from '../query/sync-tags.ts'
import {
  type CommitOptions,
  type CommitResult,
  type Identity,
  type Lake,
  type LakeDocument,
  LakeError,
  type Mutation,
} from '../types.ts'
import type { Transaction } from './changes.ts'
import { checkReferences, ReferenceRefusal } from './check-references.ts'
import { CommitQueue, type Ending, type Prepared } from './commit-queue.ts'
import { openDatabase } from './database.ts'
import { Disk, type PendingTransaction } from './disk.ts'
import { DocumentSet } from './document-set.ts'
import { LogCompaction } from './log-compaction.ts'
import { refusalAnswer, validationError } from './refusal.ts'
import { TransactionIds } from './transaction-ids.ts'
import { TransactionLog } from './transaction-log.ts'
import { WorkingSet } from './working-set.ts'

export type StoreOptions = {
  /** The data folder; made when it is missing. */
  folder: string
  projectId: string
  dataset: string
  /** Base address under which callers reach the lake, without a trailing slash. */
  publicUrl: string
}

export type ActOptions = { identity: Identity; transactionId?: string; dryRun?: boolean }

/** The store of one dataset: documents in memory, all of it on disk. */
export type Store = Lake & {
  /** For reading only: changes go through `commit` and `act`. */
  readonly documents: DocumentSet
  readonly log: TransactionLog
  /** Takes old transactions out of the log. */
  readonly compaction: LogCompaction
  /** Runs document actions; all or nothing, on disk when it returns. @throws {LakeError} */
  act(actions: Action[], options: ActOptions): { transactionId: string }
  /** `act` for many callers at once, as `commitTogether`. */
  actTogether(actions: Action[], options: ActOptions): Promise<{ transactionId: string }>
  /** Calls `listener` after each transaction, in order. Returns the way to stop. */
  subscribe(listener: (transaction: Transaction) => void): () => void
  close(): void
}

const transactionIdPattern = /^[a-zA-Z0-9._-]{1,128}$/
const largestDocument = 32 * 1024 * 1024

/**
 * Opens the dataset in a folder, and refuses a folder that another process has open.
 * @throws {LakeFolderError} with one sentence for a person.
 */
export function openStore(options: StoreOptions): Store {
  const database = openDatabase(options.folder)
  return new OpenStore(database, options)
}

class OpenStore implements Store {
  readonly projectId: string
  readonly dataset: string
  readonly publicUrl: string
  readonly documents = new DocumentSet()
  readonly log: TransactionLog
  readonly compaction: LogCompaction
  readonly #database: DatabaseSync
  readonly #queue: CommitQueue
  readonly #listeners = new Set<(transaction: Transaction) => void>()
  readonly #announcements: Transaction[] = []
  readonly #transactionIds = new TransactionIds()
  #announcing = false
  #lastTimestamp: string

  constructor(database: DatabaseSync, options: StoreOptions) {
    this.projectId = options.projectId
    this.dataset = options.dataset
    this.publicUrl = options.publicUrl
    this.#database = database
    this.log = new TransactionLog(database)
    this.compaction = new LogCompaction(database)
    this.#queue = new CommitQueue(new Disk(database, this.log), {
      apply: ({ changes }) => {
        for (const { id, after } of changes) this.documents.replace(id, after)
      },
      undo: ({ changes }) => {
        for (const { id, before } of changes) this.documents.replace(id, before)
      },
      announce: (transactions) => this.#announce(transactions),
    })
    for (const row of database.prepare('SELECT id, body FROM documents ORDER BY id').iterate()) {
      this.documents.replace(String(row.id), JSON.parse(String(row.body)) as LakeDocument)
    }
    this.#lastTimestamp = this.log.latest()?.timestamp ?? ''
  }

  get(id: string): LakeDocument | undefined {
    return this.documents.get(id)
  }

  commit(mutations: Mutation[], options: CommitOptions): CommitResult {
    return this.#finish(() => this.#prepareMutations(mutations, options))
  }

  act(actions: Action[], options: ActOptions): { transactionId: string } {
    return this.#finish(() => this.#prepareActions(actions, options))
  }

  commitTogether(mutations: Mutation[], options: CommitOptions): Promise<CommitResult> {
    return this.#enqueue(() => this.#prepareMutations(mutations, options))
  }

  actTogether(actions: Action[], options: ActOptions): Promise<{ transactionId: string }> {
    return this.#enqueue(() => this.#prepareActions(actions, options))
  }

  subscribe(listener: (transaction: Transaction) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  close(): void {
    this.#queue.flush()
    this.#listeners.clear()
    if (this.#database.isOpen) this.#database.close()
  }

  #enqueue<T>(prepare: () => Prepared<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#queue.add(prepare, (ending) =>
        'error' in ending ? reject(ending.error) : resolve(ending.answer),
      )
    })
  }

  /** Writes what waits, and this after it. */
  #finish<T>(prepare: () => Prepared<T>): T {
    let ending: Ending<T> | undefined
    this.#queue.add(prepare, (reached) => {
      ending = reached
    })
    this.#queue.flush()
    if (!ending) throw new Error('A transaction was left waiting')
    if ('error' in ending) throw ending.error
    return ending.answer
  }

  #prepareMutations(mutations: Mutation[], options: CommitOptions): Prepared<CommitResult> {
    const { transactionId, outcome, pending } = this.#prepare('mutation', options, (set) =>
      applyMutations(set, mutations, options),
    )
    return { answer: { transactionId, results: outcome }, pending }
  }

  #prepareActions(actions: Action[], options: ActOptions): Prepared<{ transactionId: string }> {
    const { transactionId, pending } = this.#prepare('action', options, (set) =>
      applyActions(set, actions, {
        author: options.identity.id,
        lastRevision: (id) => lastRevision(this, id),
      }),
    )
    return { answer: { transactionId }, pending }
  }

  #prepare<T>(
    kind: 'mutation' | 'action',
    options: ActOptions,
    work: (set: WorkingSet) => T,
  ): { transactionId: string; outcome: T; pending: PendingTransaction | undefined } {
    if (!this.#database.isOpen) throw stopping()
    const transactionId = this.#claimTransactionId(options.transactionId)
    const set = new WorkingSet(this.documents, transactionId, this.#now())
    const outcome = work(set)
    this.#checkReferences(kind, set)
    const changes = set.changes()
    for (const { id, body, before } of changes) {
      // The log may have forgotten the transaction, but a document must not change and keep its revision.
      if (before?._rev === transactionId) throw alreadyUsed(transactionId)
      if (body !== undefined && body.length > largestDocument) {
        throw validationError(`Document "${id}" is larger than 32 MB`)
      }
    }
    if (options.dryRun || changes.length === 0)
      return { transactionId, outcome, pending: undefined }
    this.#lastTimestamp = set.timestamp
    const pending = {
      id: transactionId,
      timestamp: set.timestamp,
      author: options.identity.id,
      changes,
      tags: tagsOfChanges(this.dataset, changes, this.documents),
    }
    return { transactionId, outcome, pending }
  }

  #claimTransactionId(wanted: string | undefined): string {
    if (wanted === undefined) return this.#transactionIds.next()
    if (!transactionIdPattern.test(wanted)) {
      throw validationError('A transaction ID is 1 to 128 of a-z, A-Z, 0-9, ".", "_", "-"', wanted)
    }
    if (this.log.has(wanted)) throw alreadyUsed(wanted)
    return wanted
  }

  /** The time, never earlier than that of the transaction before, so that the log is ordered by it. */
  #now(): string {
    const now = new Date().toISOString()
    if (now < this.#lastTimestamp) return this.#lastTimestamp
    return now
  }

  #checkReferences(kind: 'mutation' | 'action', set: WorkingSet): void {
    try {
      checkReferences(set)
    } catch (error) {
      if (!(error instanceof ReferenceRefusal)) throw error
      throw refusalAnswer(kind, set.touchedBy(error.documentId), error)
    }
  }

  /** A listener that commits must not make the next one hear the two transactions in the wrong order. */
  #announce(transactions: Transaction[]): void {
    this.#announcements.push(...transactions)
    if (this.#announcing) return
    this.#announcing = true
    for (let next = this.#announcements.shift(); next; next = this.#announcements.shift()) {
      for (const listener of [...this.#listeners]) {
        try {
          listener(next)
        } catch (error) {
          console.error('A listener of the lake failed:', error)
        }
      }
    }
    this.#announcing = false
  }
}

function alreadyUsed(transactionId: string): LakeError {
  const description = `A transaction with the ID "${transactionId}" was already committed`
  const error = { type: 'transactionIdAlreadyUsedError', description }
  return new LakeError(409, { error, statusCode: 409 })
}

function stopping(): LakeError {
  const description = 'The lake is stopping: nothing was saved. Try again in a moment.'
  const body = { error: { type: 'storageError', description }, statusCode: 503 }
  return new LakeError(503, body, { 'retry-after': '2' })
}
