import { cleanLink } from './clean-link.ts'

describe('cleanLink', () => {
  it.each([
    ['https://www.google.com/url?q=https://example.org/a&sa=D&usg=x', 'https://example.org/a'],
    ['https://www.google.de/url?sa=t&url=https%3A%2F%2Fexample.org%2F', 'https://example.org/'],
    [
      'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org&data=1',
      'https://example.org',
    ],
    [
      'https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2F%3Ffbclid%3D1&h=x',
      'https://example.org/',
    ],
    [
      'https://example.org/a?utm_source=x&page=2&fbclid=y#part',
      'https://example.org/a?page=2#part',
    ],
    ['https://example.org/a?gclid=x', 'https://example.org/a'],
    [' https://example.org/A b?q=1 ', 'https://example.org/A b?q=1'],
    ['mailto:you@example.com?subject=Hello', 'mailto:you@example.com?subject=Hello'],
    ['/services', '/services'],
    ['https://google.co.uk/url?q=https://example.org/', 'https://example.org/'],
    ['https://www.google.com.au/url?q=https://example.org/', 'https://example.org/'],
    [
      'https://google.com.evil.example/url?q=https://example.org',
      'https://google.com.evil.example/url?q=https://example.org',
    ],
    [
      'https://www.google.evil/url?q=https://example.org',
      'https://www.google.evil/url?q=https://example.org',
    ],
    [
      'https://www.google.com/search?q=https://example.org',
      'https://www.google.com/search?q=https://example.org',
    ],
  ])('makes of %s %s', (href, cleaned) => {
    expect(cleanLink(href)).toBe(cleaned)
  })

  it.each([
    'javascript:alert(1)',
    '#heading',
    'file:///C:/a.doc',
    '',
    'https://www.google.com/url?q=javascript:alert(1)',
    'rest.html',
  ])('has none for %j', (href) => {
    expect(cleanLink(href)).toBeUndefined()
  })
})
