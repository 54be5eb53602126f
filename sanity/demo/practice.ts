import { callToAction, heading, paragraph, picture, weakReference } from './portable-text.ts'

const locationLine =
  'Therapy for high-achieving women and moms in Costa Mesa, CA and online throughout California.'

export const practitioner = {
  _id: 'practitioner-owner',
  _type: 'practitioner',
  nameOnLicence: 'Your Name',
  displayName: 'Your Name, LMFT',
  slug: { _type: 'slug', current: 'your-name' },
  licenceTitle: 'Licensed Marriage and Family Therapist',
  licenceAbbreviation: 'LMFT',
  licenceNumber: '000000',
  boardName: 'California Board of Behavioral Sciences',
  boardUrl: 'https://www.bbs.ca.gov/',
  isAssociate: false,
  biography: [
    paragraph(
      'Here you tell readers who you are: how you came to this work, whom you like working with, and what it is like to sit across from you. Two or three short paragraphs are plenty.',
    ),
    paragraph(
      'Write the way you talk in a first session. People read this page to find out whether they could say the difficult thing to you.',
    ),
  ],
  credentials: [
    {
      _type: 'credential',
      title: 'Your Degree, such as an MA in Counseling',
      issuer: 'Name of Your University',
      year: 2014,
    },
    { _type: 'credential', title: 'Your Certificate', issuer: 'Name of the Institute', year: 2019 },
  ],
}

export const settings = {
  _id: 'settings',
  _type: 'settings',
  practiceName: 'Nightlight Therapy',
  tagline: 'A light on, for you this time',
  description:
    'Therapy for high-achieving women and moms in Costa Mesa and online throughout California: anxiety, burnout, guilt, postpartum, and couples with children.',
  owner: { _type: 'reference', _ref: practitioner._id },
  isFictitiousName: true,
  phone: '(714) 555-0142',
  email: 'hello@example.com',
  streetAddress: [],
  showStreetAddress: false,
  locality: 'Costa Mesa',
  region: 'CA',
  postalCode: '92627',
  areasServed: ['Costa Mesa', 'Newport Beach', 'Huntington Beach', 'Irvine', 'Santa Ana'],
  telehealthStatement:
    'Online sessions are for people who are physically in California at the time of the session.',
  locationLine,
  callToAction: callToAction({
    text: [
      'If something here sounded like your own evening, you are welcome to get in touch. We can find out in a short call whether it would help to talk.',
    ],
    locationLine,
    closing: [
      'What happens next: I answer within two working days, we find a time for a free fifteen-minute call, and you decide. Please leave out private details in your first message.',
    ],
    action: { label: 'Write to me', href: 'mailto:hello@example.com' },
  }),
  hipaaCoveredEntity: 'unsure',
  receivesHhsFunding: 'unsure',
  contactForm: false,
}

/** What CalOPPA asks for (BPC 22575), true for the product as it ships. */
export const privacy = {
  _id: 'privacy',
  _type: 'privacy',
  title: 'Privacy Policy',
  effectiveDate: '2026-01-01',
  categoriesCollected:
    'You can read everything here without telling us who you are: there is no account and no newsletter. These pages set no cookies and run no analytics.\n\nAs with every website, your browser sends its network address and the address of the page it wants, and the server uses them to answer you. To see whether the site works, it may keep for up to 14 days when a page was asked for and from which network, with the last part of the address cut off, which names nobody.\n\nIf you call or write to us, by e-mail or with a form on the contact page where there is one, we have what you choose to tell us, such as your name, your phone number or e-mail address, and your message. What is written in such a form is sent to us as an e-mail, and the website keeps no copy.',
  thirdParties:
    'Pages load nothing from other companies: no advertising, no social media, no maps, no videos, no fonts. No other party collects information about your visits through this site, at one time or over time. We do not sell or share personal information.\n\nA link that leads to another website takes you there only when you follow it, and that site has a privacy policy of its own. Phone and e-mail companies carry calls and messages, so please keep private health details for a conversation.',
  changeProcess:
    'When this policy changes, the new text appears on this page with a new effective date at its top, before it applies.\n\nTo see or correct what we have because you wrote or called, write to hello@example.com or call (714) 555-0142.',
  doNotTrack:
    'The site does not track visitors, so it treats everybody the way a Do Not Track or Global Privacy Control signal asks for. You do not need to switch anything on.',
  body: [
    heading('Health information'),
    paragraph(
      'What you share as a client is protected by other and stricter rules than this policy. It is never kept on this website. You receive a separate notice about it when therapy begins.',
    ),
  ],
}

export const banners = [
  {
    _id: 'banner-home',
    _type: 'banner',
    heading: 'For when it is late and you are still carrying everyone',
    text: 'Evening hours online, daytime hours in Costa Mesa. Begin with a short, free call.',
    picture: picture('evening-hills'),
    link: { label: 'See how we can work together', href: '/services' },
    places: ['home'],
    priority: 10,
  },
  {
    _id: 'banner-reading',
    _type: 'banner',
    heading: 'Something to read, at whatever hour it is',
    text: 'Short, honest pieces about worry, guilt, rest, and repair. Take what helps and leave the rest.',
    picture: picture('morning-coast'),
    link: { label: 'Start with a sleepless night', href: '/blog/awake-at-three-in-the-morning' },
    places: ['blog', 'services'],
    priority: 10,
  },
]

export const topics = [
  {
    id: 'topic-motherhood',
    title: 'Motherhood',
    introduction:
      'Guilt, temper, tenderness, and the strange job of being somebody’s whole weather. For mothers who would like a kinder voice in the room.',
  },
  {
    id: 'topic-anxiety-and-sleep',
    title: 'Anxiety and Sleep',
    introduction:
      'For minds that start work when the house goes quiet. What worry is trying to do, and how to give it shorter hours.',
  },
  {
    id: 'topic-burnout-and-high-standards',
    title: 'Burnout and High Standards',
    introduction:
      'On doing everything well and feeling nothing, on saying no, and on rest that does not have to be earned.',
  },
  {
    id: 'topic-pregnancy-and-postpartum',
    title: 'Pregnancy and Postpartum',
    introduction:
      'For the year around a birth: what is common, what deserves a phone call, and who answers.',
  },
  {
    id: 'topic-relationships',
    title: 'Relationships',
    introduction:
      'Couples with children, family, friends, and the sentences that are hard to say to the people who are close to us.',
  },
]

/** Who wrote the articles. */
export const author = weakReference(practitioner._id)
