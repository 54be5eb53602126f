import { hash } from 'node:crypto'
import type { Change, Transaction } from '../store/changes.ts'
import type { DocumentSet } from '../store/document-set.ts'
import { isVariantId, publishedIdOf } from '../store/ids.ts'
import type { LakeDocument } from '../types.ts'
import type { Scan } from './scans.ts'

/** A page can be kept under a limited number of tags; a query that would need more depends on everything. */
const mostTags = 64

/**
 * The tags that a query's result depends on: a type or an id for each limited `*`, an id for each followed
 * reference, everything for a `*` without limits.
 */
export function tagsOfQuery(dataset: string, scans: Scan[], followed: Set<string>): string[] {
  const tags = new Set<string>()
  for (const { ids, types } of scans) {
    if (ids) for (const id of ids) tags.add(idTag(dataset, id))
    else if (types) for (const type of types) tags.add(typeTag(dataset, type))
    else return [everythingTag(dataset)]
  }
  for (const id of followed) tags.add(idTag(dataset, id))
  return tags.size > mostTags ? [everythingTag(dataset)] : [...tags].sort()
}

/**
 * The tags that a transaction touches. Whoever sees drafts sees a document through its strongest variant, so
 * the types of all its variants are touched, before and after. Whoever sees only published documents is
 * told of those alone, or of nothing; strangers are not told of ids with a dot, which nobody reads without a token: the
 * lake's own records, such as releases, and links that were shared.
 * @param documents the documents before the transaction.
 */
export function tagsOfChanges(
  dataset: string,
  changes: Change[],
  documents: DocumentSet,
): Transaction['tags'] {
  const all = new Set<string>()
  const published = new Set<string>()
  const strangers = new Set<string>()
  const everything = everythingTag(dataset)
  for (const { id, before, after } of changes) {
    const own = [everything, idTag(dataset, id), ...typeTags(dataset, [before, after])]
    const ids = documents.variantsOf(publishedIdOf(id))
    const variants = [...ids].flatMap((variant) => (variant === id ? [] : documents.get(variant)))
    addAll(all, own)
    addAll(all, typeTags(dataset, variants))
    if (isVariantId(id)) continue
    addAll(published, own)
    if (!id.includes('.')) addAll(strangers, own)
  }
  const isSame = strangers.size === published.size
  const tags = { all: [...all], published: [...published] }
  return isSame ? tags : { ...tags, strangers: [...strangers] }
}

function typeTags(dataset: string, documents: Array<LakeDocument | undefined>): string[] {
  const types = new Set<string>()
  for (const document of documents) if (document) types.add(document._type)
  return [...types].map((type) => typeTag(dataset, type))
}

function addAll(tags: Set<string>, others: Iterable<string>): void {
  for (const other of others) tags.add(other)
}

function everythingTag(dataset: string): string {
  return tag(dataset, 'all')
}

function typeTag(dataset: string, type: string): string {
  return tag(dataset, `type ${type}`)
}

function idTag(dataset: string, id: string): string {
  return tag(dataset, `id ${publishedIdOf(id)}`)
}

const tagsBySubject = new Map<string, string>()
const mostRemembered = 10_000

/** Remembered, since every commit asks for the same few again. */
function tag(dataset: string, subject: string): string {
  const text = `${dataset} ${subject}`
  const known = tagsBySubject.get(text)
  if (known !== undefined) return known
  const made = `s1:${hash('sha256', text, 'base64url').slice(0, 8)}`
  if (tagsBySubject.size >= mostRemembered) tagsBySubject.clear()
  tagsBySubject.set(text, made)
  return made
}
