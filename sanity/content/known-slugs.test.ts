import { jest } from '@jest/globals'
import { collectReads } from '#lib/reading/record.ts'
import { startStubLake } from './stub-lake.ts'

jest.unstable_mockModule('./who-reads.ts', () => ({ whoReads: async () => ({ kind: 'public' }) }))
jest.unstable_mockModule('next/server', () => ({ connection: async () => undefined }))
const { listKnownSlugs } = await import('./index.ts')

const soon = new Date(Date.now() + 3_600_000).toISOString()
const slug = (current: string) => ({ _type: 'slug', current })

describe('known slugs', () => {
  const saved = process.env
  let lake: Awaited<ReturnType<typeof startStubLake>>
  const serve = async (documents: Parameters<typeof startStubLake>[0]) => {
    lake = await startStubLake(documents)
    process.env = { ...saved, LAKE_PORT: String(lake.port) }
  }
  afterEach(async () => {
    process.env = saved
    await lake.stop()
  })

  it('are those of every kind of page, of earlier addresses and of retired ones, each once', async () => {
    await serve([
      { _id: 'a', _type: 'article', slug: slug('sleep'), previousSlugs: ['rest', 'nap'] },
      { _id: 'b', _type: 'article', previousSlugs: ['nap'] },
      { _id: 'c', _type: 'topic', slug: slug('nights') },
      { _id: 'd', _type: 'service', slug: slug('couples') },
      { _id: 'e', _type: 'practitioner', slug: slug('your-name') },
      { _id: 'f', _type: 'page', slug: slug('workshops') },
      { _id: 'g', _type: 'retiredAddress', addresses: ['gone', 'long-gone'] },
      { _id: 'drafts.h', _type: 'article', slug: slug('unwritten') },
      { _id: 'i', _type: 'topic' },
    ])
    const { slugs, articles } = await listKnownSlugs()
    expect(slugs.sort()).toEqual(
      'couples gone long-gone nap nights rest sleep workshops your-name'.split(' '),
    )
    expect(articles).toBe(2)
  })

  it('hold a post that waits from its moment on', async () => {
    await serve([
      {
        _id: 'a',
        _type: 'article',
        slug: slug('waiting'),
        previousSlugs: ['before'],
        publishedAt: soon,
      },
    ])
    const { result, record } = await collectReads(listKnownSlugs)
    expect(result).toEqual({ slugs: [], articles: 0 })
    expect(record.changesAt).toBe(Date.parse(soon))
    expect(record.tags.size).toBeGreaterThan(0)
  })
})
