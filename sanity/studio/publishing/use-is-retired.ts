import { useEffect, useState } from 'react'
import { useDocumentStore } from 'sanity'

const query = 'count(*[_type == "retiredAddress" && article._ref == $id]) > 0'

/**
 * Whether a post was taken off the website: its addresses are noted as retired then.
 * @param id of the post, as published
 * @param isAsked `false` for what is published, which nobody has to ask about
 * @returns `undefined` until the lake has answered.
 */
export function useIsRetired(id: string, isAsked: boolean): boolean | undefined {
  const store = useDocumentStore()
  const [known, setKnown] = useState<{ id: string; isRetired: boolean }>()
  useEffect(() => {
    if (!isAsked) return
    const answers = store.listenQuery(
      { fetch: query, listen: '*[_type == "retiredAddress"]' },
      { id },
      { perspective: 'published', apiVersion: '2025-02-19', tag: 'is-retired' },
    )
    const subscription = answers.subscribe({
      next: (isRetired: boolean) => setKnown({ id, isRetired }),
      // The Studio tells that the connection is gone, and asks anew when it is back.
      error: () => setKnown(undefined),
    })
    return () => subscription.unsubscribe()
  }, [store, id, isAsked])
  if (!isAsked) return false
  return known?.id === id ? known.isRetired : undefined
}
