import { clientOver } from '../schema/client-for-tests.ts'
import { findFreeSlug } from './free-slug.ts'

const post = (_id: string, current: string, ...previousSlugs: string[]) => ({
  _id,
  _type: 'article',
  slug: { current },
  previousSlugs,
})

const retired = (_id: string, ...addresses: string[]) => ({
  _id: `retired-${_id}`,
  _type: 'retiredAddress',
  article: { _ref: _id },
  addresses,
})

describe('a free web address', () => {
  it.each([
    ['that nobody has', [], 'quiet'],
    ['beside a draft', [post('drafts.a', 'quiet')], 'quiet-2'],
    ['beside one that a post had before', [post('a', 'loud', 'quiet', 'quiet-2')], 'quiet-3'],
    ['beside one that was taken off', [retired('a', 'quiet', 'quiet-2')], 'quiet-3'],
    ['beside another that begins alike', [post('a', 'quiet-night')], 'quiet'],
    [
      'after many',
      [post('a', 'quiet'), ...Array.from({ length: 11 }, (_, n) => post(`${n}`, `quiet-${n + 2}`))],
      'quiet-13',
    ],
  ])('%s', async (_case, documents, slug) => {
    expect(await findFreeSlug(clientOver(documents), 'quiet')).toBe(slug)
  })

  it('may be one that the post itself has, had or lost', async () => {
    const own = [
      post('drafts.mine', 'quiet'),
      post('mine', 'loud', 'quiet'),
      retired('mine', 'quiet'),
    ]
    expect(await findFreeSlug(clientOver(own), 'quiet', 'mine')).toBe('quiet')
    expect(await findFreeSlug(clientOver(own), 'quiet', 'drafts.mine')).toBe('quiet')
    expect(await findFreeSlug(clientOver(own), 'quiet', 'other')).toBe('quiet-2')
  })
})
