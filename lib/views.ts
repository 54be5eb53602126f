/**
 * View types: what a page or component is given. They hold no nulls and know nothing of Sanity; a missing part is an
 * absent property. `sanity/content` makes them, `app` and `components` read them.
 */

/** A picture with everything that is needed to crop it, describe it and reserve its place. */
export type Picture = {
  /** `<sha1>-<width>x<height>-<extension>`, as in the asset's id without its `image-` prefix. */
  asset: string
  /** Size of the stored picture in pixels. */
  width: number
  height: number
  /** Empty only when the picture is decorative. */
  alt: string
  /** Share of each edge that the editor cut away, 0 to 1. */
  crop: { top: number; bottom: number; left: number; right: number }
  /** The point to keep in sight, and the size of the area around it; shares of the whole picture, 0 to 1. */
  hotspot: { x: number; y: number; width: number; height: number }
  /** A tiny picture as a `data:` address, shown until the real one has arrived. */
  placeholder?: string
  credit?: string
  /** Who is in the picture; a model is labelled (BPC 651). */
  peopleShown: 'none' | 'therapist' | 'model'
}

export type Link = { label: string; href: string }

/** A run of text with its marks, in reading order. */
export type TextSpan = {
  key: string
  text: string
  marks: Array<'strong' | 'emphasis'>
  /** Present when the run is a link; already safe and resolved to an address of ours or an http(s), mail or phone one. */
  href?: string
}

export type ListItem = { key: string; spans: TextSpan[]; children?: List }
export type List = { kind: 'bullet' | 'number'; items: ListItem[] }

export type Quotation = {
  key: string
  text: TextSpan[]
  /** Never a client: the ethics codes bar testimonials. */
  sourceKind: 'own-words' | 'example' | 'published-work' | 'proverb'
  /** Who or what is quoted; required for a published work. */
  attribution?: string
  href?: string
}

export type Step = { key: string; title: string; text: TextSpan[]; quotation?: Quotation }

/** The blocks of a body, in reading order. `key` is the block's own and stays when its words change. */
export type BodyBlock =
  | { type: 'paragraph'; key: string; spans: TextSpan[] }
  | { type: 'heading'; key: string; level: 2 | 3; spans: TextSpan[]; anchor: string }
  | { type: 'list'; key: string; list: List }
  | { type: 'steps'; key: string; steps: Step[] }
  | { type: 'quotation'; key: string; quotation: Quotation }
  | { type: 'figure'; key: string; picture: Picture; caption?: string }
  | { type: 'callout'; key: string; title?: string; text: TextSpan[][] }
  /** The crisis lines of every page, within the text. */
  | { type: 'crisisHelp'; key: string; introduction?: string }
  | { type: 'callToAction'; key: string; callToAction: CallToAction }

export type Body = BodyBlock[]

/** The one next step. `text`, then the location line, then `closing`, in the order in which they were written. */
export type CallToAction = {
  text: TextSpan[][]
  locationLine?: string
  closing: TextSpan[][]
  /** Where the primary action leads; absent when the practice has none yet. */
  action?: Link
}

/** What a page says in search results where its own words don’t do. */
export type Seo = { title?: string; description?: string }

export type TopicLink = { title: string; slug: string }

/** A degree or certificate that its holder can prove. */
export type Credential = {
  key: string
  /** For example "MA in Counseling Psychology". */
  title: string
  issuer: string
  year?: number
  href?: string
}

/** Help near the practice that the therapist has added to the lines that stand on every page anyway. */
export type CrisisAddition = { key: string; name: string; label: string; href: string }

/** A practitioner: the only home of licence facts (16 CCR 1811). */
export type Practitioner = {
  id: string
  /** Last part of the address of the practitioner's page; the owner's page needs none. */
  slug?: string
  /** As filed with the board. */
  nameOnLicence: string
  displayName: string
  /** For example "Licensed Marriage and Family Therapist". */
  licenceTitle: string
  /** For example "LMFT". */
  licenceAbbreviation: string
  licenceNumber: string
  boardName: string
  boardAddress?: string
  isAssociate: boolean
  supervisor?: { name: string; licence: string }
  photo?: Picture
  biography: Body
  /** The only credentials that may be claimed anywhere (BPC 651). */
  credentials: Credential[]
}

/** What every page's shell needs: who the practice is and how to reach it. */
export type Practice = {
  name: string
  tagline?: string
  /** Absent while nobody has filled the licence facts in. */
  owner?: Practitioner
  isFictitiousName: boolean
  phone?: string
  email?: string
  bookingLink?: Link
  /** Street lines; empty when only the locality is shown. */
  streetAddress: string[]
  locality: string
  region: string
  postalCode?: string
  areasServed: string[]
  /** Where sessions take place, as the services say; both while there are none to say it. */
  offers: { inPerson: boolean; online: boolean }
  /** What stands wherever “online” is offered: the practice's own wording, or the rule; never empty. */
  telehealthStatement: string
  locationLine?: string
  callToAction?: CallToAction
  /** For search engines, 70 to 160 characters. */
  description?: string
  /** Whether the HIPAA notice has to be posted: yes, unless the practice is sure that it is not covered. */
  postsHipaaNotice: boolean
  crisisAdditions: CrisisAddition[]
  /** Present while the contact form is switched on. */
  contactForm?: { asksForWords: boolean }
}

