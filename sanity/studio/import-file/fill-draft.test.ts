import { importFile } from '#sanity/import/import-file.ts'
import { fieldsToSet, hasWords, prepareFields, takenFields } from './fill-draft.ts'

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3, 4])
const page = '<h1>Quiet Nights</h1><img src="a.png" alt="A lamp"><p>It begins.</p>'
const file = await importFile(new TextEncoder().encode(page), 'night.html', async () => png)
const ids = new Map([['file:1', 'image-1']])
const block = (text: string) => ({ _type: 'block', children: [{ text }] })

describe('filling a post from a file', () => {
  it('sets title, text, banner, address and where it came from, and nothing else', () => {
    expect(fieldsToSet(file, null, ids, 'quiet-nights-2')).toEqual({
      title: 'Quiet Nights',
      slug: { _type: 'slug', current: 'quiet-nights-2' },
      banner: {
        _type: 'picture',
        asset: { _type: 'reference', _ref: 'image-1' },
        alt: 'A lamp',
        peopleShown: 'none',
      },
      body: [expect.objectContaining({ _type: 'block' })],
      importedFrom: { fileName: 'night.html', fingerprint: expect.any(String) },
    })
  })

  it('keeps the address and the picture at the top that the post has', () => {
    const post = { slug: { current: 'older' }, banner: { asset: { _ref: 'image-2' } } }
    const fields = fieldsToSet(file, post, ids, 'quiet-nights')
    expect(Object.keys(fields).toSorted()).toEqual(['body', 'importedFrom', 'title'])
  })

  const top = '---\nslug: older\ndate: 2025-11-03\ndescription: How to rest.\n---\n\nIt begins.'

  it('takes date and search result that the file names', async () => {
    const named = await importFile(new TextEncoder().encode(top), 'night.md')
    const taken = { publishedAt: '2025-11-03T08:00:00.000Z', seo: { description: 'How to rest.' } }
    expect(fieldsToSet(named, { seo: { _type: 'seo' } }, ids, undefined)).toMatchObject(taken)
    expect(takenFields(named, null)).toEqual({
      slug: { _type: 'slug', current: 'older' },
      ...taken,
    })
  })

  it('keeps the date and the search result that the post has, and says nothing of the file’s', async () => {
    const named = await importFile(new TextEncoder().encode(top), 'night.md')
    const post = {
      slug: { current: 'own' },
      publishedAt: '2024-05-01T16:00:00.000Z',
      seo: { title: 'Nights' },
    }
    const fields = fieldsToSet(named, post, ids, 'older')
    expect(Object.keys(fields).toSorted()).toEqual(['body', 'importedFrom', 'title'])
    expect(takenFields(named, post)).toEqual({})
  })

  it('uploads the pictures and finds an address that no post has or had', async () => {
    const uploaded: unknown[] = []
    const client = {
      fetch: async () => [
        { _type: 'article', title: null, present: 'quiet-nights', earlier: ['quiet-nights-2'] },
      ],
      assets: {
        upload: async (...parameters: unknown[]) => {
          uploaded.push(parameters)
          return { _id: 'image-1' }
        },
      },
    }
    const { fields } = await prepareFields(client as never, file, null)
    expect(fields).toMatchObject({
      slug: { current: 'quiet-nights-3' },
      banner: { asset: { _ref: 'image-1' } },
    })
    expect(uploaded).toEqual([
      [
        'image',
        expect.any(Blob),
        { filename: 'a.png', contentType: 'image/png', timeout: expect.any(Number) },
      ],
    ])
  })

  it.each([
    [null, false],
    [{ body: [block(' ')] }, false],
    [{ title: '' }, false],
    [{ title: 'Mine' }, true],
    [{ body: [block('words')] }, true],
    [{ body: [{ _type: 'figure' }] }, true],
  ])('asks before it writes over %j: %s', (post, asks) => {
    expect(hasWords(post)).toBe(asks)
  })
})
