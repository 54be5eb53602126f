import { jest } from '@jest/globals'
import { collectReads } from '#lib/reading/record.ts'
import { startStubLake } from './stub-lake.ts'

let drafts = false
jest.unstable_mockModule('./who-reads.ts', () => ({
  whoReads: async () => ({ kind: drafts ? 'staff' : 'public' }),
}))
jest.unstable_mockModule('next/server', () => ({ connection: async () => undefined }))
const content = await import('./index.ts')

const past = '2026-01-05T18:00:00.000Z'
const soon = new Date(Date.now() + 3_600_000).toISOString()
const later = new Date(Date.now() + 7_200_000).toISOString()

const slug = (current: string) => ({ _type: 'slug', current })
const reference = (_ref: string) => ({ _type: 'reference', _ref, _weak: true, _key: _ref })
const paragraph = (text: string, _key = 'p') => ({
  _type: 'block',
  _key,
  style: 'normal',
  markDefs: [],
  children: [{ _type: 'span', _key: 's', text, marks: [] }],
})
const linkTo = (_ref: string) => ({
  ...paragraph('', `to-${_ref}`),
  markDefs: [{ _type: 'internalLink', _key: 'm', reference: reference(_ref) }],
  children: [{ _type: 'span', _key: 's', text: _ref, marks: ['m'] }],
})
const asset = `image-${'a'.repeat(40)}-1600x900-png`
const picture = { _type: 'picture', asset: { _type: 'reference', _ref: asset }, alt: 'A lamp' }
const invitation = (text: string) => ({ _type: 'callToAction', _key: 'c', text: [paragraph(text)] })

const settings = {
  _id: 'settings',
  _type: 'settings',
  practiceName: 'Lamp Practice',
  owner: reference('owner'),
  callToAction: invitation('From the settings.'),
  bookingLink: { label: 'Book', href: 'https://book.example' },
  streetAddress: ['1 Quiet Street'],
  locality: 'Costa Mesa',
}
const owner = {
  _id: 'owner',
  _type: 'practitioner',
  nameOnLicence: 'Your Name',
  licenceTitle: 'Licensed Marriage and Family Therapist',
  licenceAbbreviation: 'LMFT',
  licenceNumber: '00000',
  boardUrl: 'https://board.example',
}
const article = {
  _id: 'sleep',
  _type: 'article',
  title: 'Sleep',
  slug: slug('sleep'),
  publishedAt: past,
  banner: picture,
  topics: [reference('rest'), reference('gone')],
  body: [paragraph('word '.repeat(231)), linkTo('night'), linkTo('waiting'), linkTo('gone')],
}
const documents = [
  settings,
  owner,
  article,
  { _id: asset, _type: 'sanity.imageAsset', metadata: { lqip: 'data:image/png;base64,AA' } },
  { _id: 'rest', _type: 'topic', title: 'Rest', slug: slug('rest') },
  {
    _id: 'night',
    _type: 'article',
    title: 'Night',
    slug: slug('night'),
    publishedAt: '2026-02-05T18:00:00.000Z',
    body: [paragraph('Hello.'), invitation('My own.')],
    author: reference('colleague'),
  },
  { _id: 'waiting', _type: 'article', title: 'Waiting', slug: slug('waiting'), publishedAt: soon },
  { _id: 'drafts.new', _type: 'article', subtitle: 'No title, no slug, no date' },
  { _id: 'b', _type: 'service', title: 'Second', slug: slug('second'), order: 2, online: true },
  {
    _id: 'a',
    _type: 'service',
    title: 'First',
    slug: slug('first'),
    order: 1,
    fee: { cents: 17500, unit: '50-minute session', from: '2026-01-01' },
  },
]

let lake: Awaited<ReturnType<typeof startStubLake>>
const saved = { ...process.env }
const warn = jest.spyOn(console, 'warn')

async function serve(given: Parameters<typeof startStubLake>[0]) {
  // A test may serve something else than the others: then the lake before it is over.
  await lake?.stop()
  lake = await startStubLake(given)
  process.env = { ...saved, LAKE_PORT: String(lake.port) }
}

