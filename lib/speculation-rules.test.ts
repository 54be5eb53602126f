import { speculationRules } from './speculation-rules.ts'

const siteUrl = 'https://www.example.com'
const [{ where, eagerness }] = speculationRules.prefetch

/** Whether a link to an address matches, as a browser reads addresses in the rules: relative to their own address. */
function isFetchedAhead(address: string): boolean {
  const matches = (patterns: string | readonly string[]) =>
    [patterns]
      .flat()
      .some((pattern) => new URLPattern(pattern, `${siteUrl}/speculation-rules.json`).test(address))
  const [every, { not }] = where.and
  return matches(every.href_matches) && !matches(not.href_matches)
}

describe('the rules for fetching ahead', () => {
  it.each([
    '/',
    '/blog',
    '/blog/why-cant-i-sleep',
    '/blog/page/2',
    '/services/for-moms',
    '/about#top',
  ])('take the page %s', (path) => {
    expect(isFetchedAhead(siteUrl + path)).toBe(true)
  })

  it.each([
    '/studio',
    '/studio/structure/article',
    '/search',
    '/search?q=sleep',
    '/api/draft',
    '/lake/v1/ping',
    '/images/a/1200.jpg',
    '/feed.xml',
    '/blog?x=1',
  ])('leave %s alone', (path) => {
    expect(isFetchedAhead(siteUrl + path)).toBe(false)
  })

  it('leave every other site alone', () => {
    expect(isFetchedAhead('https://weather.example/')).toBe(false)
    expect(isFetchedAhead('http://www.example.com/blog')).toBe(false)
  })

  it('wait until somebody points at a link', () => {
    expect(eagerness).toBe('moderate')
    expect(Object.keys(speculationRules)).toEqual(['prefetch'])
  })
})
