import { formatDay } from '#lib/dates.ts'
import { type Finding, warning } from './finding.ts'
import type { TextLink } from './links.ts'

/** What is known of a page that a text links to. */
export type LinkedPage = {
  title: string
  isPublished: boolean
  /** ISO 8601; an article waits for it. */
  publishedAt?: string
}

/** What the pages behind links are: by id for picked ones, by address (`/blog/…`) for typed ones. */
export type LinkedPages = ReadonlyMap<string, LinkedPage>

/** The last part of a typed address of one of our own articles. */
export function articleSlug(href: string | undefined): string | undefined {
  const slug = /^\/blog\/([^/?#]+)/.exec(href ?? '')?.[1]
  return slug === undefined || slug === 'page' ? undefined : decode(slug)
}

/** By what a link's page is looked up; `undefined` for links that lead elsewhere. */
export function pageKey({ target, href }: TextLink): string | undefined {
  if (target !== undefined) return target === '' ? undefined : target
  const slug = articleSlug(href)
  return slug === undefined ? undefined : `/blog/${slug}`
}

/**
 * Warns about links to pages that readers can't open.
 * @param now milliseconds since 1970
 */
export function checkLinkedPages(links: TextLink[], pages: LinkedPages, now: number): Finding[] {
  return links.flatMap((link) => {
    const key = pageKey(link)
    const message = key === undefined ? undefined : describePage(pages.get(key), now)
    return message === undefined ? [] : { ...warning(message), path: link.path }
  })
}

function describePage(page: LinkedPage | undefined, now: number): string | undefined {
  if (!page) {
    return 'The page that this links to is gone or never was. Pick another page, or remove the link.'
  }
  const { title, isPublished, publishedAt } = page
  if (!isPublished) {
    return `“${title}” is not on the website yet, so this link stays plain words. Publish it, or pick another page.`
  }
  return publishedAt !== undefined && Date.parse(publishedAt) > now
    ? `“${title}” goes live on ${formatDay(publishedAt)}; until then this link stays plain words. That is fine if this post goes live later.`
    : undefined
}

function decode(slug: string): string {
  try {
    return decodeURIComponent(slug)
  } catch {
    return slug
  }
}
