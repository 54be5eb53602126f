import { type DocumentActionComponent, useDocumentOperation } from 'sanity'

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
 * The Studio's own publish action, which knows when it must wait or may not; before it publishes an article without a
 * date, the date is written into the draft. The Studio carries out the two in this order.
 * @returns the same action for the same original, since a new one would lose the button's state.
 */
export function publishArticleAction(original: DocumentActionComponent): DocumentActionComponent {
  const made = known.get(original)
  if (made) return made
  // biome-ignore lint/correctness/noComponentHookFactories: made once for each original, as kept above
  const usePublishArticle: DocumentActionComponent = (props) => {
    const { patch } = useDocumentOperation(props.id, props.type)
    const description = original(props)
    if (!description?.onHandle) return description
    const { onHandle } = description
    return {
      ...description,
      onHandle: () => {
        const publishedAt = momentToSet(props.draft, props.published, new Date())
        if (publishedAt !== undefined) patch.execute([{ set: { publishedAt } }])
        onHandle()
      },
    }
  }
  usePublishArticle.action = 'publish'
  usePublishArticle.displayName = 'PublishArticle'
  known.set(original, usePublishArticle)
  return usePublishArticle
}
