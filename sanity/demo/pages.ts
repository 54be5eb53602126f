import { bullets, heading, paragraph, weakReference } from './portable-text.ts'

/** Nobody has checked the demo's legal texts for a practice yet, so none says when: the Studio then asks to have it done. */
const dates = { effectiveDate: '2026-01-01' }

export const home = {
  _id: 'home',
  _type: 'home',
  greeting: 'A light on for the people who keep everyone else’s on',
  introduction: 'For women and parents who hold it all together by day and lie awake at night.',
  services: ['service-moms', 'service-high-achieving-women', 'service-anxiety-and-burnout'].map(
    weakReference,
  ),
  articles: [
    'article-awake-at-three',
    'article-good-enough',
    'article-after-you-have-yelled',
    'article-no-in-one-sentence',
  ].map(weakReference),
}

export const servicesPage = {
  _id: 'servicesPage',
  _type: 'servicesPage',
  introduction: [
    paragraph(
      'You talk, I listen closely, and together we find out what would make your days lighter. Below you see what I offer, what it costs, and where we can meet.',
    ),
  ],
  forWhom: [
    'Women who do a great deal and feel very little of it',
    'Mothers and other parents, from the first weeks to the teenage years',
    'Couples who would like to be on the same side again',
  ],
  inPerson: [
    paragraph(
      'A quiet room on the second floor, with an elevator and free parking behind the building.',
    ),
  ],
  online: [
    paragraph(
      'Secure video, from your sofa, your office, or a parked car. You need a door that closes and a connection that holds.',
    ),
  ],
  areas: [
    {
      _type: 'area',
      county: 'Orange County',
      cities: ['Costa Mesa', 'Newport Beach', 'Huntington Beach', 'Irvine', 'Santa Ana', 'Tustin'],
    },
    {
      _type: 'area',
      county: 'Los Angeles County',
      cities: ['Long Beach', 'Los Angeles', 'Torrance'],
    },
    { _type: 'area', county: 'San Diego County', cities: ['Carlsbad', 'Encinitas', 'San Diego'] },
  ],
  fees: [
    paragraph(
      'Each fee above is the whole fee. You pay after each session by card. Sessions that you cancel with a full day’s notice cost nothing; later than that, the session is charged.',
    ),
    paragraph(
      'I keep a few places on a sliding scale. Ask, and you get your exact fee in writing before anything is booked.',
    ),
  ],
  insurance: [
    paragraph(
      'I am not on any insurance panel, so you pay me directly. If your plan pays for out-of-network care, you get a superbill each month: a statement with everything your insurer asks for.',
    ),
    paragraph(
      'Plans differ a great deal. Call yours before we begin and ask what it pays for outpatient psychotherapy out of network.',
    ),
  ],
  questions: [
    {
      _type: 'question',
      question: 'How does a first conversation go?',
      answer: [
        paragraph(
          'We talk by phone for fifteen minutes, for free. You say what is going on as well as you can, I ask a few questions, and we both find out whether this would be a good fit.',
        ),
      ],
    },
    {
      _type: 'question',
      question: 'What if I am traveling?',
      answer: [
        paragraph(
          'My license is for California, so I can see you online while you are in the state, from San Diego to Siskiyou County. When you are away, we pause or move the hour. If you move, I help you find somebody there.',
        ),
      ],
    },
    {
      _type: 'question',
      question: 'Is what I say private?',
      answer: [
        paragraph(
          'Yes. California law protects what you say in therapy. There are a few exceptions, for instance when somebody is in danger, and I explain them before we begin.',
        ),
      ],
    },
    {
      _type: 'question',
      question: 'What if we don’t fit?',
      answer: [
        paragraph(
          'Then I tell you, or you tell me, and I help you find somebody who does. Nobody’s feelings are hurt.',
        ),
      ],
    },
  ],
}

export const contactPage = {
  _id: 'contactPage',
  _type: 'contactPage',
  title: 'Get in touch',
  introduction: [
    paragraph(
      'The first message is often the hardest one to write. It can be short: “I would like to talk” is enough.',
    ),
  ],
  whatHappensNext: [
    paragraph(
      'I answer within two working days. We find a time for a free fifteen-minute call, and after it you decide. Please leave out private details until we speak.',
    ),
  ],
  office: [
    paragraph(
      'Second floor, with an elevator. Parking is free behind the building. There is no waiting room, so please come at the time we agreed on.',
    ),
  ],
}

export const notices = {
  _id: 'notices',
  _type: 'notices',
  title: 'Notices to clients',
  ...dates,
  entries: [
    {
      _type: 'notice',
      licenceType: 'Marriage and family therapists',
      text: [
        paragraph(
          'The California Board of Behavioral Sciences licenses marriage and family therapists, clinical social workers, and professional clinical counselors. It receives complaints about their work and answers them.',
        ),
        paragraph(
          'If you have a concern about the services you receive here, you may speak to me about it, and you may turn to the board at any time without telling me.',
        ),
      ],
      boardUrl: 'https://www.bbs.ca.gov/',
      boardPhone: '(916) 574-7830',
    },
  ],
}

