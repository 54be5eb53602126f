import type { DocumentActionComponent } from 'sanity'
import { readPostState } from './post-state.ts'
import { useIsRetired } from './use-is-retired.ts'

const known = new WeakMap<DocumentActionComponent, DocumentActionComponent>()

/**
 * The Studio's own delete action, for what was never live alone: what was live is taken off the website, so that its
 * address can say so and its text is kept.
 * @returns the same action for the same original, since a new one would lose the button's state.
 */
export function deleteDraftAction(original: DocumentActionComponent): DocumentActionComponent {
  const made = known.get(original)
  if (made) return made
  // biome-ignore lint/correctness/noComponentHookFactories: made once for each original, as kept above
  const useDeleteDraft: DocumentActionComponent = (props) => {
    const description = original(props)
    const { id, draft, published } = props
    const isRetired = useIsRetired(id, !published)
    const { name } = readPostState(draft, published, Date.now(), isRetired)
    return isRetired === false && name === 'never-published' && description
      ? { ...description, label: 'Delete this draft' }
      : null
  }
  useDeleteDraft.action = 'delete'
  useDeleteDraft.displayName = 'DeleteDraft'
  known.set(original, useDeleteDraft)
  return useDeleteDraft
}
