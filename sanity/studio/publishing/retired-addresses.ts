import type { SanityClient } from '@sanity/client'
import type { SanityDocument } from 'sanity'
import { readPostState } from './post-state.ts'

type Versions = {
  /** The published document's id. */
  id: string
  draft: SanityDocument | null
  published: SanityDocument | null
}

/**
 * Takes an article off the website: it becomes a draft, and in the same step its addresses are noted as retired, so that
 * they answer "taken down" (410) and not "never here" (404). What still waits for its moment was never here, or has its
 * note from before.
 * @param now milliseconds since 1970
 * @throws when the lake refuses; then nothing has changed.
 */
export async function takeOff(
  client: SanityClient,
  { id, draft, published }: Versions,
  now: number,
): Promise<void> {
  if (!published) return
  const draftId = `drafts.${id}`
  const unpublish = {
    actionType: 'sanity.action.document.unpublish',
    draftId,
    publishedId: id,
  } as const
  if (readPostState(draft, published, now).name === 'waiting') {
    await client.action(unpublish)
    return
  }
  const retiredId = `retired-${crypto.randomUUID()}`
  await client.action([
    unpublish,
    {
      actionType: 'sanity.action.document.create',
      publishedId: retiredId,
      attributes: {
        _id: `drafts.${retiredId}`,
        _type: 'retiredAddress',
        title: published.title,
        article: { _type: 'reference', _ref: id, _weak: true },
        addresses: addressesOf(published),
        topics: published.topics,
        retiredAt: new Date(now).toISOString(),
      },
      ifExists: 'fail',
    },
    {
      actionType: 'sanity.action.document.publish',
      draftId: `drafts.${retiredId}`,
      publishedId: retiredId,
    },
  ])
}

/**
 * Publishes an article that was taken off, and in the same step gives its addresses back: those that it has no longer,
 * since it got another one or an earlier version was brought back, go on leading to it. While its moment is ahead they
 * stay retired; a live article comes before that, and its next publishing clears it.
 * @param now milliseconds since 1970
 * @returns `false` when none of its addresses is retired: then nothing was done.
 * @throws when the lake refuses; then nothing has changed.
 */
export async function publishAgain(
  client: SanityClient,
  { id, draft }: Pick<Versions, 'id' | 'draft'>,
  now: number,
): Promise<boolean> {
  if (!draft) return false
  const retired = await client.fetch<Array<{ _id: string; addresses: string[] | null }>>(
    '*[_type == "retiredAddress" && article._ref == $id]{_id, addresses}',
    { id },
    { perspective: 'published', tag: 'retired-addresses' },
  )
  if (retired.length === 0) return false
  const ids = { draftId: draft._id, publishedId: id }
  const [current, ...before] = addressesOf(draft)
  const old = retired.flatMap(({ addresses }) => addresses ?? [])
  const previousSlugs = [...new Set([...before, ...old])].filter((part) => part !== current)
  const willWait = readPostState(null, draft, now).name === 'waiting'
  const edits = [
    {
      actionType: 'sanity.action.document.edit' as const,
      ...ids,
      patch: { set: { previousSlugs } },
    },
  ]
  await client.action([
    ...(previousSlugs.length > before.length ? edits : []),
    { actionType: 'sanity.action.document.publish', ...ids },
    ...(willWait ? [] : retired).map(({ _id }) => ({
      actionType: 'sanity.action.document.delete' as const,
      publishedId: _id,
      includeDrafts: [],
    })),
  ])
  return true
}

/**
 * Publishes exactly this draft, as the Studio would, without its saying so.
 * @throws when the lake refuses, as it does when the draft was changed meanwhile; then nothing has changed.
 */
export async function publishQuietly(
  client: SanityClient,
  publishedId: string,
  draft: SanityDocument,
): Promise<void> {
  await client.action([
    {
      actionType: 'sanity.action.document.publish',
      draftId: draft._id,
      publishedId,
      ifDraftRevisionId: draft._rev,
    },
  ])
}

/** Every last part of an address that has led to an article. */
export function addressesOf(article: { [field: string]: unknown }): string[] {
  const slug = (article.slug as { current?: unknown } | undefined)?.current
  const previous = Array.isArray(article.previousSlugs) ? article.previousSlugs : []
  return [slug, ...previous].filter(
    (part): part is string => typeof part === 'string' && part !== '',
  )
}
