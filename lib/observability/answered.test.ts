import { readablePath, shortenAddress } from './answered.ts'

describe('readablePath', () => {
  it.each([
    ['/blog/one', '/blog/one'],
    ['/search?q=my+panic', '/search'],
    ['/api/preview/enter?secret=abc', '/api/preview/enter'],
    ['/blog/one#part', '/blog/one'],
    ['/share', '/share'],
    ['/share/a-secret-token', '/share/…'],
    ['/share/a-secret-token/more?x', '/share/…'],
    // Spellings by which the page is found all the same, or nearly.
    ['//share/a-secret-token', '/share/…'],
    ['/%73hare/a-secret-token', '/share/…'],
    ['/Share/a-secret-token', '/share/…'],
    ['/share%2Fa-secret-token', '/share/…'],
    ['/shares-of-sleep/a-post', '/shares-of-sleep/a-post'],
    ['http://elsewhere.example/search?q=panic', '/search'],
    ['*', '*'],
    [`/${'a'.repeat(500)}`, `/${'a'.repeat(199)}…`],
  ])('writes %s without what is secret or was typed', (url, expected) => {
    expect(readablePath(url)).toBe(expected)
  })
})

describe('shortenAddress', () => {
  it.each([
    ['203.0.113.77', '203.0.113.0'],
    ['2001:db8:1:2::/64', '2001:db8:1::'],
    [undefined, 'this machine'],
  ])('leaves of %s what leads to no household', (address, expected) => {
    expect(shortenAddress(address)).toBe(expected)
  })
})
