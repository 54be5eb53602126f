import type {
  DocumentActionComponent,
  DuplicateActionProps,
  DuplicateDocumentActionComponent,
} from 'sanity'

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

const known = new WeakMap<DocumentActionComponent, DocumentActionComponent>()

/**
 * The Studio's own action for making a copy, whose copies begin anew.
 * @returns the same action for the same original, since a new one would lose the button's state.
 */
export function duplicateAfreshAction(original: DocumentActionComponent): DocumentActionComponent {
  const made = known.get(original)
  if (made) return made
  const useDuplicate = original as DuplicateDocumentActionComponent
  // biome-ignore lint/correctness/noComponentHookFactories: made once for each original, as kept above
  const useDuplicateAfresh: DocumentActionComponent = (props) =>
    useDuplicate({ ...props, mapDocument: withoutOwnPast })
  useDuplicateAfresh.action = 'duplicate'
  useDuplicateAfresh.displayName = 'DuplicateAfresh'
  known.set(original, useDuplicateAfresh)
  return useDuplicateAfresh
}
