import { makeAddressBook } from './address-book.ts'

const book = makeAddressBook([
  { key: '/2019/05/some-post', to: '/blog/some-post' },
  { key: '/%C3%BCber-uns', to: '/about' },
  { key: '/fees', to: '/services#fees' },
  { key: '/contact', to: '/contact' },
  { key: '/?p=12', to: '/blog/twelve' },
  { key: '/?lang=es&p=12', to: '/blog/doce' },
  { key: '/find', to: '/search?q=sleep' },
])

describe('the book of old addresses', () => {
  it.each([
    ['/2019/05/some-post', '', '/blog/some-post'],
    ['/2019/05/SOME-post', '', '/blog/some-post'],
    ['/%C3%9Cber-uns', '', '/about'],
    // What was asked for along with it goes along.
    ['/2019/05/some-post', '?utm_source=mail', '/blog/some-post?utm_source=mail'],
    ['/fees', '?a=1', '/services?a=1#fees'],
    ['/find', '?a=1', '/search?q=sleep'],
    ['/', '?p=12', '/blog/twelve'],
    ['/index.php', '?p=12', '/blog/twelve'],
    ['/', '?utm_source=mail&p=12', '/blog/twelve?utm_source=mail'],
    ['/', '?p=12&lang=es', '/blog/doce'],
    ['/Contact', '', '/contact'],
  ])('leads from %s%s to %s', (path, query, to) => {
    expect(book.find(path, query)).toBe(to)
  })

  it.each([
    ['/', ''],
    ['/', '?p=13'],
    ['/', '?P=12'],
    ['/other', '?p=12'],
    ['/2019/05', ''],
    ['/constructor', ''],
    // The page itself, should it be missing, never leads to itself.
    ['/contact', ''],
  ])('knows nothing of %s%s', (path, query) => {
    expect(book.find(path, query)).toBeUndefined()
  })

  it('looks at a page’s own address only for the query', () => {
    expect(book.findByQuery('/fees', '?p=12')).toBeUndefined()
    expect(book.findByQuery('/', '?p=12')).toBe('/blog/twelve')
  })
})
