import fc from 'fast-check'
import { readNewAddress, readOldAddress } from './read-address.ts'

const keyOf = (text: string) => {
  const read = readOldAddress(text)
  return read.isRead ? read.key : read.fix
}

describe('an old address', () => {
  it.each([
    ['/about-me', '/about-me'],
    ['/2019/05/some-post/', '/2019/05/some-post'],
    ['/2019//05/Some-Post', '/2019/05/some-post'],
    ['  /About-Me  ', '/about-me'],
    ['https://old.example/About-Me/?', '/about-me'],
    ['http://www.old.example:8080/a/b.html', '/a/b.html'],
    ['/%C3%BCber-uns', '/%C3%BCber-uns'],
    ['/%c3%9cber-Uns', '/%C3%BCber-uns'],
    ['/über-uns', '/%C3%BCber-uns'],
    // A letter and its dots apart.
    ['/u\u0308ber-uns', '/%C3%BCber-uns'],
    ['/a%20page', '/a%20page'],
    ['/?p=12', '/?p=12'],
    ['https://old.example?p=12', '/?p=12'],
    ['/index.php?p=12', '/?p=12'],
    ['/index.php/2019/post', '/index.php/2019/post'],
    ['/list?b=2&a=1', '/list?a=1&b=2'],
    ['/blog?page=2', '/blog?page=2'],
    ['/wp-content/uploads/2019/list.pdf', '/wp-content/uploads/2019/list.pdf'],
    // The page is at /contact, and only there.
    ['/Contact', '/contact'],
  ])('%s is known again as %s', (text, key) => {
    expect(keyOf(text)).toBe(key)
  })

  it('is shown to people as a browser shows it', () => {
    expect(readOldAddress('https://old.example/%C3%BCber-Uns/')).toMatchObject({
      written: '/über-Uns',
      path: '/%C3%BCber-Uns',
    })
    expect(readOldAddress('/a%2Cb/c%3A')).toMatchObject({ written: '/a,b/c:' })
    // Spelled out, a space would end it early.
    expect(readOldAddress('/a%20page')).toMatchObject({ written: '/a%20page' })
    expect(readOldAddress('/?p=12')).toMatchObject({ path: undefined })
  })

  it.each([
    ['', /missing/],
    ['about-me', /Begin it with a slash/],
    ['//evil.example/a', /Two slashes .* Begin with one/],
    ['/\\evil.example', /slashes like this/],
    ['https:\\\\evil.example', /slashes like this/],
    ['javascript:alert(1)', /no address of a page/],
    ['data:text/html,x', /no address of a page/],
    ['mailto:you@example.com', /no address of a page/],
    ['/a\u0000b', /invisible sign/],
    ['/a\nb', /invisible sign/],
    ['/a b', /%20/],
    ['/%00', /can’t be read/],
    ['/%zz', /can’t be read/],
    ['/%E9t%E9', /can’t be read/],
    ['/a%2Fb', /can’t be read/],
    ['/a/../b', /can’t be read/],
    ['https://me:secret@old.example/a', /can’t be read/],
    ['/a#top', /Take off “#top”/],
    ['/', /the home page of this website/],
    ['https://old.example', /the home page of this website/],
    ['/contact/', /the contact page of this website/],
    ['/search?q=sleep', /the search of this website/],
    ['/studio/x', /needs addresses like this/],
    ['/images/a.jpg', /needs addresses like this/],
    ['/_old', /needs addresses like this/],
    ['/a.rsc', /needs addresses like this/],
    [`/${'a'.repeat(2_000)}`, /can’t be read/],
  ])('can’t be %j', (text, fix) => {
    expect(keyOf(text)).toMatch(fix)
  })
})

describe('a new address', () => {
  const read = (text: string) => {
    const found = readNewAddress(text, 'https://practice.example')
    return found.isRead ? found.path + found.rest : found.fix
  }

  it.each([
    ['/services', '/services'],
    ['/services/', '/services'],
    ['/services#fees', '/services#fees'],
    ['https://practice.example/blog/a', '/blog/a'],
    ['HTTPS://Practice.Example', '/'],
    ['/search?q=sleep', '/search?q=sleep'],
    ['/blog/불안', '/blog/%EB%B6%88%EC%95%88'],
  ])('%s is %s', (text, path) => {
    expect(read(text)).toBe(path)
  })

  it.each([
    ['https://evil.example/a', /evil\.example is not this website/],
    ['https://practice.example.evil.example/', /is not this website/],
    ['https://practice.example@evil.example/', /can’t be read/],
    ['//evil.example', /Two slashes/],
    ['/.//evil.example', /can’t be read/],
    ['/\\evil.example', /slashes/],
    ['javascript:alert(1)', /no address of a page/],
    ['/\tevil', /invisible sign/],
    ['services', /Begin it with a slash/],
    ['/services?x=1', /Take off “\?x=1”/],
    ['/studio', /no page for visitors/],
    ['/api/preview/enter', /no page for visitors/],
    ['/_next/x', /no page for visitors/],
  ])('can’t be %j', (text, fix) => {
    expect(read(text)).toMatch(fix)
  })

  it('knows no site by its name where there is none', () => {
    expect(readNewAddress('https://practice.example/a')).toMatchObject({ isRead: false })
  })

  it('never leads away, and neither does an old one, whatever is written', () => {
    const unit = fc.constantFrom(
      ...'/\\:?#.%25faeE@ ab\t'.split(''),
      'https:',
      '//',
      'evil.example',
    )
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        const to = readNewAddress(text)
        if (to.isRead) {
          const url = new URL(to.path + to.rest, 'http://here.example')
          expect(url.host).toBe('here.example')
        }
        const from = readOldAddress(text)
        if (from.isRead) expect([from.key, from.written].map(keyOf)).toEqual([from.key, from.key])
      }),
      { numRuns: 2_000 },
    )
  })
})
