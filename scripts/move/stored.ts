import { sharedLinkType } from '#sanity/content/shared-link-names.ts'

/** A document as a lake stores it. */
export type Stored = { _id: string; _type: string; [field: string]: unknown }

/** The document of a picture or a file. */
export function isAsset({ _type }: Stored): boolean {
  return _type === 'sanity.imageAsset' || _type === 'sanity.fileAsset'
}

/**
 * Whether a document belongs to the lake it is in: releases and what waits in them, which a hosted project makes by
 * actions alone; secrets of previews, which a move would make young again; and shared links, of which another move would
 * bring back those that were taken back meanwhile.
 */
export function staysBehind({ _id, _type }: Stored): boolean {
  return (
    _type === sharedLinkType ||
    /^(_\.|versions\.)/.test(_id) ||
    /^(system\.|sanity\.previewUrl)/.test(_type)
  )
}

/** What a lake works out of the bytes of a picture or file; all else was written by people. */
const workedOut =
  /^(assetId|sha1hash|path|url|extension|mimeType|size|metadata|uploadId|originalFilename)$/
const ofEachLake = /^(_rev|_updatedAt)$/

/** What people have written about a picture or file. */
export function notesOf(asset: Stored): { [field: string]: unknown } {
  return Object.fromEntries(
    Object.entries(asset).filter(([name]) => !name.startsWith('_') && !workedOut.test(name)),
  )
}

/** All of a document that a move brings along. */
export function contentOf(document: Stored): Stored {
  const kept = Object.entries(document).filter(([name]) => !ofEachLake.test(name))
  return Object.fromEntries(kept) as Stored
}

/** A copy in which references to pictures and files lead to where these are on the other side. */
export function withAssets<Value>(value: Value, places: ReadonlyMap<string, string>): Value {
  if (Array.isArray(value)) return value.map((item) => withAssets(item, places)) as Value
  if (typeof value !== 'object' || value === null) return value
  const changed = Object.entries(value).map(([name, field]) => [
    name,
    name === '_ref' && typeof field === 'string'
      ? (places.get(field) ?? field)
      : withAssets(field, places),
  ])
  return Object.fromEntries(changed) as Value
}

/** The ids that a document can't be without: those of its strong references. */
export function needsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(needsOf)
  if (typeof value !== 'object' || value === null) return []
  const { _ref, _weak, _dataset } = value as { [name: string]: unknown }
  const own = typeof _ref === 'string' && _weak !== true && _dataset === undefined ? [_ref] : []
  return [...own, ...Object.values(value).flatMap(needsOf)]
}
