import type { DocumentActionComponent } from 'sanity'
import { onceForEach } from '../once-for-each.ts'
import { useIsRetired } from './use-is-retired.ts'
import { useStateNow } from './use-state-now.ts'

/**
 * The Studio's own delete action, for what was never live alone: what was live is taken off the website, so that its
 * address can say so and its text is kept.
 */
export const deleteDraftAction = onceForEach((original: DocumentActionComponent) => {
  // biome-ignore lint/correctness/noComponentHookFactories: made once for each original
  const useDeleteDraft: DocumentActionComponent = (props) => {
    const description = original(props)
    const { id, draft, published } = props
    const isRetired = useIsRetired(id, !published)
    const { name } = useStateNow(draft, published, isRetired)
    return isRetired === false && name === 'never-published' && description
      ? { ...description, label: 'Delete this draft' }
      : null
  }
  useDeleteDraft.action = 'delete'
  useDeleteDraft.displayName = 'DeleteDraft'
  return useDeleteDraft
})
