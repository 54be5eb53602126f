import type { Place } from './areas.ts'
import { cityLine } from './contact.ts'
import { displayName } from './licence.ts'
import { biographyPath } from './people.ts'
import { largestRendering } from './picture-sources.ts'
import { absolute, routes } from './routes.ts'
import type { Article, Practice, Practitioner, Service } from './views.ts'

type Value = string | number | boolean | Value[] | { [name: string]: Value | undefined }
/** A node of the graph, in schema.org's words. */
export type Thing = { '@type': string; '@id'?: string; [name: string]: Value | undefined }

/** What is on the page besides the practice itself; only facts that a visitor can see on it are told. */
export type DescribedPage = {
  path: string
  title: string
  description?: string
  article?: Article
  services?: Service[]
  /** Towns and counties that the page names. */
  areas?: Place[]
  /** Whose biography the page is. */
  profile?: Practitioner
  /** The path to the page as it is shown, home first. */
  trail?: Array<{ title: string; path: string }>
}

/**
 * Schema.org facts of a page as one graph with stable ids. Practices are `MedicalBusiness`; reviews, ratings and the
 * types reserved to physicians are left out on purpose.
 */
export function describeGraph(
  siteUrl: string,
  practice: Practice,
  page: DescribedPage,
): { '@context': string; '@graph': Thing[] } {
  const address = absolute(siteUrl, page.path)
  const id = (name: string) => `${absolute(siteUrl, routes.home())}#${name}`
  const { article } = page
  const { owner } = practice
  // Whoever the page doesn't name is not its author here either.
  const author = article?.author
  const graph: Thing[] = [
    {
      '@type': 'WebSite',
      '@id': id('website'),
      url: absolute(siteUrl, routes.home()),
      name: practice.name,
      inLanguage: 'en-US',
      publisher: { '@id': id('practice') },
    },
    business(siteUrl, practice, id('practice'), page.areas ?? []),
    {
      '@type': page.profile ? 'ProfilePage' : 'WebPage',
      '@id': `${address}#page`,
      url: address,
      name: page.title,
      description: page.description,
      isPartOf: { '@id': id('website') },
      about: { '@id': id('practice') },
      mainEntity: page.profile ? { '@id': id(`person-${page.profile.id}`) } : undefined,
      breadcrumb: page.trail ? { '@id': `${address}#breadcrumb` } : undefined,
    },
  ]
  const people = new Map(
    [owner, author, page.profile].flatMap((one) => (one ? [[one.id, one] as const] : [])),
  )
  for (const one of people.values()) {
    const url = biographyPath(one, practice)
    graph.push({
      ...person(one, id(`person-${one.id}`)),
      url: url && absolute(siteUrl, url),
      // The list and the portrait stand on that page alone.
      ...(one.id === page.profile?.id && describeProfile(siteUrl, one)),
    })
  }
  if (article) {
    graph.push(
      post(siteUrl, article, address, {
        author: author ? id(`person-${author.id}`) : id('practice'),
        publisher: id('practice'),
      }),
    )
  }
  for (const service of page.services ?? []) {
    graph.push(offer(siteUrl, service, practice, id('practice')))
  }
  if (page.trail) graph.push(breadcrumb(siteUrl, page.trail, `${address}#breadcrumb`))
  return { '@context': 'https://schema.org', '@graph': graph }
}

/** JSON for a script element: no text in it can end the element or break the script. */
export function serializeGraph(graph: object): string {
  return JSON.stringify(graph)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
}

