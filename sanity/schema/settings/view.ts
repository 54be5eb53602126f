import { z } from 'zod'
import { routes } from '#lib/routes.ts'
import type { ListedAddress, Practice } from '#lib/views.ts'
import type {
  ListedAddressesQueryResult,
  PracticeQueryResult,
} from '../../content/types.generated.ts'
import { callToActionPart, toCallToAction, withoutPin } from '../call-to-action/view.ts'
import { actionLinkPart, toActionLink } from '../link/view.ts'
import { agreeing, flag, list, moment, part, type Reading, text, words } from '../parse.ts'
import { practitionerPart, toPractitioner } from '../practitioner/view.ts'

export const practiceParser = agreeing<PracticeQueryResult>()(
  part({
    practiceName: text(),
    tagline: text(),
    description: text(),
    owner: practitionerPart(),
    isFictitiousName: flag(),
    phone: text(),
    email: text(),
    bookingLink: actionLinkPart(),
    streetAddress: list(z.string()),
    showStreetAddress: flag(),
    locality: text(),
    region: text(),
    postalCode: text(),
    areasServed: list(z.string()),
    telehealthStatement: text(),
    locationLine: text(),
    callToAction: callToActionPart(),
  }),
)

/** The law asks for this line wherever "online" is offered, so it stands there even before anyone has written one. */
const defaultTelehealthStatement =
  'For online sessions you need to be in California at the time of the session.'

/** @returns a practice without facts, never an invented one, while there are no settings. */
export function toPractice(raw: z.output<typeof practiceParser>, reading: Reading): Practice {
  const bookingLink = toActionLink(raw?.bookingLink)
  return {
    name: words(raw?.practiceName) ?? 'Your practice',
    tagline: words(raw?.tagline),
    description: words(raw?.description),
    owner: toPractitioner(raw?.owner, reading),
    isFictitiousName: raw?.isFictitiousName === true,
    phone: words(raw?.phone),
    email: words(raw?.email),
    bookingLink,
    // Someone who works from home has not switched this on: her street stays private.
    streetAddress: raw?.showStreetAddress === true ? lines(raw.streetAddress) : [],
    locality: words(raw?.locality) ?? '',
    region: words(raw?.region) ?? 'CA',
    postalCode: words(raw?.postalCode),
    areasServed: lines(raw?.areasServed),
    telehealthStatement: words(raw?.telehealthStatement) ?? defaultTelehealthStatement,
    locationLine: withoutPin(words(raw?.locationLine)),
    callToAction: toCallToAction(raw?.callToAction, bookingLink),
  }
}

function lines(values: string[] | undefined): string[] {
  return (values ?? []).flatMap((value) => words(value) ?? [])
}

export const listedAddressesParser = agreeing<ListedAddressesQueryResult>()(
  z.object({
    articles: z.array(z.object({ slug: text(), publishedAt: text(), updatedAt: text() })),
    services: z.number(),
    privacy: z.number(),
    nextLive: text(),
  }),
)

/** Every page that search engines may list, each once. */
export function toListedAddresses(raw: z.output<typeof listedAddressesParser>): ListedAddress[] {
  const articles = raw.articles.flatMap(({ slug, publishedAt, updatedAt }): ListedAddress[] => {
    const known = words(slug)
    return known === undefined
      ? []
      : [{ path: routes.article(known), lastModified: moment(updatedAt) ?? moment(publishedAt) }]
  })
  const pages = [
    { path: routes.home() },
    { path: routes.blog() },
    ...(raw.services > 0 ? [{ path: routes.services() }] : []),
    ...(raw.privacy > 0 ? [{ path: routes.privacy() }] : []),
    ...articles,
  ]
  return [...new Map(pages.map((page) => [page.path, page])).values()]
}
