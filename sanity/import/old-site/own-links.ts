import { readOldAddress } from '#lib/old-addresses/read-address.ts'
import { standingPages } from '#lib/old-addresses/standing-pages.ts'
import { mapStored } from '#sanity/leave/stored.ts'
import type { OldPost } from './list-posts.ts'
import type { Export } from './read-export.ts'

/** What is known of the website before, for links within it. */
export type OldSite = {
  /** Without `www.`; empty where the export names no address. */
  host: string
  /** Ids of articles by the keys of their old addresses. */
  articles: ReadonlyMap<string, string>
}

export function readOldSite({ url }: Export, posts: readonly OldPost[]): OldSite {
  const articles = posts.flatMap(({ id, oldAddresses }) =>
    oldAddresses.map(({ key }) => [key, id] as const),
  )
  return { host: plainHost(url), articles: new Map(articles) }
}

const plainHost = (url: string) =>
  URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : ''

/**
 * Lets links from one post of the website before to another lead to the articles that are made of them.
 * @returns the same body with such links, and the addresses of links that still lead to the website before
 */
export function followOwnLinks<Body>(body: Body, site: OldSite): { body: Body; open: string[] } {
  const open = new Set<string>()
  const followed = mapStored(body, (object) => {
    const { _type, _key, href } = object
    if (_type !== 'link' || typeof href !== 'string' || !isOwn(href, site)) return object
    const [plain = '', place] = href.split('#')
    const old = readOldAddress(plain)
    const id = old.isRead ? site.articles.get(old.key) : undefined
    if (id !== undefined) {
      return {
        _type: 'internalLink',
        _key,
        reference: { _type: 'reference', _ref: id, _weak: true },
      }
    }
    const path = plain.replace(/^https?:\/\/[^/]*/i, '').replace(/\/+$/, '') || '/'
    if (standingPages.has(path)) return { ...object, href: place ? `${path}#${place}` : path }
    open.add(href)
    return object
  })
  return { body: followed as Body, open: [...open] }
}

function isOwn(href: string, { host }: OldSite): boolean {
  if (href.startsWith('/') && !href.startsWith('//')) return true
  return host !== '' && /^https?:\/\//i.test(href) && plainHost(href) === host
}
