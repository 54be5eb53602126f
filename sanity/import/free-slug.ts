import type { SanityClient } from '@sanity/client'

/**
 * @param client with the perspective `raw`
 * @param id of the article that it is for: its own versions don't count
 * @returns the slug, or the first of `slug-2`, `slug-3` … that no article has or had.
 */
export async function findFreeSlug(
  client: Pick<SanityClient, 'fetch'>,
  slug: string,
  id = '',
): Promise<string> {
  const articles = await client.fetch<Array<{ current: string | null; earlier: string[] | null }>>(
    '*[_type == "article" && !(_id in [$id, "drafts." + $id])]{"current": slug.current, "earlier": previousSlugs}',
    { id },
  )
  const taken = new Set(articles.flatMap(({ current, earlier }) => [current, ...(earlier ?? [])]))
  if (!taken.has(slug)) return slug
  for (let number = 2; ; number++) {
    const candidate = `${slug}-${number}`
    if (!taken.has(candidate)) return candidate
  }
}
