import type { Settings } from './env.ts'
import { escapeMarkup } from './markup.ts'
import { absolute, routes } from './routes.ts'
import type { ListedAddress } from './views.ts'

/** A sitemap (sitemaps.org 0.9) of the given pages, each once, with absolute addresses. */
export function renderSitemap(siteUrl: string, addresses: ListedAddress[]): string {
  const unique = new Map(addresses.map((address) => [address.path, address]))
  const entries = [...unique.values()].map(({ path, lastModified }) => {
    const location = `<loc>${escapeMarkup(absolute(siteUrl, path))}</loc>`
    const changed = lastModified ? `<lastmod>${escapeMarkup(lastModified)}</lastmod>` : ''
    return `<url>${location}${changed}</url>`
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...entries,
    '</urlset>',
    '',
  ].join('\n')
}

/**
 * What robots are asked: read everything but the Studio, and find the pages in the sitemap. A site that is not to be
 * listed lets them in all the same, since it is on the pages that they read so; only the sitemap is not named.
 */
export function renderRobots({ siteUrl, isListed }: Pick<Settings, 'siteUrl' | 'isListed'>): string {
  return [
    'User-agent: *',
    'Allow: /',
    `Disallow: ${routes.studio()}`,
    '',
    ...(isListed ? [`Sitemap: ${absolute(siteUrl, routes.sitemap())}`, ''] : []),
  ].join('\n')
}