/** @param areas the towns and counties that the page names; all of California stands on every one. */
function business(siteUrl: string, practice: Practice, id: string, areas: Place[]): Thing {
  const hasAddress = cityLine(practice) !== ''
  return {
    '@type': 'MedicalBusiness',
    '@id': id,
    name: practice.name,
    url: absolute(siteUrl, routes.home()),
    telephone: practice.phone,
    email: practice.email,
    address: hasAddress
      ? {
          '@type': 'PostalAddress',
          streetAddress:
            practice.streetAddress.length > 0 ? practice.streetAddress.join(', ') : undefined,
          addressLocality: practice.locality || undefined,
          addressRegion: practice.region,
          postalCode: practice.postalCode,
          addressCountry: 'US',
        }
      : undefined,
    areaServed: [
      { '@type': 'State', name: 'California' },
      ...areas.map(({ name, isCounty }) => ({
        '@type': isCounty ? 'AdministrativeArea' : 'City',
        name,
      })),
    ],
  }
}

function person(practitioner: Practitioner, id: string): Thing {
  return {
    '@type': 'Person',
    '@id': id,
    name: displayName(practitioner),
    jobTitle: practitioner.licenceTitle,
    hasCredential: describeLicence(practitioner),
  }
}

function describeLicence(practitioner: Practitioner): Thing {
  return {
    '@type': 'EducationalOccupationalCredential',
    credentialCategory: practitioner.isAssociate ? 'registration' : 'license',
    name: practitioner.licenceTitle,
    identifier: practitioner.licenceNumber,
    recognizedBy: practitioner.boardName
      ? { '@type': 'Organization', name: practitioner.boardName }
      : undefined,
  }
}

/** What only a person's own page shows: the portrait, and every credential on the list (BPC 651). */
function describeProfile(siteUrl: string, practitioner: Practitioner): Partial<Thing> {
  const { photo, credentials } = practitioner
  return {
    image: photo ? absolute(siteUrl, largestRendering(photo).address) : undefined,
    hasCredential: [
      describeLicence(practitioner),
      ...credentials.map(({ title, issuer, year, href }) => ({
        '@type': 'EducationalOccupationalCredential',
        name: title,
        url: href,
        dateCreated: year === undefined ? undefined : String(year),
        recognizedBy: { '@type': 'Organization', name: issuer },
      })),
    ],
  }
}

function post(
  siteUrl: string,
  article: Article,
  address: string,
  by: { author: string; publisher: string },
): Thing {
  return {
    '@type': 'BlogPosting',
    '@id': `${address}#post`,
    headline: article.title,
    alternativeHeadline: article.subtitle,
    url: address,
    mainEntityOfPage: { '@id': `${address}#page` },
    image: article.banner ? absolute(siteUrl, largestRendering(article.banner).address) : undefined,
    datePublished: article.publishedAt,
    dateModified: article.updatedAt ?? article.publishedAt,
    timeRequired: `PT${article.readingMinutes}M`,
    inLanguage: 'en-US',
    keywords: article.topics.length > 0 ? article.topics.map((topic) => topic.title) : undefined,
    author: { '@id': by.author },
    publisher: { '@id': by.publisher },
  }
}

function offer(siteUrl: string, service: Service, practice: Practice, provider: string): Thing {
  return {
    '@type': 'Service',
    '@id': `${absolute(siteUrl, routes.service(service.slug))}#service`,
    name: service.title,
    description: service.blurb,
    url: absolute(siteUrl, routes.service(service.slug)),
    provider: { '@id': provider },
    areaServed: [
      ...(service.inPerson && practice.locality
        ? [{ '@type': 'City', name: practice.locality }]
        : []),
      ...(service.online ? [{ '@type': 'State', name: 'California' }] : []),
    ],
    offers: service.fee
      ? {
          '@type': 'Offer',
          price: (service.fee.cents / 100).toFixed(2),
          priceCurrency: 'USD',
          validFrom: service.fee.from,
        }
      : undefined,
  }
}

function breadcrumb(
  siteUrl: string,
  trail: NonNullable<DescribedPage['trail']>,
  id: string,
): Thing {
  return {
    '@type': 'BreadcrumbList',
    '@id': id,
    itemListElement: trail.map((step, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: step.title,
      item: absolute(siteUrl, step.path),
    })),
  }
}
