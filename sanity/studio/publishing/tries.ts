import { useSyncExternalStore } from 'react'

const tried = new Set<string>()
const listeners = new Set<() => void>()

/** Remembers that she wanted to publish a document while something was missing, until the Studio is loaded anew. */
export function rememberTry(id: string): void {
  tried.add(id)
  for (const listener of listeners) listener()
}

/** Whether she has wanted to publish a document while something was missing. */
export function useHasTried(id: string): boolean {
  return useSyncExternalStore(subscribe, () => tried.has(id))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
