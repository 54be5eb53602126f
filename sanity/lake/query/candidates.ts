import type { DocumentSource } from '../store/document-set.ts'
import type { LakeDocument } from '../types.ts'
import type { Scan } from './scans.ts'

/** The documents that any of the scans can touch, in the order of their ids. */
export function candidatesOf(documents: DocumentSource, scans: Scan[]): LakeDocument[] {
  const found = new Map<string, LakeDocument>()
  for (const scan of scans) {
    for (const document of candidatesOfScan(documents, scan)) found.set(document._id, document)
  }
  return [...found.values()].sort(byId)
}

export function byId(left: LakeDocument, right: LakeDocument): number {
  return left._id < right._id ? -1 : left._id > right._id ? 1 : 0
}

function* candidatesOfScan(
  documents: DocumentSource,
  { ids, types, slugs, targets }: Scan,
): Iterable<LakeDocument> {
  if (ids) {
    for (const id of ids) {
      const document = documents.get(id)
      if (document) yield document
    }
  } else if (slugs) {
    for (const slug of slugs) yield* documents.ofSlug(slug)
  } else if (targets) {
    for (const target of targets) yield* documents.referringTo(target)
  } else if (types) {
    for (const type of types) yield* documents.ofType(type)
  } else yield* documents.all()
}
