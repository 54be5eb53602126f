import { ShareIcon } from '@sanity/icons/Share'
import { useState } from 'react'
import type { DocumentActionComponent } from 'sanity'
import { ShareDialog } from './share-dialog.tsx'

/** Makes links by which someone without an account can read one document, lists them, and takes them back. */
export const useShareAction: DocumentActionComponent = ({ id, type, draft, published }) => {
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  const isEmpty = !draft && !published
  return {
    label: 'Share a draft for review',
    icon: ShareIcon,
    disabled: isEmpty,
    ...(isEmpty && { title: 'Write something first: then there is a draft to share.' }),
    onHandle: () => setOpen(true),
    dialog: isOpen && {
      type: 'dialog',
      header: 'Share a draft for review',
      onClose: close,
      content: <ShareDialog document={id} type={type} />,
    },
  }
}
useShareAction.displayName = 'Share'
