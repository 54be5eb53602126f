import { isDeepStrictEqual } from 'node:util'
import { applyPatch } from 'mendoza'
import { withoutRevision } from '../history/mendoza.ts'
import type { LakeDocument } from '../types.ts'

export type HeardEvent = { event: string; id: string | undefined; data: Record<string, unknown> }

type MutationEvent = {
  documentId: string
  transactionId: string
  previousRev?: string
  resultRev: string
  result?: LakeDocument
  effects: { apply: unknown[] }
  transactionTotalEvents: number
}

/**
 * The documents of a lake as a listener knows them: fetched once, then made from effects alone. Every transaction has to
 * count the field `n` of the document `clock` up by one, by which the replica sees what it missed.
 */
export class EventReplica {
  readonly documents = new Map<string, LakeDocument>()
  /** What was wrong, in a sentence each. */
  readonly faults: string[] = []
  #lastEventId: string | undefined
  #waiting: MutationEvent[][] | undefined = []
  #group: MutationEvent[] = []

  /** Number of the last transaction that was heard in full. */
  get time(): number {
    return Number(this.documents.get('clock')?.n ?? -1)
  }

  /** Where to go on after a cut; nowhere while the documents it goes on from were not fetched yet. */
  get resumeFrom(): string | undefined {
    return this.#waiting ? undefined : this.#lastEventId
  }

  /** Until the documents are fetched anew, what is heard waits. */
  forget(): void {
    this.#waiting = []
    this.#group = []
  }

  fetched(documents: LakeDocument[]): void {
    const waiting = this.#waiting ?? []
    this.#waiting = undefined
    this.documents.clear()
    for (const document of documents) this.documents.set(document._id, document)
    for (const transaction of waiting) this.#apply(transaction)
  }

  hear({ id, data }: HeardEvent): void {
    const event = data as MutationEvent
    this.#lastEventId = id
    const first = this.#group[0]
    if (first && first.transactionId !== event.transactionId) {
      this.faults.push(`Of ${first.transactionId} only ${this.#group.length} events were heard`)
      this.#group = []
    }
    this.#group.push(event)
    // After a cut the rest of a transaction counts itself alone, so the first event's total is the one that holds.
    if (this.#group.length < (this.#group[0]?.transactionTotalEvents ?? 0)) return
    const transaction = this.#group
    this.#group = []
    if (this.#waiting) this.#waiting.push(transaction)
    else this.#apply(transaction)
  }

  #apply(transaction: MutationEvent[]): void {
    const clock = transaction.find(({ documentId }) => documentId === 'clock')
    const number = Number(clock?.result?.n)
    if (number <= this.time) return
    if (number !== this.time + 1) this.faults.push(`After ${this.time} came ${number}`)
    for (const event of transaction) this.#change(event)
  }

  #change({ documentId, transactionId, previousRev, resultRev, result, effects }: MutationEvent) {
    const before = this.documents.get(documentId)
    if (before?._rev !== previousRev) {
      this.faults.push(`${transactionId} on ${documentId} follows ${previousRev}: ${before?._rev}`)
    }
    const bare = applyPatch(withoutRevision(before), effects.apply) as LakeDocument | null
    const after = bare ? { ...bare, _rev: resultRev } : undefined
    if (!isDeepStrictEqual(after, result)) {
      this.faults.push(`${transactionId} on ${documentId}: the effects do not make the result`)
    }
    if (after) this.documents.set(documentId, after)
    else this.documents.delete(documentId)
  }
}
