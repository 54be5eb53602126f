import { checkLink, safeLink } from './safe-link.ts'

describe('a link', () => {
  it.each([
    ['https://example.org', 'https://example.org/'],
    [' http://example.org/a?b=c#d ', 'http://example.org/a?b=c#d'],
    ['HTTPS://EXAMPLE.ORG/Path', 'https://example.org/Path'],
    ['mailto:you@example.com', 'mailto:you@example.com'],
    ['tel:+17145550123', 'tel:+17145550123'],
    ['/services', '/services'],
    ['/services#sleep', '/services#sleep'],
    ['/', '/'],
    ['/a/../b', '/b'],
    ['https://example.org/"><script>', 'https://example.org/%22%3E%3Cscript%3E'],
  ])('may be %s', (href, safe) => {
    expect(safeLink(href)).toBe(safe)
    expect(checkLink(href)).toBe(true)
  })

  it.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'blob:https://example.org/1',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    '\\\\evil.example',
    'https://bank.example@evil.example',
    'https://',
    'mailto:',
    'tel:',
    'www.example.org',
    'services',
    '#section',
    'ftp://example.org',
  ])('may not be %j', (href) => {
    expect(safeLink(href)).toBeUndefined()
    expect(checkLink(href)).toMatch(/Start it with https/)
  })

  it.each([undefined, null, '', 7, {}])('is none when it is %j', (href) => {
    expect(safeLink(href)).toBeUndefined()
  })
})
