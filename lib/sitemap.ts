import type { Settings } from './env.ts'
import { escapeMarkup } from './markup.ts'
import { largestRendering } from './picture-sources.ts'
import { absolute, routes } from './routes.ts'
import type { ListedAddress } from './views.ts'

/** A sitemap (sitemaps.org 0.9, with Google's image extension 1.1) of the given pages, each once, with absolute addresses. */
export function renderSitemap(siteUrl: string, addresses: ListedAddress[]): string {
  const unique = new Map(addresses.map((address) => [address.path, address]))
  const entries = [...unique.values()].map(({ path, lastModified, pictures }) => {
    const location = `<loc>${escapeMarkup(absolute(siteUrl, path))}</loc>`
    const changed = lastModified ? `<lastmod>${escapeMarkup(lastModified)}</lastmod>` : ''
    const shown = new Set(pictures.map((picture) => largestRendering(picture).address))
    const images = [...shown].map((address) => {
      const source = escapeMarkup(absolute(siteUrl, address))
      return `<image:image><image:loc>${source}</image:loc></image:image>`
    })
    return `<url>${location}${changed}${images.join('')}</url>`
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">',
    ...entries,
    '</urlset>',
    '',
  ].join('\n')
}

/**
 * What robots are asked: read everything but the Studio, and find the pages in the sitemap. A site that is not to be
 * listed lets them in all the same, since it is on the pages that they read so; only the sitemap is not named.
 */
export function renderRobots({
  siteUrl,
  isListed,
}: Pick<Settings, 'siteUrl' | 'isListed'>): string {
  return [
    'User-agent: *',
    'Allow: /',
    `Disallow: ${routes.studio()}`,
    '',
    ...(isListed ? [`Sitemap: ${absolute(siteUrl, routes.sitemap())}`, ''] : []),
  ].join('\n')
}
