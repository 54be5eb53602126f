import { LinkIcon } from '@sanity/icons/Link'
import { useState } from 'react'
import { type DocumentActionComponent, useSyncState } from 'sanity'
import { ChangeAddressForm } from './change-address-form.tsx'

/** Gives a post that was published another address; the one from before goes on leading to it. */
export const useChangeAddressAction: DocumentActionComponent = ({ id, type, draft, published }) => {
  // What she types must be saved first, or it would be in the way of the change.
  const { isSyncing } = useSyncState(id, type)
  const [isOpen, setOpen] = useState(false)
  if (!published) return null
  const close = () => setOpen(false)
  return {
    label: 'Change web address',
    icon: LinkIcon,
    onHandle: () => setOpen(true),
    dialog: isOpen && {
      type: 'dialog',
      header: 'Change web address',
      width: 'medium',
      onClose: close,
      content: (
        <ChangeAddressForm
          draft={draft}
          published={published}
          isSaving={isSyncing}
          onDone={close}
        />
      ),
    },
  }
}
useChangeAddressAction.displayName = 'ChangeAddress'
