import type { OtherBanner } from '#sanity/schema/banner/clashes.ts'
import { heading, linking, linkingTo, paragraph, smallerHeading, words } from './examples.ts'
import type { Answer } from './read-surroundings.ts'

/*
 * Documents that between them call forth every message, for the list in the guide.
 */

type Example = { _type: string; [field: string]: unknown }

const picture = (size: string, more: object = {}) => ({
  _type: 'picture',
  asset: { _type: 'reference', _ref: `image-${'a'.repeat(40)}-${size}-jpg` },
  alt: 'A lamp beside a bed',
  ...more,
})

const figure = (_key: string, alt: string | undefined, more: object = {}) => ({
  _type: 'figure',
  _key,
  picture: picture('1600x900', { alt }),
  ...more,
})

const quotation = (_key: string, more: object) => ({ _type: 'quotation', _key, ...more })

const hard =
  'Notwithstanding considerable methodological heterogeneity, contemporary investigations demonstrate associations between parental psychopathology and developmental difficulties.'

const empty = [
  'article',
  'service',
  'topic',
  'banner',
  'practitioner',
  'privacy',
  'settings',
  'home',
  'servicesPage',
  'contactPage',
  'notices',
  'goodFaithEstimate',
  'accessibility',
  'hipaaNotice',
].map((_type) => ({ _type }))

const texts: Example = {
  _type: 'article',
  title: 'Your psychologist cures guilt',
  slug: { _type: 'slug', current: 'two words' },
  banner: picture('800x600', { alt: undefined }),
  publishedAt: '2026-02-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
  topics: [1, 2, 3, 4].map((_key) => ({
    _type: 'reference',
    _weak: true,
    _key: String(_key),
    _ref: _key > 2 ? 'sleep' : `topic-${_key}`,
  })),
  seo: { title: 'x'.repeat(61), description: 'Short.' },
  references: [{ _type: 'source', _key: 'r' }],
  body: [
    paragraph('title', 'Your psychologist cures guilt'),
    smallerHeading('early', 'Where guilt comes from'),
    heading('empty', ''),
    paragraph('bold', [{ text: 'Rest is allowed', marks: ['strong'] }]),
    paragraph('paragraph', Array.from({ length: 10 }, () => `${words(10)}.`).join(' ')),
    paragraph('sentence', `${words(26)}.`),
    ...Array.from({ length: 8 }, (_, index) => paragraph(`hard${index}`, hard)),
    paragraph('invisible', 'Bed\u200Btime comes.'),
    paragraph('claims', 'Guaranteed: a method proven to work 100% of the time.'),
    paragraph('best', 'The best therapist in Costa Mesa, the #1 practice. Heal in 6 weeks.'),
    paragraph('fee', 'Sessions from $150.'),
    paragraph('online', 'I offer online therapy.'),
    linking('here', 'click here', '/services'),
    linking('bare', 'www.example.org', 'https://www.example.org'),
    linking('google', 'a study', 'https://www.google.com/url?q=https://example.org/study'),
    linking('google2', 'a study', 'https://www.google.com/url'),
    linking('http', 'a study', 'http://example.org/study'),
    linking('script', 'a study', 'javascript:alert(1)'),
    linking('nowhere', 'a study', ''),
    linkingTo('gone', 'my group', 'gone'),
    linkingTo('draft', 'my group', 'unpublished'),
    linkingTo('later', 'my group', 'scheduled'),
    quotation('praise', { text: 'My therapist changed my life.' }),
    quotation('source', { text: 'Be.', sourceKind: 'published-work' }),
    quotation('wordless', {}),
    { _type: 'steps', _key: 'steps', items: [{ _type: 'step', _key: 'step' }] },
    { _type: 'steps', _key: 'none', items: [] },
    { _type: 'figure', _key: 'figure' },
    { _type: 'figure', _key: 'stopped', picture: { _type: 'picture', _upload: {} } },
    figure('undescribed', undefined),
    figure('image', 'Image of a lamp'),
    figure('file', 'lamp.jpg'),
    figure('long', 'x'.repeat(160)),
    figure('people', 'A mother at a window'),
    figure('same', 'A lamp at night', { caption: 'A lamp at night' }),
  ],
}