/** What an article looks like in a list. */
export type ArticleCard = {
  id: string
  title: string
  subtitle?: string
  slug: string
  banner?: Picture
  topics: TopicLink[]
  /** ISO 8601, UTC. */
  publishedAt: string
  updatedAt?: string
  /** Whole minutes, at least 1: words ÷ 230, call to action and crisis help excluded. */
  readingMinutes: number
}

/** What is at an address that no live article has. */
export type WayFromAddress =
  /** An article that had it before; `slug` is its present one. */
  | { kind: 'moved'; slug: string }
  /** An article that was taken down, with others to read. */
  | { kind: 'gone'; others: ArticleCard[] }

export type Article = ArticleCard & {
  /** How many words a reader reads, counted as for `readingMinutes`. */
  words: number
  /** At most three others to read, never the article itself; none in the feed. */
  related: ArticleCard[]
  /** Changes with every publishing: by it the Studio knows that the website shows the newest version. */
  revision: string
  contentNote?: { text: string; gentler?: Link }
  body: Body
  references: Array<{ key: string; text: string; href?: string }>
  /** The article's own, or the practice's default. */
  callToAction?: CallToAction
  author?: Practitioner
  /** Who checked the facts. */
  reviewer?: Practitioner
  seo: Seo
  safetyExit: boolean
}

export type Service = {
  id: string
  title: string
  slug: string
  /** One or two sentences. */
  blurb: string
  body: Body
  forWhom: string[]
  inPerson: boolean
  online: boolean
  /** Exact (BPC 651(c)): whole cents for one unit, valid from a day (ISO date). */
  fee?: { cents: number; unit: string; from: string }
  questions: Question[]
  seo: Seo
}

export type BannerPlace = 'home' | 'blog' | 'services'

export type Banner = {
  id: string
  picture?: Picture
  heading: string
  text?: string
  link?: Link
}

export type PrivacyPolicy = {
  title: string
  /** What CalOPPA asks for, each under its own heading: categories collected, third parties, changes, Do Not Track. */
  sections: Array<{ heading: string; text: string }>
  body: Body
  /** ISO date. */
  effectiveDate?: string
}

/** A text that the law asks for, or that somebody relies on as if it did. */
export type LegalText = {
  title: string
  body: Body
  /** ISO date. */
  effectiveDate?: string
  /** The day on which somebody last compared it with the rules (ISO date). */
  lastChecked?: string
}

/** What clients are told about the boards, one entry for each kind of license. */
export type Notices = Omit<LegalText, 'body'> & {
  introduction: Body
  entries: Array<{
    key: string
    licenceType: string
    text: Body
    boardAddress?: string
    boardPhone?: string
  }>
}

export type ContactPage = {
  title: string
  introduction: Body
  whatHappensNext: Body
  office: Body
  /** Words of the contact form; what is absent is said in the house's own. */
  form: FormWords
}

/** What a practice says around its contact form. */
export type FormWords = {
  introduction?: string
  /** What somebody agrees to who sends it. */
  consent?: string
  /** For somebody who will not be in California. */
  outside: Body
  thanks: Body
}

export type Question = { key: string; question: string; answer: Body }

/** A county and the towns in it whose people are served; no towns means all of it. */
export type Area = { county: string; cities: string[] }

/** What stands around the services. */
export type ServicesPage = {
  title?: string
  introduction: Body
  forWhom: string[]
  inPerson: Body
  online: Body
  areas: Area[]
  fees: Body
  insurance: Body
  questions: Question[]
}

/** What the therapist chose for the first page; what she left open is filled by the practice's own words and the newest. */
export type Home = {
  greeting?: string
  introduction?: string
  picture?: Picture
  /** Ids of the services to show, in order; empty for all. */
  services: string[]
  /** In order; empty for the newest. */
  articles: ArticleCard[]
}

/** A page of the therapist's own. */
export type WrittenPage = {
  id: string
  title: string
  subtitle?: string
  slug: string
  body: Body
  seo: Seo
}

export type Topic = {
  id: string
  title: string
  slug: string
  introduction?: string
  seo: Seo
  /** Newest first. */
  articles: ArticleCard[]
}

/** A page that search engines may list. */
export type ListedAddress = {
  path: string
  /** ISO 8601, UTC: when its author says that it changed. */
  lastModified?: string
  /** Those that stand on it and are its own. */
  pictures: Picture[]
}

/** What tells an address that leads somewhere from one that never did. */
export type KnownSlugs = {
  /** Last parts of addresses that are or were in use, each once. */
  slugs: string[]
  /** How many articles are live. */
  articles: number
}

/** An address of the website before, and where it leads here. */
export type OldAddress = {
  /** The one spelling by which it is known again; see `lib/old-addresses`. */
  key: string
  /** Path of a page that is live, in one hop. */
  to: string
}

/** A part of a text: `isFound` when it is a word that was looked for. */
export type TextPart = { text: string; isFound: boolean }

export type SearchResult = {
  id: string
  kind: 'article' | 'service' | 'topic' | 'page' | 'person'
  title: TextPart[]
  href: string
  /** ISO 8601, UTC; of an article. */
  publishedAt?: string
  /** A sentence around the first of the words, or what the page says of itself; empty when it says nothing. */
  excerpt: TextPart[]
}

export type SearchAnswer = {
  /** Best first. */
  results: SearchResult[]
  /** False when no page has every word: then these have the most of them. */
  hasEveryWord: boolean
  /** True when there are more than are shown. */
  hasMore: boolean
}
