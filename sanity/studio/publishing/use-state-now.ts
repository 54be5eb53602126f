import { useEffect, useReducer } from 'react'
import { type Dated, type PostState, readPostState } from './post-state.ts'
import { whenItComes } from './when-it-comes.ts'

/** Where a post stands at this moment; draws anew when the moment comes for which it waits. */
export function useStateNow(draft: Dated, published: Dated, isRetired = false): PostState {
  const [, drawAnew] = useReducer((times: number) => times + 1, 0)
  const state = readPostState(draft, published, Date.now(), isRetired)
  const awaited = state.name === 'waiting' ? state.goesLiveAt : undefined
  useEffect(() => {
    if (awaited === undefined) return
    const subscription = whenItComes(Date.parse(awaited)).subscribe(drawAnew)
    return () => subscription.unsubscribe()
  }, [awaited])
  return state
}
