import type { SanityClient } from '@sanity/client'
import { schemaType as secretType } from '@sanity/preview-url-secret/constants'
import { sharedLinkType } from '#sanity/content/shared-link-names.ts'

const query = '*[_type in $types && !(_id in $known)]._id'

/** The ids of all that lets somebody in without an account: shared links, and the secrets of previews. */
export function listWaysIn(client: SanityClient): Promise<string[]> {
  return client.fetch(query, { types: [sharedLinkType, secretType], known: [] }, raw)
}

/**
 * Ends what a restore has brought back of them: a link that was taken back since the backup stays so. Into an empty lake
 * links come back, since nothing tells which of them were taken back; secrets, which count for an hour, never do.
 * @param before what {@link listWaysIn} gave before the restore; empty for an empty lake.
 */
export async function endRestoredWays(
  client: SanityClient,
  before: { ways: readonly string[]; isEmpty: boolean },
): Promise<void> {
  const types = before.isEmpty ? [secretType] : [sharedLinkType, secretType]
  const restored = await client.fetch<string[]>(query, { types, known: before.ways }, raw)
  if (restored.length === 0) return
  const ending = client.transaction()
  for (const id of restored) ending.delete(id)
  await ending.commit({ visibility: 'async' })
}

const raw = { perspective: 'raw' } as const
