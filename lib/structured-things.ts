import type {
  BlogPostingLeaf,
  BreadcrumbListLeaf,
  EducationalOccupationalCredentialLeaf,
  MedicalBusinessLeaf,
  PersonLeaf,
  ProfilePageLeaf,
  ServiceLeaf,
  WebPageLeaf,
  WebSiteLeaf,
} from 'schema-dts'
import type { Place } from './areas.ts'
import { cityLine } from './contact.ts'
import { displayName } from './licence.ts'
import { largestRendering } from './picture-sources.ts'
import { pictureAddress } from './pictures.ts'
import { absolute, routes } from './routes.ts'
import { pictureRatios, renderingAt } from './share-picture.ts'
import type { Article, Picture, Practice, Practitioner, Service } from './views.ts'

/**
 * A node of the graph, in schema.org's words. Only these types: those that are reserved to physicians, and reviews and
 * ratings, don't compile.
 */
export type Thing =
  | WebSiteLeaf
  | WebPageLeaf
  | ProfilePageLeaf
  | MedicalBusinessLeaf
  | PersonLeaf
  | BlogPostingLeaf
  | ServiceLeaf
  | BreadcrumbListLeaf

/** @param areas the towns and counties that the page names; all of California stands on every one, where sessions are online. */
export function business(
  siteUrl: string,
  practice: Practice,
  id: string,
  areas: Place[],
): MedicalBusinessLeaf {
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
      ...(practice.offers.online ? [{ '@type': 'State' as const, name: 'California' }] : []),
      ...areas.map(({ name, isCounty }) =>
        isCounty
          ? { '@type': 'AdministrativeArea' as const, name }
          : { '@type': 'City' as const, name },
      ),
    ],
  }
}

export function person(practitioner: Practitioner, id: string): PersonLeaf {
  return {
    '@type': 'Person',
    '@id': id,
    name: displayName(practitioner),
    jobTitle: practitioner.licenceTitle,
    hasCredential: describeLicence(practitioner),
  }
}

function describeLicence(practitioner: Practitioner): EducationalOccupationalCredentialLeaf {
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
export function describeProfile(
  siteUrl: string,
  practitioner: Practitioner,
): Pick<PersonLeaf, 'image' | 'hasCredential'> {
  const { photo, credentials } = practitioner
  return {
    image: photo ? absolute(siteUrl, largestRendering(photo).address) : undefined,
    hasCredential: [
      describeLicence(practitioner),
      ...credentials.map(({ title, issuer, year, href }) => ({
        '@type': 'EducationalOccupationalCredential' as const,
        name: title,
        url: href,
        dateCreated: year === undefined ? undefined : String(year),
        recognizedBy: { '@type': 'Organization' as const, name: issuer },
      })),
    ],
  }
}

export function post(
  siteUrl: string,
  article: Article,
  address: string,
  by: { author: string; publisher: string },
): BlogPostingLeaf {
  return {
    '@type': 'BlogPosting',
    '@id': `${address}#post`,
    headline: article.title,
    alternativeHeadline: article.subtitle,
    url: address,
    mainEntityOfPage: { '@id': `${address}#page` },
    image: article.banner && listShapes(siteUrl, article.banner),
    datePublished: article.publishedAt,
    dateModified: article.updatedAt ?? article.publishedAt,
    timeRequired: `PT${article.readingMinutes}M`,
    inLanguage: 'en-US',
    keywords: article.topics.length > 0 ? article.topics.map((topic) => topic.title) : undefined,
    // With the name, by which reader modes find who wrote it.
    author: { '@id': by.author, name: article.author && displayName(article.author) },
    publisher: { '@id': by.publisher },
  }
}

export function offer(
  siteUrl: string,
  service: Service,
  practice: Practice,
  provider: string,
): ServiceLeaf {
  return {
    '@type': 'Service',
    '@id': `${absolute(siteUrl, routes.service(service.slug))}#service`,
    name: service.title,
    description: service.blurb,
    url: absolute(siteUrl, routes.service(service.slug)),
    provider: { '@id': provider },
    areaServed: [
      ...(service.inPerson && practice.locality
        ? [{ '@type': 'City' as const, name: practice.locality }]
        : []),
      ...(service.online ? [{ '@type': 'State' as const, name: 'California' }] : []),
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

export function breadcrumb(
  siteUrl: string,
  trail: Array<{ title: string; path: string }>,
  id: string,
): BreadcrumbListLeaf {
  return {
    '@type': 'BreadcrumbList',
    '@id': id,
    itemListElement: trail.map((step, index) => ({
      '@type': 'ListItem' as const,
      position: index + 1,
      name: step.title,
      item: absolute(siteUrl, step.path),
    })),
  }
}

/** A picture in the shapes in which search engines show it, each cut around its hotspot. */
function listShapes(siteUrl: string, picture: Picture): string[] {
  return pictureRatios.map((ratio) => {
    const { width } = renderingAt(picture, ratio)
    return absolute(siteUrl, pictureAddress(picture, { width, format: 'jpg', ratio }))
  })
}
