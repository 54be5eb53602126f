import { clientOver } from '#sanity/schema/client-for-tests.ts'
import { makeFirstSlug, needsFirstSlug, patchesForSlug } from './first-slug.ts'

const withSlug = (current?: string) => ({ slug: { _type: 'slug', current } })

describe('the first web address', () => {
  it.each([
    ['a new post', null, null, true],
    ['a draft without one', {}, null, true],
    ['a draft whose address was cleared', withSlug(), null, true],
    ['a draft whose address is blank', withSlug(''), null, true],
    ['a draft that has one', withSlug('mine'), null, false],
    ['what was published, whatever the draft says', {}, withSlug('live'), false],
  ])('is made for %s: %#', (_name, draft, published, isNeeded) => {
    expect(needsFirstSlug({ draft, published })).toBe(isNeeded)
  })

  const taken = { slug: { current: 'quiet-house' }, previousSlugs: ['quiet-house-2'] }
  const client = clientOver([{ _id: 'b', _type: 'article', ...taken }])

  it.each([
    ['Mom’s Quiet Hour', 'article', 'moms-quiet-hour'],
    ['Quiet House', 'article', 'quiet-house-3'],
    ['Quiet House', 'topic', 'quiet-house'],
    ['…', 'article', undefined],
  ])('of “%s” for a %s is %s', async (name, type, slug) => {
    expect(await makeFirstSlug(client, name, { id: 'a', type })).toBe(slug)
  })

  it('is written only where none is', () => {
    expect(patchesForSlug('a', null)).toEqual([
      { setIfMissing: { slug: { _type: 'slug' } } },
      { setIfMissing: { 'slug.current': 'a' } },
    ])
    expect(patchesForSlug('a', withSlug(''))[0]).toEqual({ unset: ['slug.current'] })
  })
})
