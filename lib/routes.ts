/** Every address of the site, in one place: links, sitemap, canonical addresses, preview locations and tests use it. */
export const routes = {
  home: () => '/',
  blog: () => '/blog',
  article: (slug: string) => `/blog/${encodeURIComponent(slug)}`,
  services: () => '/services',
  service: (slug: string) => `/services/${encodeURIComponent(slug)}`,
  /** One page of the list of articles; the first is the blog itself. */
  blogPage: (number: number) => (number > 1 ? `/blog/page/${number}` : '/blog'),
  topic: (slug: string) => `/topics/${encodeURIComponent(slug)}`,
  about: () => '/about',
  practitioner: (slug: string) => `/about/${encodeURIComponent(slug)}`,
  contact: () => '/contact',
  /** Where somebody arrives who has sent the contact form. */
  contactThanks: () => '/contact/thanks',
  notices: () => '/notices',
  goodFaithEstimate: () => '/good-faith-estimate',
  accessibility: () => '/accessibility',
  hipaa: () => '/hipaa',
  privacy: () => '/privacy',
  /** Without words, the form alone. */
  search: (words?: string) => (words ? `/search?q=${encodeURIComponent(words)}` : '/search'),
  /** A page of the therapist's own. */
  page: (slug: string) => `/${encodeURIComponent(slug)}`,
  sitemap: () => '/sitemap.xml',
  feed: () => '/feed.xml',
  robots: () => '/robots.txt',
  manifest: () => '/manifest.webmanifest',
  speculationRules: () => '/speculation-rules.json',
  studio: () => '/studio',
} as const

/** First parts of addresses at which the site keeps something of its own; a page that is written can't have them. */
const reserved = new Set(
  'about accessibility api blog contact favicon.ico good-faith-estimate hipaa home icon.svg images lake notices privacy search services share static studio topics wrong-turn'.split(
    ' ',
  ),
)

/** Also whatever ends like a file: those are for machines, such as `robots.txt`. */
export function isReservedSlug(slug: string): boolean {
  const plain = slug.toLowerCase()
  return reserved.has(plain) || /^[_.]|\.[a-z0-9]{2,12}$/.test(plain)
}

const closed = /^\/(?:api|_next|images|lake|share|studio|wrong-turn)(?:\/|$)/i

/** Whether a path is no page of the site: machines, the Studio, and the ways into and out of a preview themselves. */
export function isClosedPath(path: string): boolean {
  return closed.test(path)
}

/** Where the Content Lake stands behind the site's own origin. */
export const lakePath = '/lake'

/** The name of the `meta` element by which an article's page says which revision it shows. */
export const revisionName = 'nightlight:revision'

/** @returns the absolute address of a path on the site, for canonical links, feeds and structured data. */
export function absolute(siteUrl: string, path: string): string {
  return new URL(path, siteUrl).href
}
