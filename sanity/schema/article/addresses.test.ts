import { addressesOf } from '../../studio/publishing/retired-addresses.ts'
import { clientOver } from '../client-for-tests.ts'
import { explainOwner, findOwner, needsAddress, previousAfter } from './addresses.ts'

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
  const live = { _id: 'a', _type: 'article', title: 'Sleep', ...post('c', 'b') }
  const gone = { _id: 'r', _type: 'retiredAddress', title: 'Rest', addresses: ['b', 'd'] }
  const other = { _id: 'e', _type: 'article', title: 'Dreams', ...post('e', 'c') }

  it.each([
    ['a', undefined],
    ['b', { title: 'Sleep', use: 'before' }],
    ['c', { title: 'Sleep', use: 'now' }],
    ['d', { title: 'Rest', use: 'retired' }],
  ])('%s belongs to %j, a present post before an earlier one', async (slug, owner) => {
    const documents = [live, gone, other]
    expect(await findOwner(clientOver(documents), slug, 'new')).toEqual(owner)
    expect(await findOwner(clientOver(documents.toReversed()), slug, 'new')).toEqual(owner)
  })

  it.each([
    ['now', '“Sleep” already has'],
    ['before', '“Sleep” had this address before'],
    ['retired', 'until it was taken off'],
  ] as const)('%s: names the post and the way out', (use, words) => {
    expect(explainOwner({ title: 'Sleep', use })).toContain(words)
    expect(explainOwner({ title: null, use })).toMatch(/^Another post .*Choose another one/)
  })
})

describe('the address of a post', () => {
  const live = { _id: 'live', _type: 'article' }
  const check = (document: object, current?: string) =>
    needsAddress(current === undefined ? undefined : { _type: 'slug', current }, {
      document,
      getClient: () => clientOver([live]),
    } as never)

  it.each([
    ['a new post, for it is made on publishing', { _id: 'drafts.new', title: 'Sleep' }],
    ['a new post that has no title yet either', { _id: 'drafts.new' }],
  ])('is not asked for in %s', async (_case, document) => {
    expect(await check(document)).toBe(true)
  })

  it.each([
    ['none can be made of the title', { _id: 'drafts.new', title: '…' }, undefined],
    ['a live post has lost it', { _id: 'drafts.live', title: 'Sleep' }, undefined],
    ['it would not work', { _id: 'drafts.new', title: 'Sleep' }, 'two words'],
  ])('is asked for where %s', async (_case, document, current) => {
    expect(await check(document, current)).toContain('Click “Generate”')
  })
})