beforeEach(() => {
  drafts = false
  warn.mockReset()
})

afterEach(async () => {
  process.env = saved
  await lake.stop()
})

describe('an article', () => {
  beforeEach(() => serve(documents))

  it('has nothing behind a picture through which it would shine', async () => {
    const see = { lqip: 'data:image/png;base64,AA', isOpaque: false }
    const through = { _id: asset, _type: 'sanity.imageAsset', metadata: see }
    await serve([...documents.filter(({ _id }) => _id !== asset), through] as typeof documents)
    const found = await content.getArticle('sleep')
    expect(found?.banner).toMatchObject({ width: 1600 })
    expect(found?.banner?.placeholder).toBeUndefined()
  })

  it('comes whole', async () => {
    const found = await content.getArticle('sleep')
    expect(found).toMatchObject({
      id: 'sleep',
      title: 'Sleep',
      banner: { width: 1600, height: 900, placeholder: 'data:image/png;base64,AA' },
      topics: [{ title: 'Rest', slug: 'rest' }],
      publishedAt: past,
      readingMinutes: 2,
      words: 234,
      reviewer: undefined,
      author: { displayName: 'Your Name', licenceNumber: '00000' },
      callToAction: {
        text: [[{ text: 'From the settings.' }]],
        action: { label: 'Book', href: 'https://book.example/' },
      },
      safetyExit: false,
    })
  })

  it('was not updated before it was published, whatever its dates say', async () => {
    const before = '2026-01-04T18:00:00.000Z'
    await serve([{ ...article, updatedAt: before }, owner] as typeof documents)
    expect((await content.getArticle('sleep'))?.updatedAt).toBeUndefined()
    const listed = await content.listAddresses()
    expect(listed.find(({ path }) => path === '/blog/sleep')?.lastModified).toBe(past)
    await serve([{ ...article, updatedAt: soon }, owner] as typeof documents)
    expect((await content.getArticle('sleep'))?.updatedAt).toBe(soon)
  })

  it('links to what is live and to nothing else', async () => {
    const found = await content.getArticle('sleep')
    const links = found?.body.flatMap((block) =>
      block.type === 'paragraph' ? block.spans.map(({ href }) => href) : [],
    )
    expect(links).toEqual([undefined, '/blog/night', undefined, undefined])
  })

  it('has one invitation, its own', async () => {
    const found = await content.getArticle('night')
    expect(found?.body.at(-1)).toMatchObject({
      type: 'callToAction',
      callToAction: { text: [[{ text: 'My own.' }]], action: { label: 'Book' } },
    })
    expect(found?.callToAction).toBeUndefined()
  })

  it('is never signed by someone who did not write it', async () => {
    expect((await content.getArticle('night'))?.author).toBeUndefined()
  })

  it.each(['waiting', 'new', 'nothing', '', '"] | *[true', 'settings'])(
    'is not there for visitors at %j',
    async (address) => {
      expect(await content.getArticle(address)).toBeUndefined()
    },
  )

  it('tells when the next one goes live', async () => {
    const { record } = await collectReads(() => content.getArticle('waiting'))
    expect(record.changesAt).toBe(Date.parse(soon))
  })

  it('shows staff a draft without title, text, address or date, found by its id', async () => {
    drafts = true
    expect(await content.getArticle('new')).toMatchObject({
      title: 'No title yet',
      slug: 'new',
      body: [{ type: 'paragraph', spans: [{ text: 'No text yet' }] }],
      readingMinutes: 1,
    })
    expect(warn).not.toHaveBeenCalled()
  })
})

