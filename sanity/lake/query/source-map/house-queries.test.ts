import { readFileSync } from 'node:fs'
import { checkSourceMap } from './check-source-map-for-tests.ts'
import { libraryOf } from './library-for-tests.ts'

/** Queries of a real site, as they stand in the comments of its generated types. They are read as text: the lake imports none of it. */
const types = readFileSync(new URL('../../../content/types.generated.ts', import.meta.url), 'utf8')
const queries = [...types.matchAll(/^\/\/ Variable: (\w+)\n\/\/ Query: (.+)$/gm)].map(
  ([, name = '', query = '']) => ({ name, query }),
)

const reference = (_ref: string, _key?: string) => ({
  _type: 'reference',
  _ref,
  ...(_key ? { _key } : {}),
})
const span = (text: string) => ({ _key: 's1', _type: 'span', text, marks: ['m1'] })
const picture = (name: string) => ({
  asset: reference('image-1'),
  crop: { top: 0, bottom: 0.1, left: 0, right: 0 },
  alt: `Picture of ${name}`,
  decorative: false,
})
const block = (_key: string, text: string) => ({
  _key,
  _type: 'block',
  style: 'normal',
  children: [span(text)],
  markDefs: [
    { _key: 'm1', _type: 'internalLink', reference: reference('walk') },
    { _key: 'm2', _type: 'link', href: `https://example.com/${_key}` },
  ],
})
const callToAction = (name: string) => ({
  _type: 'callToAction',
  text: [block('c1', `Come, says ${name}`)],
  closing: [block('c2', `Bye, says ${name}`)],
  action: { label: `Book ${name}`, href: '/book' },
})

function article(_id: string, name: string, publishedAt: string) {
  return {
    _id,
    _type: 'article',
    _createdAt: '2026-01-01T00:00:00Z',
    _updatedAt: `2026-01-02T00:00:0${name.length % 10}Z`,
    title: `About ${name}`,
    subtitle: `More about ${name}`,
    slug: { _type: 'slug', current: name },
    summary: `In short, ${name}`,
    publishedAt,
    banner: picture(name),
    topics: [reference('topic-1', 't1')],
    contentNote: { text: `Careful with ${name}`, gentler: reference('walk') },
    body: [
      block('b1', `First of ${name}`),
      { _key: 'b2', _type: 'steps', items: [{ _key: 'i1', title: `Step of ${name}`, text: 'Go' }] },
      { _key: 'b3', _type: 'quotation', text: `Said of ${name}`, attribution: 'Someone' },
      { _key: 'b4', _type: 'figure', picture: picture(`${name} again`), caption: name },
      { _key: 'b5', ...callToAction(name) },
      block('b6', `Last of ${name}`),
    ],
    references: [{ _key: 'r1', text: `Source of ${name}`, url: 'https://example.com' }],
    callToAction: callToAction(`${name} below`),
    author: reference('ada'),
    seo: { title: `${name} for machines`, description: name },
  }
}

const library = libraryOf([
  article('sleep', 'sleep', '2026-02-01T00:00:00Z'),
  article('drafts.sleep', 'sleep', '2026-02-01T00:00:00Z'),
  article('walk', 'walk', '2026-03-01T00:00:00Z'),
  article('drafts.rest', 'rest', '2027-03-01T00:00:00Z'),
  { _id: 'topic-1', _type: 'topic', title: 'Night', slug: { current: 'night' } },
  { _id: 'image-1', _type: 'sanity.imageAsset', metadata: { lqip: 'data:,' } },
  {
    _id: 'ada',
    _type: 'practitioner',
    nameOnLicence: 'Ada Example',
    photo: picture('Ada'),
    biography: [block('p1', 'Ada listens')],
  },
  {
    _id: 'banner-1',
    _type: 'banner',
    places: ['home'],
    heading: 'Welcome',
    text: [block('n1', 'Hello')],
    picture: picture('home'),
    link: { label: 'More', href: '/more' },
  },
  {
    _id: 'service-1',
    _type: 'service',
    order: 1,
    title: 'Talking',
    slug: { current: 'talking' },
    body: [block('v1', 'We talk')],
  },
  {
    _id: 'settings',
    _type: 'settings',
    practiceName: 'Example Practice',
    tagline: 'Quiet',
    owner: reference('ada'),
    bookingLink: { label: 'Book', href: '/book' },
    callToAction: callToAction('all'),
  },
  { _id: 'privacy', _type: 'privacy', title: 'Privacy', effectiveDate: '2026-01-01' },
  {
    _id: 'topic-2',
    _type: 'topic',
    title: 'Sleep',
    slug: { current: 'sleep' },
    introduction: 'On nights',
  },
  { _id: 'page-1', _type: 'page', title: 'Sleeping', slug: { current: 'sleep' }, subtitle: 'Well' },
  {
    _id: 'home',
    _type: 'home',
    greeting: 'Come in',
    services: [reference('service-1', 'h1')],
    articles: [reference('walk', 'h2')],
  },
  {
    _id: 'servicesPage',
    _type: 'servicesPage',
    introduction: [block('s1', 'We talk')],
    areas: [{ _key: 'a1', county: 'Orange County', cities: ['Irvine'] }],
  },
  {
    _id: 'contactPage',
    _type: 'contactPage',
    title: 'Contact',
    introduction: [block('c1', 'Call')],
  },
  {
    _id: 'notices',
    _type: 'notices',
    title: 'Notices',
    entries: [{ _key: 'e1', licenceType: 'Therapists', text: [block('e2', 'The board')] }],
  },
  ...[1, 2].map((number) => ({
    _id: `old-${number}`,
    _type: 'oldAddress',
    from: `/2019/post-${number}`,
    to: '/blog/sleep',
  })),
  ...['goodFaithEstimate', 'accessibility', 'hipaaNotice'].map((_type) => ({
    _id: _type,
    _type,
    title: `The text ${_type}`,
    body: [block('l1', 'It says this')],
  })),
])

const given = {
  now: '2026-06-01T00:00:00Z',
  slug: 'sleep',
  place: 'home',
  near0: 'sleep*',
  far0: '*sleep*',
  start: 0,
  end: 10,
  limit: 5,
}

describe('Source maps of the queries of a real site', () => {
  it.each(queries)('lead to the values they speak of in $name', ({ query }) => {
    for (const drafts of [true, false]) {
      const params = { ...given, drafts }
      const perspective = drafts ? ['drafts', 'published'] : ['published']
      const found = checkSourceMap(library, query, { params, perspective, sourceMap: 'withKeys' })
      expect(found.traced).toBeGreaterThan(2)
    }
  })

  it('are all looked at', () => {
    expect(queries.length).toBe(types.match(/^\/\/ Variable: /gm)?.length)
    expect(queries.length).toBeGreaterThan(5)
  })
})
