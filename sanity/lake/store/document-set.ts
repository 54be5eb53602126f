import type { LakeDocument } from '../types.ts'
import { IdIndex } from './id-index.ts'
import { publishedIdOf } from './ids.ts'
import { OrderedLists } from './ordered-lists.ts'
import { referencesIn, targetsIn } from './references.ts'

/** Documents as a query, a patch or a listener reads them; treat what comes out as frozen. */
export type DocumentSource = {
  get(id: string): LakeDocument | undefined
  ofType(type: string): Iterable<LakeDocument>
  /** At least the documents whose `slug.current` this is. */
  ofSlug(slug: string): Iterable<LakeDocument>
  /** At least the documents with a `_ref` to the id, wherever in them and to whatever dataset. */
  referringTo(id: string): Iterable<LakeDocument>
  all(): Iterable<LakeDocument>
  /** Where lists of these documents are kept in order, under the name of this view of them. */
  ordered?: { lists: OrderedLists; name: string }
}

/** All documents in memory, with indexes by type, slug, variant group and incoming reference. */
export class DocumentSet implements DocumentSource {
  readonly #documents = new Map<string, LakeDocument>()
  readonly #idsByType = new Map<string, Set<string>>()
  readonly #idsByGroup = new Map<string, Set<string>>()
  /** Target id to the documents that refer to it; `true` when one of their references is strong. */
  readonly #referrers = new Map<string, Map<string, boolean>>()
  readonly #idsBySlug = new IdIndex()
  readonly ordered = { lists: new OrderedLists(), name: 'raw' }

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

  *ofSlug(slug: string): Iterable<LakeDocument> {
    for (const id of this.#idsBySlug.under(slug)) {
      const document = this.#documents.get(id)
      if (document) yield document
    }
  }

  *referringTo(target: string): Iterable<LakeDocument> {
    for (const id of this.#referrers.get(target)?.keys() ?? []) {
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
      const slug = slugOf(document)
      if (slug !== undefined) this.#idsBySlug.add(slug, id)
      const references = referencesIn(document)
      for (const target of targetsIn(document)) {
        const referrers = this.#referrers.get(target) ?? new Map<string, boolean>()
        referrers.set(id, references.get(target) === true)
        this.#referrers.set(target, referrers)
      }
    } else {
      this.#documents.delete(id)
    }
    this.ordered.lists.touch(id)
  }

  #forget(id: string, before: LakeDocument): void {
    exclude(this.#idsByType, before._type, id)
    exclude(this.#idsByGroup, publishedIdOf(id), id)
    const slug = slugOf(before)
    if (slug !== undefined) this.#idsBySlug.remove(slug, id)
    for (const target of targetsIn(before)) {
      const referrers = this.#referrers.get(target)
      referrers?.delete(id)
      if (referrers?.size === 0) this.#referrers.delete(target)
    }
  }
}

function slugOf({ slug }: LakeDocument): string | undefined {
  if (typeof slug !== 'object' || slug === null || Array.isArray(slug)) return undefined
  return typeof slug.current === 'string' ? slug.current : undefined
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
