import { useEffect, useReducer, useRef } from 'react'
import {
  type DocumentActionProps,
  useSyncState,
  useValidationStatus,
  type ValidationMarker,
} from 'sanity'
import { isUploading } from './uploads.ts'

/**
 * How long saving and checking must have been quiet, in milliseconds. The Studio names a new revision up to a fifth of a
 * second before it begins to check it, and until then still shows the errors of the one before.
 */
const quietTime = 500

/**
 * How long a check may take, in milliseconds. On a busy machine the Studio was seen never to name the newest revision as
 * checked; its own action still refuses what it holds to be wrong.
 */
const longestChecking = 12_000

/** How often an upload is looked at that may have died, in milliseconds. */
const uploadCheck = 5_000

/**
 * Calls `finish` once everything typed is saved and checked and every picture has arrived. Each new revision starts the
 * wait over, also one that `finish` itself wrote.
 */
export function useWhenSettled(
  { id, type, draft }: Pick<DocumentActionProps, 'id' | 'type' | 'draft'>,
  isWaiting: boolean,
  finish: () => void,
): {
  errors: ValidationMarker[]
  /** A picture is still on its way. */
  isSending: boolean
} {
  const { isSyncing } = useSyncState(id, type)
  const { isValidating, revision, validation } = useValidationStatus(draft?._id ?? id, type, true)
  const [, lookAgain] = useReducer((times: number) => times + 1, 0)
  const isSending = isUploading(draft, Date.now())
  const isSaved = !isSyncing && !isSending
  const isChecked = !isValidating && revision === draft?._rev
  const latest = useRef(finish)
  latest.current = finish
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new revision starts the wait over
  useEffect(() => {
    if (!isWaiting || !isSaved) return
    const timer = setTimeout(() => latest.current(), isChecked ? quietTime : longestChecking)
    return () => clearTimeout(timer)
  }, [isWaiting, isSaved, isChecked, draft?._rev])
  useEffect(() => {
    if (!isWaiting || !isSending) return
    const timer = setInterval(lookAgain, uploadCheck)
    return () => clearInterval(timer)
  }, [isWaiting, isSending])
  return { errors: validation.filter(({ level }) => level === 'error'), isSending }
}