describe('others to read', () => {
  const post = (id: string, day: number, more: object = {}) => ({
    _id: id,
    _type: 'article',
    title: id,
    slug: slug(id),
    publishedAt: `2026-01-${String(day).padStart(2, '0')}T18:00:00.000Z`,
    ...more,
  })
  const resting = { topics: [reference('rest')] }
  const relatedTo = async (own: object, others: object[]) => {
    await serve([...documents.slice(0, 5), post('own', 20, own), ...others] as typeof documents)
    return (await content.getArticle('own'))?.related.map(({ id }) => id)
  }

  it('are the three newest with a topic in common, never the article itself', async () => {
    const others = [1, 2, 3, 4].map((day) => post(`rest-${day}`, day, resting))
    expect(await relatedTo(resting, [...others, post('other', 9)])).toEqual([
      'sleep',
      'rest-4',
      'rest-3',
    ])
  })

  it('are filled up with the newest, each once', async () => {
    const others = [post('old', 1), post('new', 9), post('resting', 2, resting)]
    expect(await relatedTo(resting, others)).toEqual(['sleep', 'resting', 'new'])
  })

  it('begin with those that she chose, in her order', async () => {
    const related = [reference('old'), reference('own'), reference('older')]
    const others = [post('old', 2), post('older', 1), post('resting', 3, resting)]
    expect(await relatedTo({ ...resting, related }, others)).toEqual(['old', 'older', 'sleep'])
  })

  it.each([false, true])(
    'never show what visitors can’t see, and know when that changes (staff: %s)',
    async (isStaff) => {
      drafts = isStaff
      const related = [reference('waiting'), reference('unfinished'), reference('gone')]
      const others = [
        post('waiting', 1, { ...resting, publishedAt: soon }),
        { ...post('unfinished', 1, resting), _id: 'drafts.unfinished', publishedAt: undefined },
      ]
      expect(await relatedTo({ ...resting, related }, others)).toEqual(['sleep'])
      const { record } = await collectReads(() => content.getArticle('own'))
      expect(record.changesAt).toBe(Date.parse(soon))
    },
  )

  it('are not part of the feed', async () => {
    await relatedTo(resting, [])
    expect((await content.listFeedArticles(5)).map(({ related }) => related)).toEqual([[], []])
  })
})

describe('the list of articles', () => {
  it('holds the live ones, newest first', async () => {
    await serve(documents)
    const { articles, total } = await content.listArticles({ page: 1, perPage: 10 })
    expect(articles.map(({ id }) => id)).toEqual(['night', 'sleep'])
    expect(total).toBe(2)
    expect(articles[1]?.readingMinutes).toBe(2)
  })

  it('comes in pages and ends in an empty one', async () => {
    await serve(documents)
    const second = await content.listArticles({ page: 2, perPage: 1 })
    expect(second.articles.map(({ id }) => id)).toEqual(['sleep'])
    expect(second.total).toBe(2)
    expect((await content.listArticles({ page: 3, perPage: 1 })).articles).toEqual([])
  })

  it('shows staff what waits and what is new', async () => {
    await serve(documents)
    drafts = true
    const { articles } = await content.listArticles({ page: 1, perPage: 10 })
    expect(articles.map(({ id }) => id)).toEqual(['waiting', 'new', 'night', 'sleep'])
  })

  it('leaves a broken one out and names it', async () => {
    await serve([
      article,
      { ...article, _id: 'untitled', title: ' ' },
      { ...article, _id: 'homeless', slug: undefined },
    ])
    const { articles } = await content.listArticles({ page: 1, perPage: 10 })
    expect(articles.map(({ id }) => id)).toEqual(['sleep'])
    const said = warn.mock.calls.flat().join('\n')
    expect(said).toMatch(/untitled is left out because it has no title/)
    expect(said).toMatch(/homeless is left out because it has no web address/)
    expect(warn).toHaveBeenCalledTimes(2)
  })

  it.each([0, -1, 1.5, Number.NaN])('has no page %d', async (page) => {
    await serve([])
    await expect(content.listArticles({ page, perPage: 10 })).rejects.toThrow(RangeError)
  })

  it('survives documents in which every field has the wrong shape', async () => {
    const wrong = { title: 7, subtitle: [], slug: 'x', banner: 'y', topics: {}, body: { a: 1 } }
    await serve([
      { ...wrong, _id: 'wrong', _type: 'article', publishedAt: past, author: 3, seo: [] },
      { ...wrong, _id: 'settings', _type: 'settings', owner: 'x', streetAddress: 'y' },
    ])
    drafts = true
    expect((await content.listArticles({ page: 1, perPage: 10 })).articles).toHaveLength(1)
    // The feed is for everyone, so what is a draft never stands in it.
    expect(await content.listFeedArticles(5)).toEqual([])
    expect(await content.getPractice()).toMatchObject({ name: 'Your practice' })
  })
})

