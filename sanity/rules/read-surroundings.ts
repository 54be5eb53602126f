import type { SanityClient } from '@sanity/client'
import type { Surroundings } from './check-surroundings.ts'
import { type Fields, fieldsOf, textOf } from './fields.ts'
import { articleSlug, type LinkedPage, type LinkedPages, pageKey } from './linked-pages.ts'
import { linksOf } from './links.ts'
import type { Contents } from './read-document.ts'

/** The tag of the request, by which logs and tests know it. */
export const surroundingsTag = 'rules'

/** How long the lake may take, in milliseconds; after that a document is judged by itself. */
const patience = 5_000

const query = `{
  "licenceTitle": coalesce(
    *[_id == $author][0].licenceTitle,
    *[_id == *[_id == "settings"][0].owner._ref][0].licenceTitle
  ),
  "telehealthStatement": *[_id == "settings"][0].telehealthStatement,
  "pages": *[
    _id in $ids || (_type == "article" && (slug.current in $slugs || count((previousSlugs)[@ in $slugs]) > 0))
  ]{_id, title, displayName, "slug": slug.current, previousSlugs, publishedAt}
}`

type Page = {
  _id: string
  title: string | null
  displayName: string | null
  slug: string | null
  previousSlugs: string[] | null
  publishedAt: string | null
}

/** What the lake answers. */
export type Answer = {
  licenceTitle: string | null
  telehealthStatement: string | null
  pages: Page[]
}

/**
 * Asks the lake what the rules need to know about a document's surroundings.
 * @param client of a person who may see drafts
 * @throws when the lake does not answer within five seconds
 */
export async function readSurroundings(
  client: Pick<SanityClient, 'fetch'>,
  document: Fields,
  { body, asides }: Contents,
): Promise<Surroundings> {
  const links = linksOf([...body, ...asides])
  const targets = links.flatMap(({ target }) => (target ? [target] : []))
  const answer = await client.fetch<Answer>(
    query,
    {
      author: textOf(fieldsOf(document.author)._ref),
      ids: targets.flatMap((id) => [id, `drafts.${id}`]),
      slugs: links.flatMap(({ href }) => articleSlug(href) ?? []),
    },
    { perspective: 'raw', signal: AbortSignal.timeout(patience), tag: surroundingsTag },
  )
  return {
    licenceTitle: answer.licenceTitle ?? '',
    telehealthStatement: answer.telehealthStatement ?? '',
    pages: toPages(answer.pages),
  }
}

/** Whether one of a document's links leads to a page of our own. */
export function hasOwnLinks({ body, asides }: Contents): boolean {
  return linksOf([...body, ...asides]).some((link) => pageKey(link) !== undefined)
}

function toPages(found: Page[]): LinkedPages {
  const pages = new Map<string, LinkedPage>()
  // Published ones last, so that they win over their drafts.
  const sorted = found.toSorted((one, other) => Number(isLive(one)) - Number(isLive(other)))
  for (const page of sorted) {
    const { _id: id, title, displayName, slug, previousSlugs, publishedAt } = page
    const linked: LinkedPage = {
      title: title ?? displayName ?? 'This page',
      isPublished: isLive(page),
      ...(publishedAt !== null && { publishedAt }),
    }
    pages.set(id.replace(/^drafts\./, ''), linked)
    for (const address of [slug, ...(previousSlugs ?? [])]) pages.set(`/blog/${address}`, linked)
  }
  return pages
}

function isLive({ _id: id }: Page): boolean {
  return !id.startsWith('drafts.')
}
