import fc from 'fast-check'
import { readOwnPath } from './own-path.ts'

const site = 'https://www.practice.example'

describe('where to go after entering a preview', () => {
  it.each([
    ['/', '/'],
    ['/blog', '/blog'],
    ['/blog/why-can-t-i-sleep', '/blog/why-can-t-i-sleep'],
    ['/search?q=night%20worry', '/search?q=night+worry'],
    ['/blog/caf%C3%A9', '/blog/caf%C3%A9'],
    ['/blog/café', '/blog/caf%C3%A9'],
    ['/blog#section-1', '/blog'],
    ['/studios', '/studios'],
    ['/?sanity-preview-secret=abc&sanity-preview-perspective=drafts&page=2', '/?page=2'],
  ])('may be a page of ours: %s', (asked, path) => {
    expect(readOwnPath(asked)).toBe(path)
  })

  it.each([
    ['nothing', ''],
    ['another site', 'https://evil.example/'],
    ['another site by its name alone', 'evil.example'],
    ['two slashes', '//evil.example'],
    ['three slashes', '///evil.example'],
    ['a slash and a backslash', '/\\evil.example'],
    ['a backslash and a slash', '\\/evil.example'],
    ['two backslashes', '\\\\evil.example'],
    ['what the vendor’s helper takes', 'http://localhost//evil.example/x'],
    ['two slashes further in', '/blog//evil.example'],
    ['a slash in disguise', '/%2F/evil.example'],
    ['a slash in disguise, first', '/%2Fevil.example'],
    ['a backslash in disguise', '/%5Cevil.example'],
    ['a slash in double disguise', '/%252F%252Fevil.example/%2e%2e'],
    ['a way up', '/../evil.example'],
    ['a way up in disguise', '/blog/%2e%2e/%2e%2e//evil.example'],
    ['a line of its own', '/blog\r\nSet-Cookie: a=b'],
    ['a line of its own in disguise', '/blog%0d%0aSet-Cookie:%20a=b'],
    ['a tab between slashes', '/\t/evil.example'],
    ['a tab in disguise', '/%09/evil.example'],
    ['a null', '/%00'],
    ['a program', 'javascript:alert(1)'],
    ['a program after a space', ' javascript:alert(1)'],
    ['a program in letters of all sizes', 'JaVaScRiPt:alert(1)'],
    ['data', 'data:text/html,<script>alert(1)</script>'],
    ['a name before the host', 'https://www.practice.example@evil.example'],
    ['a name before the host, without a scheme', '//www.practice.example@evil.example'],
    ['a wide slash', '／／evil.example'],
    ['a space first', ' //evil.example'],
    ['half a sign', '/blog/%E0%A4'],
    ['a sign that is none', '/blog/%zz'],
    ['a star', '*'],
    ['a question alone', '?x=1'],
    ['the Studio', '/studio'],
    ['a room of the Studio', '/studio/presentation?preview=/studio'],
    ['the Studio in capitals', '/STUDIO/structure'],
    ['the Studio in disguise', '/%73tudio'],
    ['the way in itself', '/api/preview/enter?sanity-preview-pathname=/'],
    ['the lake', '/lake/v1/auth/login/local?origin=//evil.example'],
    ['a shared link', '/share/abc'],
    ['files of the build', '/_next/static/a.js'],
    ['another spelling of a page', '/blog/'],
    ['more than an address can be', `/${'a'.repeat(2000)}`],
  ])('is never %s', (_, asked) => {
    expect(readOwnPath(asked)).toBeUndefined()
  })

  it('is on this site as every browser reads it, whatever was asked', () => {
    const piece = fc.constantFrom(
      ...[
        '/',
        '\\',
        '%2f',
        '%5c',
        ':',
        '@',
        '.',
        '..',
        '%2e',
        '\t',
        '\n',
        '\r',
        '%0d%0a',
        '#',
        '?',
      ],
      ...['evil.example', 'http:', 'javascript:', 'blog', '／', '\u2028', '%', ' ', '&', '='],
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 8 }),
        (pieces) => {
          const path = readOwnPath(`/${pieces.join('')}`)
          if (path === undefined) return true
          return /^\/(?![/\\])[\x21-\x7e]*$/.test(path) && new URL(path, site).origin === site
        },
      ),
      { numRuns: 2000 },
    )
  })
})
