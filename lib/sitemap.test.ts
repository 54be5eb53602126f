/** @jest-environment jsdom */
import { examplePicture } from './example-views.ts'
import { readPictureAddress } from './pictures.ts'
import { renderRobots, renderSitemap } from './sitemap.ts'

const siteUrl = 'https://www.example.com'
const cut = { ...examplePicture, crop: { top: 0, bottom: 0, left: 0.5, right: 0 } }

describe('the sitemap', () => {
  const source = renderSitemap(siteUrl, [
    { path: '/', pictures: [] },
    {
      path: '/blog/a-b',
      lastModified: '2026-05-10T06:00:00Z',
      pictures: [examplePicture, cut, examplePicture],
    },
    { path: '/blog/불안', pictures: [] },
    { path: '/', pictures: [] },
  ])
  const sitemap = new DOMParser().parseFromString(source, 'application/xml')

  it('lists each page once with its scheme and host', () => {
    const addresses = [...sitemap.querySelectorAll('url > loc')].map(
      (location) => location.textContent,
    )
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

describe('the pictures in the sitemap', () => {
  const images = 'http://www.google.com/schemas/sitemap-image/1.1'

  it('stand with the page that shows them, each once, at addresses that the site serves', () => {
    const source = renderSitemap(siteUrl, [
      { path: '/', pictures: [] },
      { path: '/blog/a', pictures: [examplePicture, cut, examplePicture] },
    ])
    const sitemap = new DOMParser().parseFromString(source, 'application/xml')
    const [home, article] = [...sitemap.querySelectorAll('url')]
    expect(home?.getElementsByTagNameNS(images, 'image')).toHaveLength(0)
    const locations = [...(article?.getElementsByTagNameNS(images, 'loc') ?? [])]
    expect(locations.map((one) => one.parentElement?.localName)).toEqual(['image', 'image'])
    const addresses = locations.map((location) => new URL(location.textContent))
    expect(addresses.map(({ origin }) => origin)).toEqual([siteUrl, siteUrl])
    expect(addresses.map(({ pathname }) => readPictureAddress(pathname)?.rectangle.left)).toEqual([
      0, 1200,
    ])
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
