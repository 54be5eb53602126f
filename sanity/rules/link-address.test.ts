import { linking, linkingTo, passagesOf, places } from './examples.ts'
import { checkLinkAddresses } from './link-address.ts'
import { linksOf } from './links.ts'

const check = (href: string) =>
  checkLinkAddresses(linksOf(passagesOf(linking('a', 'a study', href))))

describe('the address of a link', () => {
  it.each([
    ['https://www.google.com/url?q=https://example.org/study&sa=D', 'https://example.org/study'],
    ['https://google.com/url?url=https%3A%2F%2Fexample.org%2F', 'https://example.org/'],
    ['https://www.google.co.uk/url?q=https://example.org', 'https://example.org'],
  ])('through Google is named with the real one: %s', (href, real) => {
    const findings = check(href)
    expect(places(findings)).toEqual(['warning body.a.markDefs.l'])
    expect(findings[0]?.message).toMatch(/through Google/)
    expect(findings[0]?.message).toContain(`paste the address itself: ${real}`)
  })

  it('through Google without a real one asks for it', () => {
    expect(check('https://www.google.com/url?q=javascript:alert(1)')[0]?.message).toContain(
      'Paste the address of the page itself.',
    )
  })

  it('without a lock gets a warning', () => {
    expect(check('http://example.org')[0]?.message).toContain('https://')
  })

  it.each([
    'https://example.org',
    'https://www.google.com/search?q=sleep',
    'https://google.com.evil.example/url?q=https://a.b',
    'https://notgoogle.com/url?q=https://a.b',
    'mailto:you@example.com',
    '/services',
    'nonsense',
    '',
  ])('is fine: %s', (href) => {
    expect(check(href)).toEqual([])
  })

  it('is nothing to check for a page that was picked', () => {
    expect(checkLinkAddresses(linksOf(passagesOf(linkingTo('a', 'groups', 'x'))))).toEqual([])
  })
})
