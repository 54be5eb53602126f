import { randomUUID } from 'node:crypto'

const transactionIdPattern = /^[a-zA-Z0-9._-]{1,128}$/
const idPattern = /^[a-zA-Z0-9._][a-zA-Z0-9._-]{0,127}$/

/** Whether the lake stores a document under this id: 1 to 128 of `a-z A-Z 0-9 . _ -`, no leading hyphen, no `..`. */
export function isDocumentId(id: unknown): id is string {
  return typeof id === 'string' && idPattern.test(id) && !id.includes('..') && !id.endsWith('.')
}

/** The id without `drafts.` or `versions.<name>.`: what all variants of one document share. */
export function publishedIdOf(id: string): string {
  if (id.startsWith('drafts.')) return id.slice('drafts.'.length)
  if (!id.startsWith('versions.')) return id
  const end = id.indexOf('.', 'versions.'.length)
  return end === -1 ? id : id.slice(end + 1)
}

/**
 * Drafts and release versions are variants; everything else counts as published. `versions.a` names no document and
 * belongs to no release, but it was meant to stay unseen.
 */
export function isVariantId(id: string): boolean {
  return id.startsWith('drafts.') || id.startsWith('versions.')
}

/** The release that a version belongs to; `undefined` for every other id. */
export function releaseOf(id: string): string | undefined {
  return id.startsWith('versions.') && publishedIdOf(id) !== id ? id.split('.')[1] : undefined
}

/** Where the lake keeps a release itself, which is a document of the type `system.release`. */
export function releaseDocumentId(release: string): string {
  return `_.releases.${release}`
}

/** The lake's own records, such as releases: no part of what is published to the world. */
export function isSystemId(id: string): boolean {
  return id.startsWith('_.')
}

export function isDraftId(id: string): boolean {
  return id.startsWith('drafts.')
}

export function draftIdOf(id: string): string {
  return `drafts.${publishedIdOf(id)}`
}

/** Where a perspective's layer (`published`, `drafts` or a release name) keeps a document. */
export function idInLayer(layer: string, publishedId: string): string {
  if (layer === 'published') return publishedId
  return layer === 'drafts' ? `drafts.${publishedId}` : `versions.${layer}.${publishedId}`
}

/** Whether a transaction may have this id, and a document this revision. */
export function isTransactionId(id: unknown): id is string {
  return typeof id === 'string' && transactionIdPattern.test(id)
}

export function createId(): string {
  return randomUUID()
}
