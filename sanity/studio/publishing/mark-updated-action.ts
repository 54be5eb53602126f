import { RefreshIcon } from '@sanity/icons/Refresh'
import { useState } from 'react'
import { type DocumentActionComponent, useDocumentOperation } from 'sanity'
import { formatDay } from '#lib/dates.ts'
import { useStateNow } from './use-state-now.ts'

/** Sets the date that readers see as “Updated”, on purpose only: a mended typo doesn't make a post new. */
export const useMarkUpdatedAction: DocumentActionComponent = ({ id, type, draft, published }) => {
  const { patch } = useDocumentOperation(id, type)
  const [isAsking, setAsking] = useState(false)
  const state = useStateNow(draft, published)
  if (!state.name.startsWith('live')) return null
  const close = () => setAsking(false)
  return {
    label: 'Mark as substantially updated',
    icon: RefreshIcon,
    disabled: Boolean(patch.disabled),
    onHandle: () => setAsking(true),
    dialog: isAsking && {
      type: 'confirm',
      tone: 'primary',
      message: `Readers will see “Updated ${formatDay(new Date().toISOString())}” once you publish. Use it when you have really reworked the post, not for a typo.`,
      confirmButtonText: 'Mark as updated',
      cancelButtonText: 'Leave the date',
      onConfirm: () => {
        close()
        patch.execute([{ set: { updatedAt: new Date().toISOString() } }])
      },
      onCancel: close,
    },
  }
}
useMarkUpdatedAction.displayName = 'MarkUpdated'