describe('the feed', () => {
  it('holds whole articles up to its limit', async () => {
    await serve(documents)
    const [first, ...others] = await content.listFeedArticles(1)
    expect(first).toMatchObject({ id: 'night', body: [{ type: 'paragraph' }, {}] })
    expect(others).toEqual([])
  })
})

describe('the practice', () => {
  it('has plain defaults and no invented facts while there are no settings', async () => {
    await serve([])
    expect(await content.getPractice()).toEqual({
      name: 'Your practice',
      isFictitiousName: false,
      offers: { inPerson: true, online: true },
      streetAddress: [],
      locality: '',
      region: 'CA',
      areasServed: [],
      telehealthStatement: expect.stringMatching(/in California/),
      postsHipaaNotice: true,
      crisisAdditions: [],
    })
  })

  it('keeps the street and its ZIP code to itself until she shows them', async () => {
    const placed = { ...settings, postalCode: '92627' }
    await serve([placed, owner])
    const hidden = await content.getPractice()
    expect([hidden.streetAddress, hidden.postalCode]).toEqual([[], undefined])
    await lake.stop()
    await serve([{ ...placed, showStreetAddress: true }, owner])
    const shown = await content.getPractice()
    expect([shown.streetAddress, shown.postalCode]).toEqual([['1 Quiet Street'], '92627'])
  })

  it('shows a licence line whole or not at all', async () => {
    await serve([settings, { ...owner, licenceNumber: '' }])
    expect((await content.getPractice()).owner).toBeUndefined()
    drafts = true
    expect((await content.getPractice()).owner?.licenceNumber).toBe('not written yet')
  })

  it.each([
    ['yes', true],
    ['unsure', true],
    [undefined, true],
    ['no', false],
  ])('posts the HIPAA notice when she answers %p: %p', async (hipaaCoveredEntity, posted) => {
    await serve([{ ...settings, hipaaCoveredEntity }])
    expect((await content.getPractice()).postsHipaaNotice).toBe(posted)
  })

  it('adds help that is whole and can be tapped, and passes over the rest', async () => {
    const line = { _key: 'a', name: 'County team', label: 'Call', href: 'tel:+17145550199' }
    await serve([
      {
        _id: 'crisisResources',
        _type: 'crisisResources',
        lines: [
          line,
          { ...line, _key: 'b', href: 'sms:741741' },
          { ...line, _key: 'c', href: 'javascript:alert(1)' },
          { ...line, _key: 'd', href: '/blog' },
          { ...line, _key: 'e', name: ' ' },
        ],
      },
    ])
    const { crisisAdditions } = await content.getPractice()
    expect(crisisAdditions.map(({ key, href }) => [key, href])).toEqual([
      ['a', 'tel:+17145550199'],
      ['b', 'sms:741741'],
    ])
  })

  it('is one document, whatever else calls itself settings', async () => {
    await serve([{ ...settings, _id: 'other', practiceName: 'Impostor' }, settings, owner])
    expect((await content.getPractice()).name).toBe('Lamp Practice')
  })
})

