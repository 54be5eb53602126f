import { telehealthRule } from './california.ts'
import type {
  Article,
  ContactPage,
  Home,
  Picture,
  Practice,
  Practitioner,
  Service,
  ServicesPage,
  TextSpan,
} from './views.ts'

/** View objects for tests, with every field that a test may want to see on a page. Names are placeholders. */

export const examplePicture: Picture = {
  asset: `${'a'.repeat(40)}-2400x1500-png`,
  width: 2400,
  height: 1500,
  alt: 'A lit window above a dark bay',
  crop: { top: 0, bottom: 0, left: 0, right: 0 },
  hotspot: { x: 0.5, y: 0.5, width: 1, height: 1 },
  placeholder: 'data:image/webp;base64,UklGRg==',
  peopleShown: 'none',
}

export const examplePractitioner: Practitioner = {
  id: 'practitioner-owner',
  nameOnLicence: 'Your Name',
  displayName: 'Your Name, LMFT',
  licenceTitle: 'Licensed Marriage and Family Therapist',
  licenceAbbreviation: 'LMFT',
  licenceNumber: '000000',
  boardName: 'Board of Behavioral Sciences',
  boardAddress: 'https://www.bbs.ca.gov',
  isAssociate: false,
  biography: [],
  credentials: [],
}

export const examplePractice: Practice = {
  name: 'Nightlight Therapy',
  tagline: 'A quiet place to set things down',
  owner: examplePractitioner,
  isFictitiousName: true,
  phone: '(714) 555-0100',
  email: 'hello@example.com',
  bookingLink: { label: 'Book a first conversation', href: 'https://example.com/book' },
  streetAddress: ['100 Example Street'],
  locality: 'Costa Mesa',
  region: 'CA',
  postalCode: '92626',
  areasServed: ['Irvine', 'Orange County'],
  offers: { inPerson: true, online: true },
  telehealthStatement: 'Online sessions are for people who are in California at the time.',
  locationLine: 'Therapy in Costa Mesa, CA and online throughout California.',
  postsHipaaNotice: true,
  crisisAdditions: [],
}

/** The contact page before anyone has written on it. */
export const emptyContactPage: ContactPage = {
  title: 'Contact',
  introduction: [],
  whatHappensNext: [],
  office: [],
  form: { outside: [], thanks: [] },
}

/** The services page before anyone has written on it. */
export const emptyServicesPage: ServicesPage = {
  introduction: [],
  forWhom: [],
  inPerson: [],
  online: [],
  areas: [],
  fees: [],
  insurance: [],
  questions: [],
}

/** The first page before anyone has chosen what it shows. */
export const emptyHome: Home = { services: [], articles: [] }

/** A practice of which nothing has been filled in. */
export const emptyPractice: Practice = {
  name: '',
  isFictitiousName: false,
  streetAddress: [],
  locality: '',
  region: '',
  areasServed: [],
  offers: { inPerson: true, online: true },
  telehealthStatement: telehealthRule,
  postsHipaaNotice: true,
  crisisAdditions: [],
}

let spans = 0

export function exampleText(text: string, more: Partial<TextSpan> = {}): TextSpan[] {
  spans += 1
  return [{ key: `span-${spans}`, text, marks: [], ...more }]
}

export const exampleArticle: Article = {
  revision: 'rev-1',
  id: 'article-1',
  title: 'Why can’t I switch off?',
  subtitle: 'On evenings that do not end',
  slug: 'why-cant-i-switch-off',
  banner: examplePicture,
  topics: [{ title: 'Sleep', slug: 'sleep' }],
  publishedAt: '2026-05-10T06:00:00Z',
  updatedAt: '2026-06-01T18:00:00Z',
  readingMinutes: 4,
  words: 800,
  related: [],
  author: examplePractitioner,
  seo: {},
  safetyExit: false,
  references: [{ key: 'reference', text: 'A. Placeholder (2020).', href: 'https://example.com/r' }],
  callToAction: {
    text: [exampleText('If you would like company, I am here.')],
    locationLine: 'Costa Mesa, CA and online throughout California.',
    closing: [exampleText('You need not carry this alone.')],
  },
  body: [
    { type: 'paragraph', key: 'p1', spans: exampleText('The day is over & the mind is not.') },
    { type: 'heading', key: 'h1', level: 2, anchor: 'h1', spans: exampleText('What it guards') },
    {
      type: 'list',
      key: 'l1',
      list: { kind: 'bullet', items: [{ key: 'i1', spans: exampleText('the children') }] },
    },
    {
      type: 'steps',
      key: 's1',
      steps: [
        {
          key: 'a',
          title: 'Notice it',
          text: [],
          quotation: { key: 'qa', text: exampleText('“There you are.”'), sourceKind: 'own-words' },
        },
        {
          key: 'b',
          title: 'Give it a chair',
          text: exampleText('It may stay.'),
          quotation: {
            key: 'qb',
            text: exampleText('However long the night, the dawn will break.'),
            sourceKind: 'proverb',
            attribution: 'Proverb',
          },
        },
      ],
    },
    { type: 'figure', key: 'f1', picture: { ...examplePicture, peopleShown: 'model' } },
    {
      type: 'paragraph',
      key: 'p2',
      spans: [
        ...exampleText('See '),
        ...exampleText('the ', { href: '/services' }),
        ...exampleText('services', { href: '/services', marks: ['strong'] }),
      ],
    },
  ],
}

export const exampleService: Service = {
  id: 'service-1',
  title: 'Support for mothers',
  slug: 'support-for-mothers',
  blurb: 'For guilt, worry and the feeling of never being enough.',
  body: [],
  forWhom: ['New mothers'],
  inPerson: true,
  online: true,
  fee: { cents: 18000, unit: '50-minute session', from: '2026-01-01' },
  questions: [
    {
      key: 'q',
      question: 'Can my baby come along?',
      answer: [{ type: 'paragraph', key: 'a', spans: exampleText('Yes.') }],
    },
  ],
  seo: {},
}
