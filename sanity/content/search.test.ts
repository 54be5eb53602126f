import { inspect } from 'node:util'
import { jest } from '@jest/globals'
import { ContentUnavailable } from './content-unavailable.ts'
import { startStubLake } from './stub-lake.ts'

let drafts = false
jest.unstable_mockModule('./who-reads.ts', () => ({
  whoReads: async () => ({ kind: drafts ? 'staff' : 'public' }),
}))
jest.unstable_mockModule('next/server', () => ({ connection: async () => undefined }))
const { searchContent } = await import('./index.ts')

const soon = new Date(Date.now() + 3_600_000).toISOString()
const paragraph = (text: string) => ({
  _type: 'block',
  _key: text.slice(0, 8),
  children: [{ _type: 'span', _key: 's', text }],
})
const article = (id: string, fields: { [field: string]: unknown }) => ({
  _id: id,
  _type: 'article',
  title: id,
  slug: { _type: 'slug', current: id.replace('drafts.', '') },
  publishedAt: '2026-01-05T18:00:00.000Z',
  ...fields,
})

const documents = [
  article('by-title', { title: 'When nights are long', body: [paragraph('Nothing to see.')] }),
  article('by-subtitle', { subtitle: 'Words for the night' }),
  article('by-text', {
    body: [paragraph('Sit down. A long night ends, as every night does. Then rest.')],
  }),
  article('by-topic', { topics: [{ _type: 'reference', _ref: 'night', _weak: true, _key: 'n' }] }),
  article('steps', {
    body: [
      {
        _type: 'steps',
        items: [
          { title: 'Breathe', text: 'Count to four.', quotation: { text: 'I’m a lighthouse.' } },
        ],
      },
      { _type: 'quotation', text: '“Jellyfish drift on,” she said' },
      { _type: 'figure', caption: 'A lantern, by a mother' },
      { _type: 'callout', title: 'By candlelight', text: [paragraph('A barnacle holds on.')] },
    ],
  }),
  article('cafe', {
    body: [paragraph('At the café with José and his niño. You can’t pour from it.')],
  }),
  article('waiting', { title: 'A night that waits', publishedAt: soon }),
  article('drafts.unpublished', { title: 'A night in a draft' }),
  article('drafts.by-text', { title: 'A night, edited' }),
  { _id: 'nowhere', _type: 'article', title: 'A night without an address' },
  { _id: 'night', _type: 'topic', title: 'Night', slug: { current: 'night' } },
  {
    _id: 'rest',
    _type: 'topic',
    title: 'Rest',
    slug: { current: 'rest' },
    introduction: 'A hush falls.',
  },
  {
    _id: 'first',
    _type: 'page',
    title: 'Your first session',
    slug: { current: 'first-session' },
    body: [paragraph('Parking is behind the house.')],
  },
  {
    _id: 'settings',
    _type: 'settings',
    practiceName: 'Night Practice',
    owner: { _type: 'reference', _ref: 'owner' },
    locality: 'Harbor Village',
    areasServed: ['Seal Rock'],
    telehealthStatement: 'Be inside the state borders.',
    hipaaCoveredEntity: 'no',
  },
  {
    _id: 'owner',
    _type: 'practitioner',
    displayName: 'Your Name',
    nameOnLicence: 'Your Name',
    licenceTitle: 'Licensed Marriage and Family Therapist',
    licenceAbbreviation: 'LMFT',
    licenceNumber: '000000',
    biography: [paragraph('Herons are her favorite birds.')],
  },
  {
    _id: 'colleague',
    _type: 'practitioner',
    displayName: 'Another Name',
    nameOnLicence: 'Another Filed Name',
    licenceTitle: 'Licensed Marriage and Family Therapist',
    licenceAbbreviation: 'LMFT',
    licenceNumber: '000000',
    slug: { current: 'another-name' },
    biography: [paragraph('Trained by pelicans.')],
  },
  {
    _id: 'half-licensed',
    _type: 'practitioner',
    nameOnLicence: 'Half Name',
    displayName: 'Half Name',
    licenceTitle: ' ',
    licenceNumber: '111111',
    slug: { current: 'half-name' },
    biography: [paragraph('Trained by pelicans too.')],
  },
  {
    _id: 'reserved',
    _type: 'page',
    title: 'A page of pelicans',
    slug: { current: 'studio' },
  },
  {
    _id: 'servicesPage',
    _type: 'servicesPage',
    areas: [{ _key: 'a', county: 'Orchard County', cities: ['Tidewater', 'Elm Grove'] }],
    insurance: [paragraph('You get a superbill each month.')],
    questions: [{ question: 'Is a chair free?', answer: [paragraph('It is, behind the bakery.')] }],
  },
  {
    _id: 'contactPage',
    _type: 'contactPage',
    title: 'Get in touch',
    office: [paragraph('Second floor, by the elevator.')],
  },
  { _id: 'privacy', _type: 'privacy', thirdParties: 'No advertising.' },
  {
    _id: 'notices',
    _type: 'notices',
    title: 'Notices',
    entries: [{ licenceType: 'Counselors', text: [paragraph('The board takes complaints.')] }],
  },
  {
    _id: 'goodFaithEstimate',
    _type: 'goodFaithEstimate',
    body: [paragraph('An estimate in writing.')],
  },
  { _id: 'hipaaNotice', _type: 'hipaaNotice', title: 'Zebra', body: [paragraph('A zebra.')] },
  {
    _id: 'couples',
    _type: 'service',
    title: 'For couples',
    slug: { current: 'couples' },
    blurb: 'Talking again.',
    forWhom: ['Parents who argue about screens'],
    questions: [{ question: 'How long?', answer: [paragraph('Most couples come for a season.')] }],
  },
]

