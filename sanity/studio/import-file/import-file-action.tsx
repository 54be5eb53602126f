import { UploadIcon } from '@sanity/icons/Upload'
import { useState } from 'react'
import { type DocumentActionComponent, useDocumentOperation } from 'sanity'
import { ImportForm } from './import-form.tsx'

/** Fills a post from a file: Word, a web page, the zip of Google Docs, Markdown or plain text. */
export const useImportFileAction: DocumentActionComponent = ({ id, type, draft, published }) => {
  const { patch } = useDocumentOperation(id, type)
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  return {
    label: 'Import a file…',
    icon: UploadIcon,
    disabled: Boolean(patch.disabled),
    onHandle: () => setOpen(true),
    dialog: isOpen && {
      type: 'dialog',
      header: 'Import a file',
      width: 'medium',
      onClose: close,
      content: (
        <ImportForm
          post={draft ?? published}
          onFill={(fields) => patch.execute([{ set: fields }])}
          onDone={close}
        />
      ),
    },
  }
}
useImportFileAction.displayName = 'ImportFile'