const others: Example[] = [
  { _type: 'article', title: 'x'.repeat(91), slug: { current: 'x' }, body: [] },
  {
    _type: 'article',
    seo: { description: 'x'.repeat(161) },
    callToAction: { action: { label: 'Book a call' } },
  },
  { _type: 'article', callToAction: { action: { href: '/contact' } } },
  {
    _type: 'service',
    title: 'Therapy',
    blurb: 'From $150.',
    inPerson: true,
    fee: { unit: 'starting at an hour' },
    questions: [{ _type: 'question', _key: 'q', answer: [] }],
  },
  { _type: 'service', fee: { cents: 175 } },
  { _type: 'service', fee: { cents: 1_750_000, unit: 'session', from: '2999-01-01' } },
  { _type: 'service', fee: { cents: 17500.5, unit: 'session' } },
  {
    _type: 'banner',
    heading: 'A group',
    from: '2026-05-02T00:00:00Z',
    until: '2026-05-01T00:00:00Z',
    places: [],
  },
  { _type: 'banner', heading: 'New hours', places: ['home', 'blog', 'services'], priority: 1 },
  {
    _type: 'practitioner',
    displayName: 'Dr. Your Name',
    isAssociate: true,
    credentials: [{ _type: 'credential', _key: 'c' }],
  },
  {
    _type: 'settings',
    email: 'nobody',
    phone: '555-CALL',
    description: 'x'.repeat(161),
    contactForm: true,
    receivesHhsFunding: 'yes',
  },
  {
    _type: 'home',
    greeting: 'x'.repeat(91),
    services: [1, 2].map((_key) => ({
      _type: 'reference',
      _weak: true,
      _key: String(_key),
      _ref: 'service',
    })),
    articles: [1, 2, 3, 4, 5].map((_key) => ({
      _type: 'reference',
      _weak: true,
      _key: String(_key),
      _ref: `article-${_key}`,
    })),
  },
  {
    _type: 'servicesPage',
    areas: [
      { _type: 'area', _key: 'a' },
      { _type: 'area', _key: 'b', county: 'Orange County', cities: ['Irvine', 'Irvine'] },
      { _type: 'area', _key: 'c', county: 'Orange County' },
      { _type: 'area', _key: 'd', county: 'Kern County', cities: ['Irvine'] },
      { _type: 'area', _key: 'e', county: 'The Inland Empire' },
    ],
  },
  { _type: 'page' },
  { _type: 'page', slug: { _type: 'slug', current: 'services' } },
  { _type: 'notices', entries: [{ _type: 'notice', _key: 'n' }], lastChecked: '2020-01-01' },
  { _type: 'crisisResources', lines: [{ _type: 'line', _key: 'l' }] },
]

export const messageExamples: Example[] = [...empty, texts, ...others]

const page = (_id: string, title: string, publishedAt: string | null = null) => ({
  _id,
  title,
  displayName: null,
  slug: null,
  previousSlugs: null,
  publishedAt,
})

/** The website around the examples. */
export const messageSurroundings: Answer = {
  licenceTitle: 'Licensed Marriage and Family Therapist',
  telehealthStatement: null,
  pages: [
    page('drafts.unpublished', 'Mom Guilt'),
    page('scheduled', 'Spring Groups', '2099-05-09T20:00:00Z'),
  ],
}

const banner = (_id: string, heading: string, priority: number, place: string): OtherBanner => ({
  _id,
  heading,
  places: [place],
  priority,
  from: null,
  until: null,
})

/** The banners beside the example of one. */
export const messageBanners: OtherBanner[] = [
  banner('equal', 'An evening group', 1, 'blog'),
  banner('larger', 'Closed for the holidays', 10, 'home'),
  banner('smaller', 'Something to read', 0, 'services'),
]
