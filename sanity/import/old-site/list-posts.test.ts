import { listPosts } from './list-posts.ts'
import { followOwnLinks, readOldSite } from './own-links.ts'
import type { Export, ExportItem } from './read-export.ts'

const item = (fields: Partial<ExportItem>): ExportItem => ({
  type: 'post',
  status: 'publish',
  id: '1',
  title: 'Rest',
  link: 'https://old.example/2019/05/rest/',
  name: 'rest',
  date: '2019-05-04 03:30:00',
  html: '<p>It begins.</p>',
  excerpt: '',
  hasPassword: false,
  categories: [],
  file: '',
  meta: new Map(),
  comments: 0,
  ...fields,
})

const site = (items: ExportItem[], fields: Partial<Export> = {}): Export => ({
  program: 'wordpress',
  title: 'Old',
  url: 'https://www.old.example',
  items,
  ...fields,
})

const only = (fields: Partial<ExportItem>, more: Partial<Export> = {}) => {
  const [post] = listPosts(site([item(fields)], more)).posts
  if (!post) throw new Error('There is none.')
  return post
}

describe('the posts of an export', () => {
  it('are known again by what stays the same from one export to the next', () => {
    expect(only({ title: 'Changed', link: 'https://old.example/else' }).id).toBe(only({}).id)
    expect(only({ id: '2' }).id).not.toBe(only({}).id)
    const squarespace = { program: 'squarespace' } as const
    const link = '/blog/rest'
    expect(only({ link, id: '9' }, squarespace).id).toBe(only({ link }, squarespace).id)
    expect(only({ link: '/null', title: 'A' }, squarespace).id).not.toBe(
      only({ link: '/null', title: 'B' }, squarespace).id,
    )
  })

  it('come the oldest first, without what was thrown away', () => {
    const { posts, leftOut } = listPosts(
      site([
        item({ id: '1', status: 'draft', date: '0000-00-00 00:00:00' }),
        item({ id: '2', date: '2020-01-01 00:00:00', comments: 2 }),
        item({ id: '3', date: '2018-01-01 00:00:00' }),
        item({ id: '4', status: 'trash' }),
        item({ id: '5', type: 'page', link: 'https://old.example/About-Me/' }),
        item({ id: '6', type: 'page', status: 'draft' }),
        item({ id: '3', date: '2018-01-01 00:00:00' }),
      ]),
    )
    expect(posts.map(({ item: { id } }) => id)).toEqual(['3', '2', '1'])
    expect(leftOut).toEqual({ pages: ['/About-Me'], trash: 1, comments: 2 })
  })

  it.each([
    ['publish', '2019-05-04T03:30:00.000Z'],
    ['future', '2019-05-04T03:30:00.000Z'],
    ['draft', undefined],
    ['private', undefined],
  ])('have a date when they are out or will be: %s', (status, moment) => {
    expect(only({ status }).publishedAt).toBe(moment)
  })

  it.each([
    ['rest', 'rest'],
    ['%ec%9e%a0', '잠'],
    ['blog/2021/3/9/rest', 'rest'],
    ['rest-and-play.html', 'rest-and-play'],
    ['null', ''],
    ['', ''],
    ['%zz', 'zz'],
  ])('keep the end of their address: %s', (name, slug) => {
    expect(only({ name }).slug).toBe(slug)
  })

  it('were found by their address and, with WordPress, by their number', () => {
    const written = (fields: Partial<ExportItem>, more: Partial<Export> = {}) =>
      only(fields, more).oldAddresses.map((address) => address.written)
    expect(written({})).toEqual(['/2019/05/rest', '/?p=1'])
    expect(written({ link: 'https://old.example/?p=1' })).toEqual(['/?p=1'])
    expect(written({ link: '/blog/rest' }, { program: 'squarespace' })).toEqual(['/blog/rest'])
    expect(written({ status: 'draft' })).toEqual([])
    expect(written({ link: 'javascript:alert(1)' })).toEqual(['/?p=1'])
  })

  it('say to search engines what they said, or else their summary', () => {
    const meta = (name: string, text: string) => new Map([[name, text]])
    const excerpt = '<p>In <em>short</em>.</p>'
    expect(only({ excerpt }).description).toBe('In short.')
    expect(only({ excerpt, meta: meta('_yoast_wpseo_metadesc', 'For all.') }).description).toBe(
      'For all.',
    )
    expect(
      only({ excerpt, meta: meta('rank_math_description', '%title% %sep%') }).description,
    ).toBe('In short.')
    expect(only({}).description).toBeUndefined()
  })
})

describe('links within the website before', () => {
  const posts = listPosts(site([item({})])).posts
  const old = readOldSite(site([item({})]), posts)
  const follow = (href: string) => {
    const { body, open } = followOwnLinks([{ _type: 'link', _key: 'k', href }], old)
    return { link: body[0], open }
  }

  it.each([
    'https://old.example/2019/05/rest/',
    'http://www.old.example/2019/05/Rest#part',
    '/2019/05/rest',
    'https://old.example/?p=1',
  ])('lead to the article that was made of a post: %s', (href) => {
    expect(follow(href)).toEqual({
      link: {
        _type: 'internalLink',
        _key: 'k',
        reference: { _type: 'reference', _ref: posts[0]?.id, _weak: true },
      },
      open: [],
    })
  })

  it.each([
    ['https://old.example/contact/', '/contact', []],
    ['/services#fees', '/services#fees', []],
    ['https://old.example', '/', []],
    ['/fees/', '/fees/', ['/fees/']],
    [
      'https://old.example/wp-content/a.pdf',
      'https://old.example/wp-content/a.pdf',
      ['https://old.example/wp-content/a.pdf'],
    ],
    ['https://elsewhere.example/2019/05/rest/', 'https://elsewhere.example/2019/05/rest/', []],
    ['//old.example.evil.example/contact', '//old.example.evil.example/contact', []],
    ['mailto:you@example.com', 'mailto:you@example.com', []],
  ])('lead to a page that is here too, or are named: %s', (href, to, open) => {
    expect(follow(href)).toEqual({ link: { _type: 'link', _key: 'k', href: to }, open })
  })
})