describe('services', () => {
  it('come as she dragged them, then those that were never dragged by their number', async () => {
    const service = (title: string, place: object) => ({
      _id: title,
      _type: 'service',
      title,
      ...place,
    })
    await serve([
      service('No place', { slug: slug('a') }),
      service('Number two', { slug: slug('b'), order: 2 }),
      service('Number one', { slug: slug('c'), order: 1 }),
      service('Dragged down', { slug: slug('d'), orderRank: '0|10100g:', order: 1 }),
      service('Dragged up', { slug: slug('e'), orderRank: '0|101000:i', order: 3 }),
    ])
    expect((await content.getServices()).map(({ title }) => title)).toEqual([
      'Dragged up',
      'Dragged down',
      'Number one',
      'Number two',
      'No place',
    ])
  })

  it('come in her order, with exact fees', async () => {
    await serve(documents)
    const services = await content.getServices()
    expect(services.map(({ title }) => title)).toEqual(['First', 'Second'])
    expect(services[0]?.fee).toEqual({
      cents: 17500,
      unit: '50-minute session',
      from: '2026-01-01',
    })
    expect(services[1]).toMatchObject({ online: true, inPerson: false, fee: undefined })
  })

  it.each([
    { cents: 17550.5, unit: 'session', from: '2026-01-01' },
    { cents: -1, unit: 'session', from: '2026-01-01' },
    { cents: 17500, unit: 'session and up', from: '2026-01-01' },
    { cents: 17500, unit: 'session', from: 'May' },
    { cents: 17500, unit: 'session', from: '2026-13-01' },
    { unit: 'session', from: '2026-01-01' },
  ])('show no fee for %j', async (fee) => {
    await serve([{ _id: 'a', _type: 'service', title: 'A', slug: slug('a'), fee }])
    expect((await content.getServices())[0]?.fee).toBeUndefined()
  })
})

describe('a banner', () => {
  const banner = { _type: 'banner', heading: 'Heading', places: ['home'] }

  it('shows the one with the largest priority among those that are due', async () => {
    await serve([
      { ...banner, _id: 'over', priority: 9, until: past },
      { ...banner, _id: 'to-come', priority: 9, from: soon },
      { ...banner, _id: 'elsewhere', priority: 9, places: ['blog'] },
      { ...banner, _id: 'small', priority: 1 },
      { ...banner, _id: 'large', priority: 2, from: past, until: later },
      { ...banner, _id: 'none' },
    ])
    const { result, record } = await collectReads(() => content.getBanner('home'))
    expect(result?.id).toBe('large')
    expect(record.changesAt).toBe(Date.parse(soon))
  })

  it('prefers the one that began last, then stays with the first by id', async () => {
    await serve([
      { ...banner, _id: 'old', from: '2026-01-01T00:00:00Z' },
      { ...banner, _id: 'y', from: '2026-01-02T00:00:00Z' },
      { ...banner, _id: 'x', from: '2026-01-02T00:00:00Z' },
    ])
    expect((await content.getBanner('home'))?.id).toBe('x')
  })

  it('passes over one without a heading and names it', async () => {
    await serve([
      { ...banner, _id: 'empty', heading: '', priority: 5 },
      { ...banner, _id: 'whole' },
    ])
    expect((await content.getBanner('home'))?.id).toBe('whole')
    expect(warn.mock.calls.flat().join()).toMatch(/banner empty/)
  })

  it('is none when there is none', async () => {
    await serve([])
    expect(await content.getBanner('services')).toBeUndefined()
  })
})

describe('the privacy page', () => {
  it('is none until it is published', async () => {
    await serve([])
    expect(await content.getPrivacy()).toBeUndefined()
  })

  it('shows its sections under their headings and leaves empty ones out', async () => {
    await serve([
      {
        _id: 'privacy',
        _type: 'privacy',
        title: 'Privacy Policy',
        effectiveDate: '2026-01-01',
        categoriesCollected: 'Your e-mail address.',
        thirdParties: ' ',
        doNotTrack: 'Nobody is tracked.',
        body: [paragraph('More.')],
      },
    ])
    expect(await content.getPrivacy()).toEqual({
      title: 'Privacy Policy',
      effectiveDate: '2026-01-01',
      sections: [
        { heading: 'What we collect', text: 'Your e-mail address.' },
        { heading: 'Do Not Track', text: 'Nobody is tracked.' },
      ],
      body: [expect.objectContaining({ type: 'paragraph' })],
    })
  })

  it('shows no day that no calendar has', async () => {
    await serve([{ _id: 'privacy', _type: 'privacy', effectiveDate: '2026-13-01' }])
    expect((await content.getPrivacy())?.effectiveDate).toBeUndefined()
  })
})

