import { useToast } from '@sanity/ui/toast'
import { useState } from 'react'
import { type DocumentActionComponent, useDocumentOperation } from 'sanity'
import { explainErrors } from './announcements.tsx'
import { patchesToKeepAddresses } from './kept-addresses.ts'
import { rememberTry } from './tries.ts'
import { useWhenSettled } from './use-when-settled.ts'

const known = new WeakMap<DocumentActionComponent, DocumentActionComponent>()

/**
 * The Studio's own publish action, made patient: it waits until everything typed is saved and checked and every picture
 * has arrived, says what is in the way when it is pressed, and leaves a live document its address. Articles have one that does more.
 * @returns the same action for the same original, since a new one would lose the button's state.
 */
export function publishPatientlyAction(original: DocumentActionComponent): DocumentActionComponent {
  const made = known.get(original)
  if (made) return made
  // biome-ignore lint/correctness/noComponentHookFactories: made once for each original, as kept above
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
  known.set(original, usePublishPatiently)
  return usePublishPatiently
}
