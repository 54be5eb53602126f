import { EyeClosedIcon } from '@sanity/icons/EyeClosed'
import { useState } from 'react'
import { type DocumentActionComponent, useDocumentOperation, useSyncState } from 'sanity'
import { UsedOn } from './used-on.tsx'

/**
 * Takes anything but a post off the website and keeps it as a draft. The stock action does the same and hides itself while
 * her own version is shown, which is always.
 */
export const useHideAction: DocumentActionComponent = ({ id, type, published }) => {
  const { unpublish } = useDocumentOperation(id, type)
  const { isSyncing } = useSyncState(id, type)
  const [isAsking, setAsking] = useState(false)
  if (!published) return null
  const close = () => setAsking(false)
  return {
    label: 'Take off the website',
    icon: EyeClosedIcon,
    tone: 'caution',
    disabled: isSyncing || unpublish.disabled !== false,
    onHandle: () => setAsking(true),
    dialog: isAsking && {
      type: 'confirm',
      tone: 'caution',
      message: (
        <>
          Visitors will no longer see it. What you wrote stays here as a draft, and you can publish
          it again.
          <UsedOn id={id} />
        </>
      ),
      confirmButtonText: 'Take it off',
      cancelButtonText: 'Leave it as it is',
      onConfirm: () => {
        close()
        unpublish.execute()
      },
      onCancel: close,
    },
  }
}
useHideAction.action = 'unpublish'
useHideAction.displayName = 'Hide'
