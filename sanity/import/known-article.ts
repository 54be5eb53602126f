import type { Action, SanityClient } from '@sanity/client'
import { formatDay } from '#lib/dates.ts'
import { type Banner, uploadBanner } from './banner.ts'
import { ImportError } from './import-error.ts'
import type { Outcome, SaveOptions } from './save-article.ts'

/** One stored version of an article that came from the same text. */
export type Known = {
  _id: string
  slug: string | null
  hasTitle: boolean
  hasBanner: boolean
  publishedAt: string | null
}

/** Finds draft and published version of the article that came from a text, or that has an id. */
export async function findKnown(
  client: SanityClient,
  { fingerprint = '', id }: { fingerprint?: string | undefined; id: string },
): Promise<Known[]> {
  const found = await client.fetch<Known[]>(
    `*[_type == "article" && (importedFrom.fingerprint == $fingerprint || _id in [$id, "drafts." + $id])]{
      _id,
      "slug": slug.current,
      "hasTitle": defined(title),
      "hasBanner": defined(banner.asset),
      publishedAt
    }`,
    { fingerprint, id },
  )
  return found.filter(({ _id }) => !_id.startsWith('versions.'))
}

/**
 * Answers an import of a text that is there already: makes nothing new, publishes its draft when that is asked for, and
 * gives the draft the banner that it lacks. What is live stays as it is.
 */
export async function updateKnown(
  client: SanityClient,
  known: Known[],
  options: SaveOptions,
): Promise<Outcome> {
  const draft = known.find(({ _id }) => _id.startsWith('drafts.'))
  const live = known.find(({ _id }) => !_id.startsWith('drafts.'))
  const newest = draft ?? live
  if (!newest) throw new Error('The imported article vanished while it was looked at.')
  const publishes = options.publish && draft !== undefined && live === undefined
  if (publishes) requireReady(draft)
  const banner = draft && (await addBanner(client, draft, options.banner))
  if (publishes) {
    await publishDraft(client, draft, {
      ...(banner && { banner }),
      ...(draft.publishedAt === null && { publishedAt: options.now }),
    })
  } else if (banner) {
    await client.patch(draft._id).set({ banner }).commit()
  }
  return {
    state: publishes ? 'draft-published' : stateOf(draft, live),
    id: newest._id.replace(/^drafts\./, ''),
    ...(newest.slug && { slug: newest.slug }),
    hasBanner: newest.hasBanner || banner !== undefined,
    remarks: [
      ...(publishes && draft.publishedAt !== null && draft.publishedAt > options.now
        ? [`Its date lies ahead: readers see it from ${formatDay(draft.publishedAt)} on.`]
        : []),
      ...(publishes && !draft.hasBanner && !banner
        ? ['It has no picture at the top yet: add it in the Studio, and say what it shows.']
        : []),
      ...(options.banner ? [remarkOnBanner(banner !== undefined, draft !== undefined)] : []),
    ],
  }
}

function stateOf(draft: Known | undefined, live: Known | undefined): Outcome['state'] {
  if (!live) return 'known-draft'
  return draft ? 'known-changed' : 'known-live'
}

function requireReady(draft: Known): void {
  if (!draft.hasTitle || !draft.slug) {
    throw new ImportError(
      'The draft of this text lacks its title or web address. Fill them in in the Studio, then publish.',
    )
  }
}

async function addBanner(client: SanityClient, draft: Known, banner: Banner | undefined) {
  return banner && !draft.hasBanner ? uploadBanner(client, banner) : undefined
}

function remarkOnBanner(isAdded: boolean, hasDraft: boolean): string {
  if (isAdded) return 'The picture at the top was added.'
  return hasDraft
    ? 'The draft has a picture at the top already; it was kept.'
    : 'The post is live already: change the picture at its top in the Studio.'
}

async function publishDraft(client: SanityClient, draft: Known, set: object): Promise<void> {
  const ids = { draftId: draft._id, publishedId: draft._id.replace(/^drafts\./, '') }
  const edit: Action = { actionType: 'sanity.action.document.edit', ...ids, patch: { set } }
  const publish: Action = { actionType: 'sanity.action.document.publish', ...ids }
  await client.action(Object.keys(set).length > 0 ? [edit, publish] : publish)
}
