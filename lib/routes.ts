/** Every address of the site, in one place: links, sitemap, canonical addresses, preview locations and tests use it. */
export const routes = {
  home: () => '/',
  blog: () => '/blog',
  article: (slug: string) => `/blog/${encodeURIComponent(slug)}`,
  services: () => '/services',
  service: (slug: string) => `/services#${encodeURIComponent(slug)}`,
  privacy: () => '/privacy',
  sitemap: () => '/sitemap.xml',
  feed: () => '/feed.xml',
  studio: () => '/studio',
} as const

/** Where the Content Lake stands behind the site's own origin. */
export const lakePath = '/lake'

/** The name of the `meta` element by which an article's page says which revision it shows. */
export const revisionName = 'nightlight:revision'

/** @returns the absolute address of a path on the site, for canonical links, feeds and structured data. */
export function absolute(siteUrl: string, path: string): string {
  return new URL(path, siteUrl).href
}
