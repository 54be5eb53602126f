import { type Where, whereOffered } from './areas.ts'
import { displayName } from './licence.ts'
import type { PageFacts } from './page-description.ts'
import { routes } from './routes.ts'
import type {
  Article,
  Banner,
  ContactPage,
  Home,
  Practice,
  Practitioner,
  Service,
  ServicesPage,
  Topic,
  WrittenPage,
} from './views.ts'

/**
 * What each kind of page says of itself. Its head, its share card and the preview in the Studio are made of this, so
 * that they can't tell different things.
 */
export type Facts = Omit<PageFacts, 'practice'>

export function homeFacts(
  { name, tagline }: Pick<Practice, 'name' | 'tagline'>,
  home: Pick<Home, 'picture'>,
  banner: Pick<Banner, 'picture'> | undefined,
): Facts {
  return {
    path: routes.home(),
    title: [name, tagline].filter(Boolean).join(' · ') || 'Welcome',
    picture: banner?.picture ?? home.picture,
  }
}

/** The words below the greeting. */
export function homeIntroduction(
  { introduction }: Pick<Home, 'introduction'>,
  { description }: Pick<Practice, 'description'>,
): string | undefined {
  return introduction ?? description
}

/** As much of the article as it takes. */
export function articleFacts(
  article: Pick<Article, 'slug' | 'title' | 'subtitle' | 'seo' | 'banner'>,
): Facts {
  return {
    path: routes.article(article.slug),
    title: article.seo.title ?? article.title,
    description: article.seo.description ?? article.subtitle,
    picture: article.banner,
  }
}

/** The first page is the blog itself. */
export function blogTitle(number: number): string {
  return number > 1 ? `Blog, page ${number}` : 'Blog'
}

export function blogFacts(number: number, banner: Pick<Banner, 'picture'> | undefined): Facts {
  return { path: routes.blogPage(number), title: blogTitle(number), picture: banner?.picture }
}

/** "Therapy in Costa Mesa and online throughout California", by the practice's own address and what it offers. */
export function servicesTitle(
  { locality }: Pick<Practice, 'locality'>,
  { inPerson, online }: Where,
): string {
  const places = [inPerson && `in ${locality}`, online && 'online throughout California']
  const named = places.filter((place) => place !== false)
  return named.length > 0 ? `Therapy ${named.join(' and ')}` : 'Services'
}

export function servicesFacts(
  practice: Pick<Practice, 'locality' | 'offers'>,
  page: Pick<ServicesPage, 'title'>,
  banner: Pick<Banner, 'picture'> | undefined,
): Facts {
  return {
    path: routes.services(),
    title: page.title ?? servicesTitle(practice, whereOffered(practice)),
    picture: banner?.picture,
  }
}

export function serviceFacts({
  slug,
  title,
  blurb,
  seo,
}: Pick<Service, 'slug' | 'title' | 'blurb' | 'seo'>): Facts {
  return {
    path: routes.service(slug),
    title: seo.title ?? title,
    description: seo.description ?? (blurb || undefined),
  }
}

/** @param newest the picture of the newest article on it. */
export function topicFacts(
  { slug, title, introduction, seo }: Pick<Topic, 'slug' | 'title' | 'introduction' | 'seo'>,
  newest: PageFacts['picture'],
): Facts {
  return {
    path: routes.topic(slug),
    title: seo.title ?? title,
    description: seo.description ?? introduction,
    picture: newest,
  }
}

export function writtenPageFacts({
  slug,
  title,
  subtitle,
  seo,
}: Pick<WrittenPage, 'slug' | 'title' | 'subtitle' | 'seo'>): Facts {
  return {
    path: routes.page(slug),
    title: seo.title ?? title,
    description: seo.description ?? subtitle,
  }
}

type Person = Pick<Practitioner, 'displayName' | 'licenceAbbreviation' | 'photo'>

/** The owner's page; without an owner yet, it is about nobody. */
export function aboutFacts(owner: Person | undefined): Facts {
  return {
    path: routes.about(),
    title: owner ? `About ${displayName(owner)}` : 'About',
    picture: owner?.photo,
  }
}

export function practitionerFacts(person: Person & { slug: string }): Facts {
  return {
    path: routes.practitioner(person.slug),
    title: displayName(person),
    picture: person.photo,
  }
}

export function contactFacts({ title }: Pick<ContactPage, 'title'>): Facts {
  return { path: routes.contact(), title }
}

/** Pages that the law asks for, with the headline that each has before anyone has written it. */
export const legalPages = {
  notices: { path: routes.notices(), unwritten: 'Notices to clients' },
  goodFaithEstimate: {
    path: routes.goodFaithEstimate(),
    unwritten: 'Your right to a Good Faith Estimate',
  },
  accessibility: { path: routes.accessibility(), unwritten: 'Accessibility' },
  hipaaNotice: { path: routes.hipaa(), unwritten: 'Notice of Privacy Practices' },
  privacy: { path: routes.privacy(), unwritten: 'Privacy policy' },
} as const

export type LegalPage = keyof typeof legalPages

export function legalFacts(page: LegalPage, text: { title: string } | undefined): Facts {
  const { path, unwritten } = legalPages[page]
  return { path, title: text?.title ?? unwritten }
}
