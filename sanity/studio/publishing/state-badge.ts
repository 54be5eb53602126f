import type { DocumentBadgeComponent, DocumentBadgeDescription } from 'sanity'
import { formatMoment } from '#lib/dates.ts'
import type { PostState } from './post-state.ts'
import { useIsRetired } from './use-is-retired.ts'
import { useStateNow } from './use-state-now.ts'

/** Says in plain words where a post stands; nothing while that is still being looked up. */
export const usePostStateBadge: DocumentBadgeComponent = ({ id, draft, published }) => {
  const isRetired = useIsRetired(id, !published)
  const state = useStateNow(draft, published, isRetired)
  return isRetired === undefined ? null : describeState(state)
}

export function describeState(
  state: PostState,
): Required<Pick<DocumentBadgeDescription, 'label' | 'title' | 'color'>> {
  switch (state.name) {
    case 'never-published':
      return {
        label: 'Never published',
        title: 'Only you and your colleagues see this.',
        color: 'warning',
      }
    case 'taken-off':
      return {
        label: 'Taken off the website',
        title: 'Visitors read that it was taken down.',
        color: 'warning',
      }
    case 'waiting':
      return {
        label: `Goes live on ${formatMoment(state.goesLiveAt)}`,
        title: 'It appears by itself at that moment, California time.',
        color: 'primary',
      }
    case 'live':
      return { label: 'Live', title: 'Visitors see exactly this.', color: 'success' }
    case 'live-with-changes':
      return {
        label: 'Live, with unpublished changes',
        title: 'Visitors see the version from before your changes.',
        color: 'primary',
      }
  }
}
