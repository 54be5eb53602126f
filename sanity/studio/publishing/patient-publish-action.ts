import { useToast } from '@sanity/ui/toast'
import { useState } from 'react'
import { type DocumentActionComponent, useDocumentOperation } from 'sanity'
import { onceForEach } from '../once-for-each.ts'
import { explainErrors } from './announcements.tsx'
import { patchesToKeepAddresses } from './kept-addresses.ts'
import { rememberTry } from './tries.ts'
import { useWhenSettled } from './use-when-settled.ts'

/**
 * The Studio's own publish action, made patient: it waits until everything typed is saved and checked and every picture
 * has arrived, says what is in the way when it is pressed, and leaves a live document its address. Articles have one that does more.
 */
export const publishPatientlyAction = onceForEach((original: DocumentActionComponent) => {
  // biome-ignore lint/correctness/noComponentHookFactories: made once for each original
  const usePublishPatiently: DocumentActionComponent = (props) => {
    const toast = useToast()
    const [isWaiting, setWaiting] = useState(false)
    const { patch } = useDocumentOperation(props.id, props.type)
    const description = original(props)
    const { errors, isSending } = useWhenSettled(props, isWaiting, () => {
      const addresses = patchesToKeepAddresses(props.draft, props.published)
      if (addresses) {
        patch.execute(addresses)
        return
      }
      setWaiting(false)
      if (errors.length > 0) {
        rememberTry(props.id)
        toast.push(explainErrors(errors))
      } else if (!description?.disabled) description?.onHandle?.()
    })
    if (!description?.onHandle || !props.draft) return description
    if (isWaiting) {
      return {
        ...description,
        label: isSending ? 'Waiting for the picture…' : 'Publishing…',
        disabled: true,
      }
    }
    // With errors the stock button is dead and says so only in a tooltip; ours says what to do when it is pressed.
    if (description.disabled && errors.length === 0) return description
    return { ...description, title: null, disabled: false, onHandle: () => setWaiting(true) }
  }
  usePublishPatiently.action = 'publish'
  usePublishPatiently.displayName = 'PublishPatiently'
  return usePublishPatiently
})
