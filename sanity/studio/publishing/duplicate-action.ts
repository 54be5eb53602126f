import type {
  DocumentActionComponent,
  DuplicateActionProps,
  DuplicateDocumentActionComponent,
} from 'sanity'
import { onceForEach } from '../once-for-each.ts'

/**
 * What belongs to one document alone. Two posts that own the same old addresses would fight for old links; a copy with
 * the day of its original would stand deep in every list; and one with its origin would be taken for what was imported.
 */
const ownPast = new Set([
  'slug',
  'previousSlugs',
  'publishedAt',
  'updatedAt',
  'importedFrom',
  'orderRank',
])

type Copied = Parameters<NonNullable<DuplicateActionProps['mapDocument']>>[0]

/** A copy as a new document, with the words of the one that it was made of and without that one's past. */
export function withoutOwnPast(document: Copied): Copied {
  const kept = Object.entries(document).filter(([name]) => !ownPast.has(name))
  return Object.fromEntries(kept) as Copied
}

/** The Studio's own action for making a copy, whose copies begin anew. */
export const duplicateAfreshAction = onceForEach((original: DocumentActionComponent) => {
  const useDuplicate = original as DuplicateDocumentActionComponent
  // biome-ignore lint/correctness/noComponentHookFactories: made once for each original
  const useDuplicateAfresh: DocumentActionComponent = (props) =>
    useDuplicate({ ...props, mapDocument: withoutOwnPast })
  useDuplicateAfresh.action = 'duplicate'
  useDuplicateAfresh.displayName = 'DuplicateAfresh'
  return useDuplicateAfresh
})
