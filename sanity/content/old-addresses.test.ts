import { jest } from '@jest/globals'
import { collectReads } from '#lib/reading/record.ts'
import { startStubLake } from './stub-lake.ts'

jest.unstable_mockModule('./who-reads.ts', () => ({ whoReads: async () => ({ kind: 'public' }) }))
jest.unstable_mockModule('next/server', () => ({ connection: async () => undefined }))
const { listOldAddresses } = await import('./index.ts')

const soon = new Date(Date.now() + 3_600_000).toISOString()
const slug = (current: string) => ({ _type: 'slug', current })
const reference = (_ref: string) => ({ _type: 'reference', _ref, _weak: true })

type Fields = { from?: unknown; page?: unknown; to?: unknown }
const old = (_id: string, fields: Fields) => ({ _id, _type: 'oldAddress', ...fields })

describe('old addresses', () => {
  const saved = process.env
  let lake: Awaited<ReturnType<typeof startStubLake>>
  const read = async (...documents: Parameters<typeof startStubLake>[0] & object) => {
    lake = await startStubLake(documents)
    process.env = { ...saved, LAKE_PORT: String(lake.port) }
    return collectReads(listOldAddresses)
  }
  const leads = async (...documents: Parameters<typeof startStubLake>[0] & object) =>
    Object.fromEntries((await read(...documents)).result.map(({ key, to }) => [key, to]))
  afterEach(async () => {
    process.env = saved
    await lake.stop()
  })

  it('lead to where each kind of page is now', async () => {
    expect(
      await leads(
        { _id: 'settings', _type: 'settings', owner: reference('owner') },
        { _id: 'a', _type: 'article', slug: slug('sleep') },
        { _id: 'b', _type: 'service', slug: slug('couples') },
        { _id: 'c', _type: 'topic', slug: slug('nights') },
        { _id: 'd', _type: 'page', slug: slug('workshops') },
        { _id: 'owner', _type: 'practitioner', slug: slug('your-name') },
        { _id: 'other', _type: 'practitioner', slug: slug('a-second') },
        old('1', { from: '/2019/05/Sleep/', page: reference('a') }),
        old('2', { from: 'https://old.example/couples?p=1', page: reference('b') }),
        old('3', { from: '/category/nights', page: reference('c') }),
        old('4', { from: '/workshop', page: reference('d') }),
        old('5', { from: '/team/me', page: reference('owner') }),
        old('6', { from: '/team/you', page: reference('other') }),
        old('7', { from: '/fees', to: '/services#fees' }),
      ),
    ).toEqual({
      '/2019/05/sleep': '/blog/sleep',
      '/couples?p=1': '/services/couples',
      '/category/nights': '/topics/nights',
      '/workshop': '/workshops',
      '/team/me': '/about',
      '/team/you': '/about/a-second',
      '/fees': '/services#fees',
    })
  })

  it('wait for a page that is not live, and for the moment of one that will be', async () => {
    const { result, record } = await read(
      { _id: 'drafts.a', _type: 'article', slug: slug('unwritten') },
      { _id: 'b', _type: 'article', slug: slug('waiting'), publishedAt: soon },
      { _id: 'c', _type: 'page', slug: slug('blog') },
      { _id: 'd', _type: 'banner', slug: slug('banner') },
      old('1', { from: '/1', page: reference('a') }),
      old('2', { from: '/2', page: reference('b') }),
      old('3', { from: '/3', page: reference('never') }),
      old('4', { from: '/4', page: reference('c') }),
      old('5', { from: '/5', page: reference('d') }),
      old('drafts.6', { from: '/6', to: '/about' }),
    )
    expect(result).toEqual([])
    expect(record.changesAt).toBe(Date.parse(soon))
  })

  it('lead neither away nor in a circle nor by a detour, whatever stands in the lake', async () => {
    expect(
      await leads(
        old('1', { from: '/out', to: 'https://evil.example/' }),
        old('2', { from: '/out-2', to: '//evil.example' }),
        old('3', { from: '/out-3', to: '/.//evil.example' }),
        old('4', { from: '/a', to: '/b' }),
        old('5', { from: '/b', to: '/a' }),
        old('6', { from: '/c', to: '/d' }),
        old('7', { from: '/d', to: '/about' }),
        old('8', { from: '/contact', to: '/about' }),
        old('9', { from: 7, to: ['/about'] }),
        old('10', { from: '/nowhere' }),
        // The first of two counts.
        old('x1', { from: '/twice', to: '/about' }),
        old('x2', { from: '/Twice/', to: '/services' }),
      ),
    ).toEqual({ '/c': '/about', '/d': '/about', '/twice': '/about' })
  })
})