describe('people', () => {
  const colleague = {
    ...owner,
    _id: 'colleague',
    displayName: 'Second Name',
    slug: slug('second-name'),
    credentials: [
      { _key: 'a', title: 'MA in Counseling', issuer: 'A school', year: 2014 },
      { _key: 'b', title: 'Without an issuer' },
      { _key: 'c', title: 'Linked', issuer: 'B', url: 'javascript:alert(1)' },
    ],
  }

  it('come with the credentials that somebody could check', async () => {
    await serve([settings, owner, colleague, { ...owner, _id: 'new', licenceNumber: '' }])
    const people = await content.getPractitioners()
    expect(people.map(({ id }) => id)).toEqual(['colleague', 'owner'])
    expect(people[0]).toMatchObject({
      slug: 'second-name',
      credentials: [
        { key: 'a', title: 'MA in Counseling', issuer: 'A school', year: 2014 },
        { key: 'c', title: 'Linked', href: undefined },
      ],
    })
  })
})

describe('a topic', () => {
  const rest = { _id: 'rest', _type: 'topic', title: 'Rest', slug: slug('rest') }

  it('has its live articles, newest first, and tells when the next one comes', async () => {
    await serve([
      ...documents,
      { ...article, _id: 'later', slug: slug('later'), publishedAt: soon },
      { ...article, _id: 'newer', slug: slug('newer'), publishedAt: '2026-03-01T18:00:00Z' },
    ])
    const { result, record } = await collectReads(() => content.getTopic('rest'))
    expect(result?.title).toBe('Rest')
    expect(result?.articles.map(({ id }) => id)).toEqual(['newer', 'sleep'])
    expect(record.changesAt).toBe(Date.parse(soon))
  })

  it.each(['gone', '', '"] | *[true'])('is not there at %j', async (address) => {
    await serve([rest])
    expect(await content.getTopic(address)).toBeUndefined()
  })

  it('without a name is left out and named in the log', async () => {
    await serve([{ ...rest, title: ' ' }])
    expect(await content.getTopic('rest')).toBeUndefined()
    expect(warn.mock.calls.flat().join()).toMatch(/topic rest is left out because it has no name/)
  })

  it('is shown to staff by its id before it has an address', async () => {
    await serve([{ _id: 'drafts.new', _type: 'topic' }])
    drafts = true
    expect(await content.getTopic('new')).toMatchObject({ title: 'No name yet', slug: 'new' })
  })
})

describe('a page of her own', () => {
  const page = { _id: 'p', _type: 'page', title: 'First steps', slug: slug('first-steps') }

  it('comes with its text, and links to nothing that still waits', async () => {
    await serve([...documents, { ...page, body: [paragraph('Come in.'), linkTo('waiting')] }])
    const found = await content.getWrittenPage('first-steps')
    expect(found).toMatchObject({ title: 'First steps', slug: 'first-steps' })
    const spans = found?.body.flatMap((block) => (block.type === 'paragraph' ? block.spans : []))
    expect(spans?.map(({ href }) => href)).toEqual([undefined, undefined])
  })

  it('is not there under another address, and not without a title', async () => {
    await serve([page, { ...page, _id: 'q', title: '', slug: slug('untitled') }])
    expect(await content.getWrittenPage('second-steps')).toBeUndefined()
    expect(await content.getWrittenPage('untitled')).toBeUndefined()
    expect(warn.mock.calls.flat().join()).toMatch(/page q is left out/)
  })
})