let lake: Awaited<ReturnType<typeof startStubLake>>
const saved = { ...process.env }

beforeEach(async () => {
  drafts = false
  lake = await startStubLake(documents)
  process.env = { ...saved, LAKE_PORT: String(lake.port) }
})

afterEach(async () => {
  process.env = saved
  await lake.stop()
})

const found = async (typed: string) => (await searchContent(typed)).results.map(({ id }) => id)
const textOf = (parts: Array<{ text: string; isFound: boolean }> | undefined) =>
  parts?.map(({ text, isFound }) => (isFound ? `[${text}]` : text)).join('')

describe('a search', () => {
  it('puts the title above the subtitle above the text above the topic', async () => {
    expect(await found('night')).toEqual([
      'night',
      'by-title',
      'by-subtitle',
      'by-text',
      'by-topic',
    ])
  })

  it.each([
    ['superbill', '/services', 'Services and fees', 'You get a [superbill] each month.'],
    ['orchard county', '/services', 'Services and fees', 'You get a superbill each month.'],
    ['elm grove', '/services', 'Services and fees', 'You get a superbill each month.'],
    ['seal rock', '/services', 'Services and fees', 'You get a superbill each month.'],
    ['borders', '/services', 'Services and fees', 'You get a superbill each month.'],
    ['telehealth prices', '/services', 'Services and fees', 'You get a superbill each month.'],
    ['bakery', '/services', 'Services and fees', 'It is, behind the [bakery].'],
    ['elevator', '/contact', 'Get in touch', 'Second floor, by the [elevator].'],
    ['privacy', '/privacy', '[Privacy] policy', 'No advertising.'],
    ['fees', '/services', 'Services and [fees]', 'You get a superbill each month.'],
    ['contact', '/contact', 'Get in touch', 'Second floor, by the elevator.'],
    ['advertising', '/privacy', 'Privacy policy', 'No [advertising].'],
    ['complaints', '/notices', 'Notices', 'The board takes [complaints].'],
    ['estimates', '/good-faith-estimate', 'Good Faith [Estimate]', 'An [estimate] in writing.'],
    ['herons', '/about', 'Your Name, LMFT', '[Herons] are her favorite birds.'],
    ['pelicans', '/about/another-name', 'Another Name, LMFT', 'Trained by [pelicans].'],
    ['filed', '/about/another-name', 'Another Name, LMFT', 'Trained by pelicans.'],
  ])('of %s leads to %s', async (typed, href, title, excerpt) => {
    const { results } = await searchContent(typed)
    expect(results).toHaveLength(1)
    expect(results[0]?.href).toBe(href)
    expect(textOf(results[0]?.title)).toBe(title)
    expect(textOf(results[0]?.excerpt)).toBe(excerpt)
  })

  it('of the office’s town leads to where it is named', async () => {
    expect((await found('harbor village')).sort()).toEqual(['contactPage', 'servicesPage'])
  })

  it('of a license leads to everybody who has it', async () => {
    expect(await found('marriage therapist')).toEqual(['colleague', 'owner'])
    expect(await found('lmft')).toEqual(['colleague', 'owner'])
  })

  it('leads to no HIPAA notice where the practice shows none', async () => {
    expect(await found('zebra')).toEqual([])
  })

  it('shows a sentence around the word, and where the page is', async () => {
    const { results } = await searchContent('ends')
    expect(results).toHaveLength(1)
    expect(results[0]).toMatchObject({
      kind: 'article',
      href: '/blog/by-text',
      publishedAt: '2026-01-05T18:00:00.000Z',
    })
    expect(textOf(results[0]?.excerpt)).toBe('A long night [ends], as every night does.')
  })

  it('marks the word in the title, and shows how the page begins', async () => {
    const [first] = (await searchContent('LONG nights')).results
    expect(textOf(first?.title)).toBe('When [nights] are [long]')
    expect(textOf(first?.excerpt)).toBe('Nothing to see.')
  })

  it.each([
    ['lighthouse', 'steps'],
    ['breathe', 'steps'],
    ['jellyfish', 'steps'],
    ['lantern', 'steps'],
    ['candlelight', 'steps'],
    ['barnacle', 'steps'],
    ['cafe', 'cafe'],
    ['CAFÉ', 'cafe'],
    ['cafés', 'cafe'],
    ['jose', 'cafe'],
    ['nino', 'cafe'],
    ["can't pour", 'cafe'],
    ['can’t pour', 'cafe'],
    ['cant pour', 'cafe'],
    ['"pour"', 'cafe'],
    ['screen', 'couples'],
    ['season', 'couples'],
  ])('for %s finds %s', async (typed, id) => {
    const { results } = await searchContent(typed)
    expect(results.map((result) => result.id)).toEqual([id])
    expect(textOf(results[0]?.excerpt)).toContain('[')
  })

  it('of several words prefers pages that have all, and says when there is none', async () => {
    expect(await found('long night')).toEqual(['by-title', 'by-text'])
    expect(await searchContent('jellyfish zeppelin')).toMatchObject({
      results: [{ id: 'steps' }],
      hasEveryWord: false,
    })
  })

  it('leads to a service’s own page', async () => {
    const [service] = (await searchContent('talking')).results
    expect(service).toMatchObject({ kind: 'service', href: '/services/couples' })
    expect(service?.publishedAt).toBeUndefined()
  })

  it.each([
    ['hush', 'topic', '/topics/rest'],
    ['parking', 'page', '/first-session'],
  ])('for %s finds a %s', async (typed, kind, href) => {
    expect((await searchContent(typed)).results).toMatchObject([{ kind, href }])
  })

  it('never finds what is not public, for staff in draft mode neither', async () => {
    const seen = await found('night')
    drafts = true
    expect(await found('night draft waits edited address')).not.toContain('unpublished')
    expect(await found('night')).toEqual(seen)
    for (const { url } of lake.asked) expect(url.searchParams.get('perspective')).toBe('published')
  })

  it('shows twenty results at most and says that there are more', async () => {
    lake.documents.push(
      ...Array.from({ length: 30 }, (_, number) =>
        article(`n${number}`, { title: 'Zebra crossing' }),
      ),
    )
    const answer = await searchContent('zebra')
    expect(answer.results).toHaveLength(20)
    expect(answer.hasMore).toBe(true)
  })
})

