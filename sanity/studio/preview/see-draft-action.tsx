import { EyeOpenIcon } from '@sanity/icons/EyeOpen'
import { useToast } from '@sanity/ui/toast'
import {
  type DocumentActionComponent,
  type SanityDocument,
  useClient,
  useCurrentUser,
  useSyncState,
} from 'sanity'
import { previewPath } from '#lib/preview/preview-path.ts'
import { makeEntry } from './make-entry.ts'

/** Opens a document's page as it would be if it were published now, in a tab of its own. */
export const useSeeDraftAction: DocumentActionComponent = ({ id, type, draft, published }) => {
  const client = useClient({ apiVersion: '2025-02-19' })
  const { isSyncing } = useSyncState(id, type)
  const user = useCurrentUser()
  const toast = useToast()
  const path = previewPath(type, { id, slug: slugOf(draft ?? published) })
  if (path === undefined) return null
  const isEmpty = !draft && !published
  return {
    label: draft || isEmpty ? 'See the draft' : 'See it in the preview',
    icon: EyeOpenIcon,
    disabled: isSyncing || isEmpty,
    ...(isEmpty && { title: 'Write something first: then there is a draft to see.' }),
    onHandle: () => {
      // Browsers open a tab only at the moment of the click, before the way in is made.
      const tab = window.open('about:blank', '_blank')
      if (tab) tab.opener = null
      makeEntry(client, { path, userId: user?.id }).then(
        (address) => (tab ?? window).location.assign(new URL(address, window.location.origin)),
        (error: unknown) => {
          tab?.close()
          toast.push({
            status: 'error',
            title: 'The preview could not be opened. Try again in a moment.',
            description: String(error),
          })
        },
      )
    },
  }
}
useSeeDraftAction.displayName = 'SeeDraft'

function slugOf(document: SanityDocument | null): string | undefined {
  const slug = document?.slug as { current?: unknown } | undefined
  return typeof slug?.current === 'string' ? slug.current : undefined
}
