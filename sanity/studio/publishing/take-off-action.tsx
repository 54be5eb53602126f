import { EyeClosedIcon } from '@sanity/icons/EyeClosed'
import { useToast } from '@sanity/ui/toast'
import { useState } from 'react'
import { type DocumentActionComponent, useClient, useSyncState } from 'sanity'
import { takeOff } from './retired-addresses.ts'
import { useStateNow } from './use-state-now.ts'
import { UsedOn } from './used-on.tsx'

/** Takes a post off the website and keeps it as a draft; its addresses say that it was taken down. */
export const useTakeOffAction: DocumentActionComponent = (props) => {
  const { id, type, draft, published } = props
  const client = useClient({ apiVersion: '2025-02-19' })
  const { isSyncing } = useSyncState(id, type)
  const toast = useToast()
  const [isAsking, setAsking] = useState(false)
  const isWaiting = useStateNow(draft, published).name === 'waiting'
  if (!published) return null
  const close = () => setAsking(false)
  const confirm = () => {
    close()
    takeOff(client, { id, draft, published }, Date.now()).then(
      () =>
        toast.push({
          status: 'success',
          title: isWaiting ? 'It will not go live' : 'Taken off the website',
          description: 'Its text is kept here as a draft.',
        }),
      (error: unknown) =>
        toast.push({
          status: 'error',
          title: 'That did not work, and nothing has changed. Try again in a moment.',
          description: String(error),
        }),
    )
  }
  return {
    label: isWaiting ? 'Don’t let it go live' : 'Take off the website',
    icon: EyeClosedIcon,
    tone: 'caution',
    disabled: isSyncing,
    onHandle: () => setAsking(true),
    dialog: isAsking && {
      type: 'confirm',
      tone: 'caution',
      message: (
        <>
          {isWaiting
            ? 'It will stay a draft until you publish it.'
            : 'Visitors will read that this post was taken down, and find others like it. Its text stays here as a draft, and you can publish it again.'}
          <UsedOn id={id} />
        </>
      ),
      confirmButtonText: isWaiting ? 'Keep it as a draft' : 'Take it off',
      cancelButtonText: 'Leave it as it is',
      onConfirm: confirm,
      onCancel: close,
    },
  }
}
useTakeOffAction.action = 'unpublish'
useTakeOffAction.displayName = 'TakeOff'