const hostile = [
  '"] | *[true]{_id}',
  '*',
  '* * * * *',
  '$near0',
  '<script>alert(1)</script>',
  '\u0000\u0007\u202Eabc',
  '🕯️🌙',
  'a*b*c*d*e*f*g*h',
  '(((((((((',
  '.*.*.*=',
  'night '.repeat(84),
  'é'.repeat(500),
  '\uD800',
]

describe('a hostile search', () => {
  it.each(hostile)('of %j is answered like any other', async (typed) => {
    const { results } = await searchContent(typed)
    expect(results.length).toBeLessThanOrEqual(5)
  })

  it.each(hostile)('of %j reaches the lake as six short parameters at most', async (typed) => {
    await searchContent(typed)
    for (const { url } of lake.asked) {
      const words = [...url.searchParams].filter(([name]) => /^\$(near|far)/.test(name))
      expect(words.length).toBeLessThanOrEqual(12)
      for (const [, word] of words) expect(word).toMatch(/^"[\p{L}\p{N}\p{M}*]{1,37}"$/u)
      expect(url.searchParams.get('query')).not.toContain('night')
    }
  })

  it('without a word in it is not even asked', async () => {
    await searchContent('🕯️ … “ ”')
    expect(lake.asked).toEqual([])
  })
})

it('a search that fails says nothing of what was looked for', async () => {
  lake.answer((response) => response.writeHead(500).end('{"message":"no"}'))
  const error = await searchContent('secretword').catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(ContentUnavailable)
  expect(inspect(error, { depth: 9 })).not.toContain('secretword')
})
