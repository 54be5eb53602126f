import { useEffect, useRef, useState } from 'react'
import {
  type DocumentActionComponent,
  useDocumentOperation,
  useSyncState,
  useValidationStatus,
} from 'sanity'

type Dated = { publishedAt?: unknown; [field: string]: unknown } | null | undefined

/**
 * The moment that an article gets when it is published without one: that of its live version, so that a cleared field
 * doesn't make an old article new; else now.
 * @returns `undefined` when the draft says itself when it was or will be published.
 */
export function momentToSet(draft: Dated, published: Dated, now: Date): string | undefined {
  if (typeof draft?.publishedAt === 'string' && draft.publishedAt !== '') return undefined
  return typeof published?.publishedAt === 'string' && published.publishedAt !== ''
    ? published.publishedAt
    : now.toISOString()
}

const known = new WeakMap<DocumentActionComponent, DocumentActionComponent>()

/**
 * How long saving and checking must have been quiet, in milliseconds. The Studio names a new revision up to a fifth of a
 * second before it begins to check it, and until then still shows the errors of the one before.
 */
const quietTime = 500

/**
 * The Studio's own publish action, made patient: it waits until everything typed is saved and checked, writes the date
 * into a draft that has none, waits again, and only then publishes. Pressed a moment after the last error was mended,
 * the stock action would refuse because of that error.
 * @returns the same action for the same original, since a new one would lose the button's state.
 */
export function publishArticleAction(original: DocumentActionComponent): DocumentActionComponent {
  const made = known.get(original)
  if (made) return made
  // biome-ignore lint/correctness/noComponentHookFactories: made once for each original, as kept above
  const usePublishArticle: DocumentActionComponent = (props) => {
    const { id, type, draft, published } = props
    const { patch } = useDocumentOperation(id, type)
    const { isSyncing } = useSyncState(id, type)
    const validation = useValidationStatus(draft?._id ?? id, type, true)
    const [isPublishing, setPublishing] = useState(false)
    const description = original(props)

    const isQuiet = !isSyncing && !validation.isValidating && validation.revision === draft?._rev
    const finish = useRef(() => {})
    finish.current = () => {
      const publishedAt = momentToSet(draft, published, new Date())
      if (publishedAt !== undefined) {
        patch.execute([{ set: { publishedAt } }])
        return
      }
      setPublishing(false)
      if (!description?.disabled) description?.onHandle?.()
    }
    // biome-ignore lint/correctness/useExhaustiveDependencies: each new revision starts the wait over
    useEffect(() => {
      if (!isPublishing || !isQuiet) return
      const timer = setTimeout(() => finish.current(), quietTime)
      return () => clearTimeout(timer)
    }, [isPublishing, isQuiet, draft?._rev])

    if (!description?.onHandle) return description
    return isPublishing
      ? { ...description, label: 'Publishing…', disabled: true }
      : { ...description, onHandle: () => setPublishing(true) }
  }
  usePublishArticle.action = 'publish'
  usePublishArticle.displayName = 'PublishArticle'
  known.set(original, usePublishArticle)
  return usePublishArticle
}
