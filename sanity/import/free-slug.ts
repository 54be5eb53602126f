import type { SanityClient } from '@sanity/client'
import { findOwners } from '../schema/article/addresses.ts'

/** How many addresses are asked for at once: more posts of one name than this are rare. */
const atOnce = 10

/**
 * @param id of the article that it is for, or nothing for a new one: its own versions don't count
 * @returns the slug, or the first of `slug-2`, `slug-3` … that no article has or had, retired ones included.
 */
export async function findFreeSlug(
  client: Pick<SanityClient, 'fetch'>,
  slug: string,
  id = '',
): Promise<string> {
  for (let first = 1; ; first += atOnce) {
    const candidates = Array.from({ length: atOnce }, (_, index) =>
      first + index === 1 ? slug : `${slug}-${first + index}`,
    )
    const owners = await findOwners(client, candidates, id)
    const free = candidates.find((candidate) => !owners.has(candidate))
    if (free !== undefined) return free
  }
}
