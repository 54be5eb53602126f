import { z } from 'zod'
import { longestShare, type Share } from '#lib/preview/share-token.ts'
import { askRaw } from './ask-raw.ts'
import type { Reviewed } from './reading-as.ts'
import { sharedLinkId, sharedLinkType } from './shared-link-names.ts'

const register = z.object({
  document: z.string(),
  type: z.string(),
  until: z.iso.datetime().transform((moment) => Date.parse(moment)),
})

const registerQuery = '*[_type == $sharedLinkType && _id == $id][0]{document, type, until}'

/**
 * Reads what a link was written for.
 * @returns `undefined` when there is no such link, it was taken back, or it is over.
 * @throws {ContentUnavailable} when the lake can't be asked.
 */
export async function findSharedLink(
  link: string,
  now: number = Date.now(),
): Promise<Share | undefined> {
  const parameters = { sharedLinkType, id: sharedLinkId(link) }
  const { data } = register.safeParse(await askRaw(registerQuery, parameters, 'shared-link'))
  if (!data || data.until <= now || data.until > now + longestShare) return undefined
  return { link, ...data }
}

const versionQuery = `coalesce(
  *[_type == $type && _id == "drafts." + $document][0],
  *[_type == $type && _id == $document][0]
){_id, publishedAt}`

const stored = z.object({ _id: z.string(), publishedAt: z.string().nullish().catch(null) })

/** A document to review, and whether what is shown of it is what everyone may read. */
export type FoundForReview = Reviewed & { isPublic: boolean }

/**
 * The version of a document that a reviewer sees: the draft when there is one, else what is published.
 * @returns `undefined` when it is gone.
 */
export async function findReviewed({
  type,
  document,
}: Pick<Share, 'type' | 'document'>): Promise<FoundForReview | undefined> {
  const { data } = stored.safeParse(
    await askRaw(versionQuery, { type, document }, 'shared-version'),
  )
  if (!data) return undefined
  const isWaiting = Date.parse(data.publishedAt ?? '') > Date.now()
  return { type, document, version: data._id, isPublic: data._id === document && !isWaiting }
}
