import { linking, linkingTo, passagesOf, places } from './examples.ts'
import { articleSlug, checkLinkedPages, type LinkedPage } from './linked-pages.ts'
import { linksOf } from './links.ts'

const now = Date.parse('2026-05-01T12:00:00Z')
const live = { title: 'Sleep', isPublished: true, publishedAt: '2026-04-01T12:00:00Z' }
const pages = new Map<string, LinkedPage>([
  ['live', live],
  ['undated', { title: 'Groups', isPublished: true }],
  ['draft', { title: 'Guilt', isPublished: false }],
  ['later', { title: 'Spring', isPublished: true, publishedAt: '2026-05-09T20:00:00Z' }],
  ['/blog/sleep', live],
])

const check = (block: unknown) => checkLinkedPages(linksOf(passagesOf(block)), pages, now)

describe('a link to one of our own pages', () => {
  it.each([
    [linkingTo('a', 'x', 'draft'), /“Guilt” is not on the website yet.*Publish it/],
    [linkingTo('a', 'x', 'gone'), /is gone or never was. Pick another page/],
    [linkingTo('a', 'x', 'later'), /“Spring” goes live on May 9, 2026/],
    [linking('a', 'x', '/blog/forgotten'), /is gone or never was/],
  ])('that readers can’t open is warned about: %#', (block, message) => {
    const findings = check(block)
    expect(places(findings)).toEqual(['warning body.a.markDefs.l'])
    expect(findings[0]?.message).toMatch(message)
  })

  it.each([
    linkingTo('a', 'x', 'live'),
    linkingTo('a', 'x', 'undated'),
    linkingTo('a', 'x', ''),
    linking('a', 'x', '/blog/sleep?from=mail#top'),
    linking('a', 'x', '/blog'),
    linking('a', 'x', '/blog/page/2'),
    linking('a', 'x', '/services'),
    linking('a', 'x', 'https://example.org/blog/other'),
  ])('is fine otherwise: %#', (block) => {
    expect(check(block)).toEqual([])
  })

  it.each([
    ['/blog/por-qu%C3%A9', 'por-qué'],
    ['/blog/%', '%'],
    ['/blog/', undefined],
    [undefined, undefined],
  ])('has the slug of its address: %s', (href, slug) => {
    expect(articleSlug(href)).toBe(slug)
  })
})
