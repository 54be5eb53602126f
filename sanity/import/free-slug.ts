import type { SanityClient } from '@sanity/client'

/**
 * @param client with the perspective `raw`
 * @returns the slug, or the first of `slug-2`, `slug-3` … that no article has or had.
 */
export async function findFreeSlug(
  client: Pick<SanityClient, 'fetch'>,
  slug: string,
): Promise<string> {
  const articles = await client.fetch<Array<{ current: string | null; earlier: string[] | null }>>(
    '*[_type == "article"]{"current": slug.current, "earlier": previousSlugs}',
  )
  const taken = new Set(articles.flatMap(({ current, earlier }) => [current, ...(earlier ?? [])]))
  if (!taken.has(slug)) return slug
  for (let number = 2; ; number++) {
    const candidate = `${slug}-${number}`
    if (!taken.has(candidate)) return candidate
  }
}