describe('legal texts', () => {
  const text = {
    title: 'Your right',
    effectiveDate: '2026-01-01',
    lastChecked: 'last May',
    body: [paragraph('Here it is.')],
  }

  it.each([
    ['goodFaithEstimate', () => content.getGoodFaithEstimate()],
    ['accessibility', () => content.getAccessibilityStatement()],
    ['hipaaNotice', () => content.getHipaaNotice()],
  ] as const)(
    'of the kind %s come whole, or not at all until they are published',
    async (_type, get) => {
      await serve([])
      expect(await get()).toBeUndefined()
      await lake.stop()
      await serve([
        { ...text, _type, _id: 'impostor' },
        { ...text, _type, _id: _type },
      ])
      expect(await get()).toEqual({
        title: 'Your right',
        effectiveDate: '2026-01-01',
        body: [expect.objectContaining({ type: 'paragraph' })],
      })
    },
  )

  it('name the board of each kind of license', async () => {
    const entry = {
      _key: 'a',
      licenceType: 'Marriage and family therapists',
      text: [paragraph('Complaints go to the board.')],
      boardUrl: 'https://www.bbs.ca.gov',
      boardPhone: '(916) 574-7830',
    }
    await serve([
      {
        _id: 'notices',
        _type: 'notices',
        lastChecked: '2026-02-30x',
        entries: [entry, { ...entry, _key: 'b', text: [] }],
      },
    ])
    expect(await content.getNotices()).toMatchObject({
      title: 'Notices to clients',
      entries: [
        { key: 'a', boardAddress: 'https://www.bbs.ca.gov/', boardPhone: '(916) 574-7830' },
      ],
    })
  })
})

describe('the words around services, contact and the first page', () => {
  it('are empty while nobody has written any', async () => {
    await serve([])
    expect(await content.getServicesPage()).toMatchObject({
      introduction: [],
      areas: [],
      questions: [],
    })
    expect(await content.getContactPage()).toMatchObject({ title: 'Contact', introduction: [] })
    expect(await content.getHome()).toMatchObject({ services: [], articles: [] })
  })

  it('tell how the contact form is offered, and what is said around it', async () => {
    await serve([settings])
    expect((await content.getPractice()).contactForm).toBeUndefined()
    await serve([
      { ...settings, contactForm: true },
      {
        _id: 'contactPage',
        _type: 'contactPage',
        formIntroduction: ' ',
        formConsent: 'Call me.',
        formThanks: [paragraph('Thank you.')],
      },
    ])
    expect((await content.getPractice()).contactForm).toEqual({ asksForWords: false })
    const { form } = await content.getContactPage()
    expect(form).toMatchObject({
      consent: 'Call me.',
      outside: [],
      thanks: [{ type: 'paragraph' }],
    })
    expect(form.introduction).toBeUndefined()
    await serve([{ ...settings, contactForm: true, contactFormWords: true }])
    expect((await content.getPractice()).contactForm).toEqual({ asksForWords: true })
  })

  it('name counties with their towns, each once', async () => {
    await serve([
      {
        _id: 'servicesPage',
        _type: 'servicesPage',
        areas: [
          { _key: 'a', county: 'Orange County', cities: ['Irvine', ' ', 'Irvine'] },
          { _key: 'b', cities: ['Nowhere'] },
          { _key: 'c', county: ' orange co. ', cities: ['Tustin', 'Irvine'] },
          { _key: 'd', county: 'The Inland Empire' },
        ],
      },
    ])
    expect((await content.getServicesPage()).areas).toEqual([
      { county: 'Orange County', cities: ['Irvine', 'Tustin'] },
      { county: 'The Inland Empire', cities: [] },
    ])
  })

  it('show what she chose for the first page, as far as it is live', async () => {
    const chosen = ['waiting', 'night', 'gone', 'sleep'].map(reference)
    await serve([
      ...documents,
      {
        _id: 'home',
        _type: 'home',
        greeting: 'Come in',
        picture,
        articles: chosen,
        services: [reference('b')],
      },
    ])
    const { result, record } = await collectReads(() => content.getHome())
    expect(result).toMatchObject({ greeting: 'Come in', services: ['b'], picture: { width: 1600 } })
    expect(result.articles.map(({ id }) => id)).toEqual(['night', 'sleep'])
    expect(record.changesAt).toBe(Date.parse(soon))
  })
})

