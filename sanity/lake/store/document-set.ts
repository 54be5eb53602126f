import type { LakeDocument } from '../types.ts'
import { publishedIdOf } from './ids.ts'
import { referencesIn } from './references.ts'

/** Documents as a query, a patch or a listener reads them; treat what comes out as frozen. */
export type DocumentSource = {
  get(id: string): LakeDocument | undefined
  ofType(type: string): Iterable<LakeDocument>
  all(): Iterable<LakeDocument>
}

/** All documents in memory, with indexes by type, by variant group and by incoming reference. */
export class DocumentSet implements DocumentSource {
  readonly #documents = new Map<string, LakeDocument>()
  readonly #idsByType = new Map<string, Set<string>>()
  readonly #idsByGroup = new Map<string, Set<string>>()
  /** Target id to the documents that refer to it; `true` when one of their references is strong. */
  readonly #referrers = new Map<string, Map<string, boolean>>()

  get size(): number {
    return this.#documents.size
  }

  get(id: string): LakeDocument | undefined {
    return this.#documents.get(id)
  }

  all(): Iterable<LakeDocument> {
    return this.#documents.values()
  }

  *ofType(type: string): Iterable<LakeDocument> {
    for (const id of this.#idsByType.get(type) ?? []) {
      const document = this.#documents.get(id)
      if (document) yield document
    }
  }

  /** Ids of the published document, its draft and its versions, as far as they exist. */
  variantsOf(publishedId: string): ReadonlySet<string> {
    return this.#idsByGroup.get(publishedId) ?? new Set()
  }

  /** Ids of the documents that refer strongly to `id`. */
  *strongReferrers(id: string): Iterable<string> {
    for (const [referrer, strong] of this.#referrers.get(id) ?? []) if (strong) yield referrer
  }

  /** Replaces, adds or (with `undefined`) removes one document. */
  replace(id: string, document: LakeDocument | undefined): void {
    const before = this.#documents.get(id)
    if (before) this.#forget(id, before)
    if (document) {
      this.#documents.set(id, document)
      include(this.#idsByType, document._type, id)
      include(this.#idsByGroup, publishedIdOf(id), id)
      for (const [target, strong] of referencesIn(document)) {
        const referrers = this.#referrers.get(target) ?? new Map<string, boolean>()
        referrers.set(id, strong)
        this.#referrers.set(target, referrers)
      }
    } else {
      this.#documents.delete(id)
    }
  }

  #forget(id: string, before: LakeDocument): void {
    exclude(this.#idsByType, before._type, id)
    exclude(this.#idsByGroup, publishedIdOf(id), id)
    for (const target of referencesIn(before).keys()) {
      const referrers = this.#referrers.get(target)
      referrers?.delete(id)
      if (referrers?.size === 0) this.#referrers.delete(target)
    }
  }
}

function include(index: Map<string, Set<string>>, key: string, id: string): void {
  const ids = index.get(key)
  if (ids) ids.add(id)
  else index.set(key, new Set([id]))
}

function exclude(index: Map<string, Set<string>>, key: string, id: string): void {
  const ids = index.get(key)
  ids?.delete(id)
  if (ids?.size === 0) index.delete(key)
}
