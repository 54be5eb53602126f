import { addressesOf } from '../../studio/publishing/retired-addresses.ts'
import { explainOwner, previousAfter } from './addresses.ts'

const post = (slug: string, ...previousSlugs: string[]) => ({
  slug: { current: slug },
  previousSlugs,
})

describe('the earlier addresses of a post', () => {
  it('grow by the present one', () => {
    expect(previousAfter({ slug: { current: 'a' } }, 'b')).toEqual(['a'])
    expect(previousAfter(post('b', 'a'), 'c')).toEqual(['a', 'b'])
  })

  it('never hold the new one, so there and back again makes no circle', () => {
    expect(previousAfter(post('b', 'a'), 'a')).toEqual(['b'])
    expect(previousAfter(post('a', 'b'), 'b')).toEqual(['a'])
  })

  it('name each once', () => {
    expect(previousAfter(post('b', 'a', 'b'), 'c')).toEqual(['a', 'b'])
  })
})

describe('the addresses of a post that is taken off', () => {
  it('are all that ever led there', () => {
    expect(addressesOf(post('c', 'a', 'b'))).toEqual(['c', 'a', 'b'])
    expect(addressesOf({})).toEqual([])
  })
})

describe('an address that is taken', () => {
  it.each([
    ['now', '“Sleep” already has'],
    ['before', '“Sleep” had this address before'],
    ['retired', 'until it was taken off'],
  ] as const)('%s: names the post and the way out', (use, words) => {
    expect(explainOwner({ title: 'Sleep', use })).toContain(words)
    expect(explainOwner({ title: null, use })).toMatch(/^Another post .*Choose another one/)
  })
})