describe('the list of addresses', () => {
  const singletons = [
    'contactPage',
    'notices',
    'goodFaithEstimate',
    'accessibility',
    'hipaaNotice',
    'privacy',
  ].map((name) => ({ _id: name, _type: name }))

  it('names every live page once', async () => {
    await serve([
      ...documents,
      ...singletons,
      { ...article, _id: 'twin' },
      { ...owner, _id: 'colleague', slug: slug('second-name') },
      { ...owner, _id: 'unlicensed', slug: slug('nobody'), licenceNumber: '' },
      { _id: 'p', _type: 'page', title: 'First steps', slug: slug('first-steps') },
      { _id: 'q', _type: 'page', title: 'Blog', slug: slug('blog') },
      // What has no title has no page.
      ...['page', 'topic', 'service'].map((_type) => ({
        _id: `untitled-${_type}`,
        _type,
        title: ' ',
        slug: slug('untitled'),
      })),
      { ...article, _id: 'untitled', title: undefined, slug: slug('untitled') },
    ] as typeof documents)
    const listed = await content.listAddresses()
    expect(listed.map(({ path }) => path)).toEqual([
      '/',
      '/services',
      '/services/first',
      '/services/second',
      '/about/second-name',
      '/about',
      '/topics/rest',
      '/first-steps',
      '/contact',
      '/notices',
      '/good-faith-estimate',
      '/privacy',
      '/accessibility',
      '/hipaa',
      '/blog',
      '/blog/night',
      '/blog/sleep',
    ])
    expect(listed.find(({ path }) => path === '/blog/sleep')?.lastModified).toBe(past)
  })

  it('brings along the pictures that belong to a page, and no others', async () => {
    const picture = (letter: string) => ({
      _type: 'picture',
      asset: { _ref: `image-${letter.repeat(40)}-800x600-jpg` },
      alt: 'A lamp',
    })
    const assets = ['a', 'b', 'c', 'd'].map((letter) => ({
      _id: `image-${letter.repeat(40)}-800x600-jpg`,
      _type: 'sanity.imageAsset',
    }))
    await serve([
      ...assets,
      { ...settings },
      { ...owner, photo: picture('c') },
      { _id: 'home', _type: 'home', picture: picture('d') },
      {
        ...article,
        banner: picture('a'),
        body: [
          { _type: 'figure', _key: 'f', picture: picture('b') },
          { _type: 'figure', _key: 'g' },
        ],
      },
    ])
    const listed = await content.listAddresses()
    const shown = listed.map(({ path, pictures }) => [path, pictures.map(({ asset }) => asset[0])])
    expect(Object.fromEntries(shown)).toMatchObject({
      '/': ['d'],
      '/about': ['c'],
      '/blog': [],
      '/blog/sleep': ['a', 'b'],
    })
  })

  it('names no HIPAA notice of a practice that needs none', async () => {
    await serve([...singletons, { ...settings, hipaaCoveredEntity: 'no' }])
    expect((await content.listAddresses()).map(({ path }) => path)).not.toContain('/hipaa')
  })

  it('names each page of a long list of articles', async () => {
    const many = Array.from({ length: 25 }, (_, index) => ({
      ...article,
      _id: `a${index}`,
      slug: slug(`a${index}`),
    }))
    await serve(many)
    const paths = (await content.listAddresses()).map(({ path }) => path)
    expect(paths.filter((path) => /^\/blog(\/page\/|$)/.test(path))).toEqual([
      '/blog',
      '/blog/page/2',
      '/blog/page/3',
    ])
  })

  it('names what is always there when the lake is empty', async () => {
    await serve([])
    expect(await content.listAddresses()).toEqual([
      { path: '/', pictures: [] },
      { path: '/blog', pictures: [] },
    ])
  })
})