export const goodFaithEstimate = {
  _id: 'goodFaithEstimate',
  _type: 'goodFaithEstimate',
  title: 'Your right to a Good Faith Estimate',
  ...dates,
  body: [
    paragraph(
      'If you have no insurance, or choose not to use it, you have the right to know in advance what your care is expected to cost. That is called a Good Faith Estimate.',
    ),
    heading('What you get'),
    ...bullets(
      'The estimate is in writing and lists the sessions you can reasonably expect, with the fee for each.',
      'When you book at least three business days ahead, you get it within one business day. When you book at least ten business days ahead, or simply ask, you get it within three.',
      'It is an estimate and no contract. You can end therapy at any time, whatever it says.',
    ),
    heading('If a bill is higher'),
    paragraph(
      'When a bill is at least four hundred dollars above the estimate, you can dispute it through a process run by the government. Please keep a copy of your estimate, and tell me first if you like: most of the time it is a mistake that I can put right.',
    ),
    heading('Where to ask'),
    paragraph(
      'Ask me by phone or e-mail for your estimate. The government has a page about [bills without surprises](https://www.cms.gov/nosurprises), with the dispute process.',
    ),
  ],
}

export const accessibility = {
  _id: 'accessibility',
  _type: 'accessibility',
  title: 'Accessibility',
  ...dates,
  body: [
    paragraph(
      'Everyone should be able to read this site, whether with eyes, ears, or fingers, and in whatever state the night has left them.',
    ),
    heading('What we do'),
    ...bullets(
      'We build for the Web Content Accessibility Guidelines 2.2 at level AA and test every kind of page against them.',
      'Pages work with a keyboard alone, with a screen reader, at double size, and on the smallest phones.',
      'Nothing moves, plays, or pops up by itself. By night the pages are dark if your device is.',
      'Pictures that mean something are described in words.',
    ),
    heading('The office'),
    paragraph(
      'The room is on the second floor and has an elevator. If stairs, light, sound, or anything else would make it hard for you to come, we can meet online or by phone.',
    ),
  ],
}

export const hipaaNotice = {
  _id: 'hipaaNotice',
  _type: 'hipaaNotice',
  title: 'Notice of Privacy Practices',
  ...dates,
  body: [
    paragraph(
      'This notice is about the health information of clients: how it may be used and given to others, and how you can see it yourself. Please read it with care and ask about anything that is unclear. This page is the short form; you receive the whole notice in writing before we begin.',
    ),
    heading('How I use your information'),
    ...bullets(
      'To treat you, and to work together with others who treat you, when you allow it.',
      'To be paid, for instance for a superbill that you ask for.',
      'To run the practice, such as keeping appointments and records.',
    ),
    heading('When I may have to share it'),
    paragraph(
      'The law asks for it in a few situations: to protect a child, an elder, or a dependent adult, when somebody’s life is in danger, or when a court orders it. Everything else needs your written permission, which you can take back. Notes of our conversations that I keep apart need your permission for nearly every use.',
    ),
    heading('What you can ask for'),
    ...bullets(
      'to see your record and to have a copy of it',
      'to have a mistake in it corrected',
      'to be reached in another way or at another place',
      'to know to whom it was given',
      'a paper copy of this notice',
    ),
    heading('What I owe you'),
    paragraph(
      'I have to keep your information private, follow this notice, and tell you if your information ever gets into the wrong hands. When the notice changes, the new one stands here with its date.',
    ),
    heading('If you have a complaint'),
    paragraph(
      'Tell me, by phone or e-mail, or write to the [Office for Civil Rights](https://www.hhs.gov/ocr/complaints/index.html) of the U.S. Department of Health and Human Services. Nothing will change in how you are treated here.',
    ),
  ],
}

export const crisisResources = {
  _id: 'crisisResources',
  _type: 'crisisResources',
  lines: [
    {
      _type: 'line',
      name: 'National Maternal Mental Health Hotline',
      label: 'Call (833) 852-6262',
      href: 'tel:+18338526262',
    },
  ],
}

export const firstSession = {
  _id: 'page-your-first-session',
  _type: 'page',
  title: 'Your First Session',
  slug: { _type: 'slug', current: 'your-first-session' },
  subtitle: 'What it is like to come for the first time, from the door to the last minute.',
  body: [
    paragraph(
      'Most people are nervous before a first session. You do not have to prepare anything, and you cannot do it wrong.',
    ),
    heading('Before you come'),
    paragraph(
      'You get a short form about yourself and about how we work together. Bring it along half empty if some of the questions are hard.',
    ),
    heading('In the room, or on the screen'),
    paragraph(
      'I ask what brings you now. You may begin anywhere: with last night, with your childhood, or with the traffic. I will ask questions, and you may leave any of them for another day.',
    ),
    heading('At the end'),
    paragraph(
      'I tell you what I have understood and how I would go on. You tell me whether that sounds right. Then you go home and decide in your own time.',
    ),
  ],
}

/** All of them, in the order in which they are created. */
export const pages = [
  home,
  servicesPage,
  contactPage,
  notices,
  goodFaithEstimate,
  accessibility,
  hipaaNotice,
  crisisResources,
  firstSession,
]
