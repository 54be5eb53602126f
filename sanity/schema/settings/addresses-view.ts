import { z } from 'zod'
import { countBlogPages } from '#lib/blog-pages.ts'
import { isReservedSlug, routes } from '#lib/routes.ts'
import type { ListedAddress } from '#lib/views.ts'
import type { ListedAddressesQueryResult } from '../../content/types.generated.ts'
import { agreeing, moment, part, type Reading, text, words } from '../parse.ts'
import { practitionersParser, toPractitioner } from '../practitioner/view.ts'
import { coverage, postsHipaaNotice } from './view.ts'

export const listedAddressesParser = agreeing<ListedAddressesQueryResult>()(
  z.object({
    articles: z.array(z.object({ slug: text(), publishedAt: text(), updatedAt: text() })),
    services: z.array(text()),
    topics: z.array(text()),
    pages: z.array(text()),
    practitioners: practitionersParser,
    settings: part({ owner: text(), hipaaCoveredEntity: coverage() }),
    written: z.array(z.string()),
    total: z.number(),
    nextLive: text(),
  }),
)

type RawAddresses = z.output<typeof listedAddressesParser>

/** Every page that search engines may list, each once. */
export function toListedAddresses(raw: RawAddresses, reading: Reading): ListedAddress[] {
  const paths = [
    routes.home(),
    ...servicePaths(raw),
    ...peoplePaths(raw, reading),
    ...named(raw.topics).map(routes.topic),
    ...named(raw.pages)
      .filter((slug) => !isReservedSlug(slug))
      .map(routes.page),
    ...fixedPaths(raw),
    ...Array.from({ length: countBlogPages(raw.total) }, (_, index) => routes.blogPage(index + 1)),
  ]
  const articles = raw.articles.flatMap(({ slug, publishedAt, updatedAt }): ListedAddress[] => {
    const known = words(slug)
    return known === undefined
      ? []
      : [{ path: routes.article(known), lastModified: moment(updatedAt) ?? moment(publishedAt) }]
  })
  const pages = [...paths.map((path): ListedAddress => ({ path })), ...articles]
  return [...new Map(pages.map((page) => [page.path, page])).values()]
}

function servicePaths({ services, written }: RawAddresses): string[] {
  const paths = named(services).map(routes.service)
  return paths.length > 0 || written.includes('servicesPage') ? [routes.services(), ...paths] : []
}

/** The owner's page is `/about`; whoever has no whole license line has none. */
function peoplePaths({ practitioners, settings }: RawAddresses, reading: Reading): string[] {
  return practitioners.flatMap((raw) => {
    const person = toPractitioner(raw, reading)
    if (!person) return []
    if (person.id === settings?.owner) return [routes.about()]
    return person.slug === undefined ? [] : [routes.practitioner(person.slug)]
  })
}

/** Pages of which there is one each, as soon as they say something. */
function fixedPaths({ settings, written }: RawAddresses): string[] {
  const has = (type: string) => written.includes(type)
  return [
    ...(has('settings') || has('contactPage') ? [routes.contact()] : []),
    ...(has('notices') ? [routes.notices()] : []),
    ...(has('goodFaithEstimate') ? [routes.goodFaithEstimate()] : []),
    ...(has('privacy') ? [routes.privacy()] : []),
    ...(has('accessibility') ? [routes.accessibility()] : []),
    ...(has('hipaaNotice') && postsHipaaNotice(settings?.hipaaCoveredEntity)
      ? [routes.hipaa()]
      : []),
  ]
}

function named(slugs: Array<string | null>): string[] {
  return slugs.flatMap((slug) => words(slug) ?? [])
}
