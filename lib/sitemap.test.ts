/** @jest-environment jsdom */
import { renderRobots, renderSitemap } from './sitemap.ts'

const siteUrl = 'https://www.example.com'

describe('the sitemap', () => {
  const source = renderSitemap(siteUrl, [
    { path: '/' },
    { path: '/blog/a-b', lastModified: '2026-05-10T06:00:00Z' },
    { path: '/blog/불안' },
    { path: '/' },
  ])
  const sitemap = new DOMParser().parseFromString(source, 'application/xml')

  it('lists each page once with its scheme and host', () => {
    const addresses = [...sitemap.querySelectorAll('loc')].map((location) => location.textContent)
    expect(addresses).toEqual([
      'https://www.example.com/',
      'https://www.example.com/blog/a-b',
      'https://www.example.com/blog/%EB%B6%88%EC%95%88',
    ])
  })

  it('says when a page changed, and nothing where that is not known', () => {
    const changes = [...sitemap.querySelectorAll('lastmod')].map((change) => change.textContent)
    expect(changes).toEqual(['2026-05-10T06:00:00Z'])
  })
})

describe('robots.txt', () => {
  it('keeps robots out of the Studio and shows them the sitemap', () => {
    const lines = renderRobots({ siteUrl, isListed: true }).split('\n')
    expect(lines).toContain('Disallow: /studio')
    expect(lines).toContain('Sitemap: https://www.example.com/sitemap.xml')
  })

  it('names no sitemap of a site that is only tried out, and lets robots read that it is', () => {
    const lines = renderRobots({ siteUrl, isListed: false }).split('\n')
    expect(lines).toContain('Allow: /')
    expect(lines.join()).not.toContain('Sitemap')
  })
})
