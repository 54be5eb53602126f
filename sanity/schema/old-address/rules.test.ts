import type { ValidationContext } from '@sanity/types'
import { clientOver } from '../client-for-tests.ts'
import { errorsOf } from '../validate-like-the-studio.ts'
import { needsFreeOldAddress, needsStandingPage } from './rules.ts'
import { findSitePages } from './site-pages.ts'

const slug = (current: string) => ({ _type: 'slug', current })
const reference = (_ref: string) => ({ _type: 'reference', _ref, _weak: true })

const site = [
  { _id: 'settings', _type: 'settings', owner: reference('owner') },
  { _id: 'a', _type: 'article', title: 'Sleep', slug: slug('sleep'), previousSlugs: ['rest'] },
  { _id: 'drafts.b', _type: 'article', title: 'Unwritten', slug: slug('unwritten') },
  { _id: 'c', _type: 'page', title: 'Workshops', slug: slug('workshops') },
  { _id: 'd', _type: 'topic', title: 'Nights', slug: slug('sleep') },
  { _id: 'owner', _type: 'practitioner', displayName: 'Your Name', slug: slug('your-name') },
  { _id: 'one', _type: 'oldAddress', from: '/2019/05/Some-Post/', to: '/about' },
  { _id: 'drafts.two', _type: 'oldAddress', from: '/?p=12', to: '/about' },
]

const context = (_id: string) =>
  ({
    document: { _id, _type: 'oldAddress' },
    getClient: () => clientOver(site),
  }) as unknown as ValidationContext

describe('the pages of the site', () => {
  it('are found by their paths, drafts and earlier addresses too', async () => {
    const pages = await findSitePages(clientOver(site))
    expect([...pages].map(([path, { id, use }]) => [path, id, use]).sort()).toEqual([
      ['/about', 'owner', 'now'],
      ['/blog/rest', 'a', 'before'],
      ['/blog/sleep', 'a', 'now'],
      ['/blog/unwritten', 'b', 'now'],
      ['/topics/sleep', 'd', 'now'],
      ['/workshops', 'c', 'now'],
    ])
    expect(pages.get('/blog/unwritten')).toMatchObject({ isPublished: false })
    expect([...(await findSitePages(clientOver(site), ['rest'])).keys()].sort()).toEqual([
      '/blog/rest',
      '/blog/sleep',
    ])
  })
})

describe('an old address in the Studio', () => {
  const check = (from: string, id = 'drafts.new') => needsFreeOldAddress(from, context(id))

  it.each(['/2019/05/another', '/sleep', '/Workshops', '/?p=13', '/blog', '//evil.example'])(
    'may be one that is no page here, or is refused elsewhere: %s',
    async (from) => {
      expect(await check(from)).toBe(true)
    },
  )

  it.each([
    ['/blog/sleep', '“Sleep” has this address here: it needs no old address.'],
    ['/blog/unwritten/', '“Unwritten” has this address here: it needs no old address.'],
    ['/blog/rest', '“Sleep” had this address before, so it leads there already.'],
    ['/workshops', '“Workshops” has this address here: it needs no old address.'],
    ['/2019/05/some-post', /in the list already/],
    ['https://old.example/2019/05/SOME-post/', /in the list already/],
    ['/index.php?p=12', /in the list already/],
  ])('is refused where it is taken: %s', async (from, sentence) => {
    expect(await check(from)).toMatch(sentence)
  })

  it('is no other than itself', async () => {
    expect(await check('/2019/05/some-post', 'drafts.one')).toBe(true)
    expect(await check('/?p=12', 'drafts.two')).toBe(true)
  })

  it.each<[string, true | RegExp]>([
    ['/services#fees', true],
    ['', true],
    ['https://evil.example', /is not this website/],
    ['/blog/sleep', /Choose “Sleep” under “Page”/],
    ['/nowhere', /There is no page at \/nowhere/],
  ])('may lead to a standing page by its address: %s', async (to, verdict) => {
    const found = await needsStandingPage(to, context('drafts.new'))
    if (verdict === true) expect(found).toBe(true)
    else expect(found).toMatch(verdict)
  })

  it('leads to one place, by a page or by an address', async () => {
    const paths = async (fields: object) =>
      (await errorsOf({ _type: 'oldAddress', from: '/a', ...fields })).map(({ path }) => path)
    expect(await paths({ page: reference('a') })).toEqual([])
    expect(await paths({ to: '/about' })).toEqual([])
    expect(await paths({})).toEqual(['page'])
    expect(await paths({ page: reference('a'), to: '/about' })).toEqual(['page'])
    expect(await paths({ from: 'javascript:alert(1)', to: '/about' })).toEqual(['from'])
  })
})
