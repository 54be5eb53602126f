import type { SanityClient } from '@sanity/client'
import { type PageType, pagePath, pageTypes } from '../page-path.ts'

/** A page that somebody wrote, at one of its addresses. */
export type SitePage = {
  /** Of the published document. */
  id: string
  type: PageType
  title: string | undefined
  /** `before`: the address leads on to the present one. */
  use: 'now' | 'before'
  /** False for what has never been published. */
  isPublished: boolean
}

/** Marks the question which pages there are. */
export const sitePagesTag = 'site-pages'

const sitePagesQuery = `{
  "pages": *[
    _type in $types && !(_id in path("versions.**")) && (defined(slug.current) || defined(previousSlugs)) &&
    ($slugs == null || slug.current in $slugs || count(previousSlugs[@ in $slugs]) > 0)
  ] | order(_id asc){
    _id, _type, "title": coalesce(title, displayName), "slug": slug.current, previousSlugs
  },
  "owner": *[_type == "settings" && _id == "settings"][0].owner._ref
}`

type Answer = {
  pages: Array<{
    _id: string
    _type: PageType
    title: string | null
    slug: string | null
    previousSlugs: string[] | null
  }>
  owner: string | null
}

/**
 * Finds the pages that somebody wrote, by their paths; drafts too, for they have an address already.
 * @param slugs only those with these last parts; without it, all of them
 */
export async function findSitePages(
  client: Pick<SanityClient, 'fetch'>,
  slugs: string[] | null = null,
): Promise<Map<string, SitePage>> {
  const { pages, owner } = await client.fetch<Answer>(
    sitePagesQuery,
    { types: [...pageTypes], slugs },
    { perspective: 'raw', tag: sitePagesTag },
  )
  const found = pages.flatMap(({ _id, _type, title, slug, previousSlugs }) => {
    const id = _id.replace(/^drafts\./, '')
    const at = (part: string, use: SitePage['use']): Array<[string, SitePage]> => {
      const path = pagePath(_type, part, id === owner)
      const page = { id, type: _type, title: title ?? undefined, use, isPublished: id === _id }
      return path === undefined ? [] : [[path, page]]
    }
    return [
      ...(slug === null ? [] : at(slug, 'now')),
      ...(previousSlugs ?? []).flatMap((part) => at(part, 'before')),
    ]
  })
  // A map keeps what is put last: what counts most.
  const weight = ({ use, isPublished }: SitePage) => (use === 'now' ? 2 : 0) + (isPublished ? 1 : 0)
  return new Map(found.toSorted(([, one], [, other]) => weight(one) - weight(other)))
}
