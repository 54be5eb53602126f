import { effectsBetween } from '../history/mendoza.ts'
import type { JsonValue, LakeDocument, Mutation } from '../types.ts'
import type { Change } from './changes.ts'
import type { DocumentSet, DocumentSource } from './document-set.ts'
import { publishedIdOf } from './ids.ts'
import { checkDocument } from './validate.ts'

/** A document as it is handed in: the lake adds the system fields. */
export type NewDocument = { _id: string; _type: string; [field: string]: JsonValue | undefined }

/** System fields of a restored document that stay as they were; the others are the transaction's. */
export type KeptFields = { _rev?: string; _updatedAt?: string }

/** A change on its way to the disk, with the JSON text of the document after it. */
export type PendingChange = Change & { body: string | undefined }

/** The documents as a running transaction sees them: the stored ones under the changes made so far. */
export class WorkingSet implements DocumentSource {
  readonly transactionId: string
  readonly timestamp: string
  readonly #stored: DocumentSet
  readonly #changed = new Map<string, LakeDocument | undefined>()
  readonly #mutations = new Map<string, Mutation[]>()
  readonly #touchedBy = new Map<string, number>()
  /** Index of the mutation or action under way; errors found at the end are charged to the last to touch. */
  index = 0

  constructor(stored: DocumentSet, transactionId: string, timestamp: string) {
    this.#stored = stored
    this.transactionId = transactionId
    this.timestamp = timestamp
  }

  get(id: string): LakeDocument | undefined {
    return this.#changed.has(id) ? this.#changed.get(id) : this.#stored.get(id)
  }

  *all(): Iterable<LakeDocument> {
    yield* this.#changedAnd(this.#stored.all())
  }

  *ofType(type: string): Iterable<LakeDocument> {
    for (const document of this.#stored.ofType(type)) {
      if (!this.#changed.has(document._id)) yield document
    }
    for (const document of this.#changed.values()) if (document?._type === type) yield document
  }

  *ofSlug(slug: string): Iterable<LakeDocument> {
    yield* this.#changedAnd(this.#stored.ofSlug(slug))
  }

  *referringTo(id: string): Iterable<LakeDocument> {
    yield* this.#changedAnd(this.#stored.referringTo(id))
  }

  *#changedAnd(stored: Iterable<LakeDocument>): Iterable<LakeDocument> {
    for (const document of stored) if (!this.#changed.has(document._id)) yield document
    for (const document of this.#changed.values()) if (document) yield document
  }

  /** Ids of the existing variants of a document, the published one included. */
  variantsOf(publishedId: string): string[] {
    const ids = new Set(this.#stored.variantsOf(publishedId))
    for (const id of this.#changed.keys()) if (publishedIdOf(id) === publishedId) ids.add(id)
    return [...ids].filter((id) => this.get(id) !== undefined)
  }

  /** Ids of the documents that refer strongly to `id` and that this transaction has not touched. */
  untouchedReferrers(id: string): string[] {
    return [...this.#stored.strongReferrers(id)].filter((referrer) => !this.#changed.has(referrer))
  }

  /** The state before the transaction. */
  original(id: string): LakeDocument | undefined {
    return this.#stored.get(id)
  }

  /**
   * Puts a document in place, with this transaction as its revision unless it keeps its own.
   * @throws {Refusal} when it cannot be stored.
   */
  put(document: NewDocument, mutation: Mutation, kept: KeptFields = {}): LakeDocument {
    checkDocument(document)
    const complete: LakeDocument = {
      ...document,
      _rev: this.transactionId,
      _createdAt: typeof document._createdAt === 'string' ? document._createdAt : this.timestamp,
      _updatedAt: this.timestamp,
      ...kept,
    }
    this.#note(document._id, complete, mutation)
    return complete
  }

  remove(id: string, mutation: Mutation): void {
    this.#note(id, undefined, mutation)
  }

  touchedIds(): Iterable<string> {
    return this.#changed.keys()
  }

  /** The index of the last mutation or action that touched the document. */
  touchedBy(id: string): number {
    return this.#touchedBy.get(id) ?? this.index
  }

  /** What the transaction did, in the order of first touch. Documents made and removed within it left no trace. */
  changes(): PendingChange[] {
    const changes: PendingChange[] = []
    for (const [id, document] of this.#changed) {
      const before = this.#stored.get(id)
      if (!before && !document) continue
      // Parsed back, so that memory can never hold what the disk cannot (NaN, undefined, the caller's own objects).
      const body = document && JSON.stringify(document)
      const after = body === undefined ? undefined : (JSON.parse(body) as LakeDocument)
      const mutations = this.#mutations.get(id) ?? []
      changes.push({ id, before, after, body, mutations, effects: effectsBetween(before, after) })
    }
    return changes
  }

  #note(id: string, document: LakeDocument | undefined, mutation: Mutation): void {
    this.#changed.set(id, document)
    this.#touchedBy.set(id, this.index)
    const mutations = this.#mutations.get(id)
    if (mutations) mutations.push(mutation)
    else this.#mutations.set(id, [mutation])
  }
}
