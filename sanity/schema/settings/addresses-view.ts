import { z } from 'zod'
import { countBlogPages } from '#lib/blog-pages.ts'
import { isReservedSlug, routes } from '#lib/routes.ts'
import type { ListedAddress, Picture } from '#lib/views.ts'
import type { ListedAddressesQueryResult } from '../../content/types.generated.ts'
import { revisedAt } from '../article/view.ts'
import { agreeing, list, moment, part, type Reading, text, words } from '../parse.ts'
import { picturePart, toPicture } from '../picture/view.ts'
import { practitionersParser, toPractitioner } from '../practitioner/view.ts'
import { coverage, postsHipaaNotice } from './view.ts'

const rawPage = z.object({ title: text(), slug: text() })

export const listedAddressesParser = agreeing<ListedAddressesQueryResult>()(
  z.object({
    articles: z.array(
      z.object({
        title: text(),
        slug: text(),
        publishedAt: text(),
        updatedAt: text(),
        banner: picturePart(),
        figures: list(picturePart()),
      }),
    ),
    services: z.array(rawPage),
    topics: z.array(rawPage),
    pages: z.array(rawPage),
    practitioners: practitionersParser,
    home: picturePart(),
    settings: part({ owner: text(), hipaaCoveredEntity: coverage() }),
    written: z.array(z.string()),
    total: z.number(),
    nextLive: text(),
  }),
)

type RawAddresses = z.output<typeof listedAddressesParser>

/** Every page that search engines may list, each once. */
export function toListedAddresses(raw: RawAddresses, reading: Reading): ListedAddress[] {
  const others = [
    ...named(raw.topics).map(routes.topic),
    ...named(raw.pages)
      .filter((slug) => !isReservedSlug(slug))
      .map(routes.page),
    ...fixedPaths(raw),
    ...Array.from({ length: countBlogPages(raw.total) }, (_, index) => routes.blogPage(index + 1)),
  ]
  const articles = raw.articles.flatMap((article): ListedAddress[] => {
    return named([article]).map((slug) => ({
      path: routes.article(slug),
      // Never the lake's own time of a change: a corrected typo makes no article new.
      lastModified: revisedAt(article) ?? moment(article.publishedAt),
      pictures: pictured(article.banner, ...article.figures),
    }))
  })
  const pages = [
    { path: routes.home(), pictures: pictured(raw.home) },
    ...servicePaths(raw).map(withoutPictures),
    ...listPeople(raw, reading),
    ...others.map(withoutPictures),
    ...articles,
  ]
  return [...new Map(pages.map((page) => [page.path, page])).values()]
}

const withoutPictures = (path: string): ListedAddress => ({ path, pictures: [] })

function servicePaths({ services, written }: RawAddresses): string[] {
  const paths = named(services).map(routes.service)
  return paths.length > 0 || written.includes('servicesPage') ? [routes.services(), ...paths] : []
}

/** The owner's page is `/about`; whoever has no whole license line has none. */
function listPeople({ practitioners, settings }: RawAddresses, reading: Reading): ListedAddress[] {
  return practitioners.flatMap((raw) => {
    const person = toPractitioner(raw, reading)
    if (!person) return []
    const pictures = pictured(raw.photo)
    if (person.id === settings?.owner) return [{ path: routes.about(), pictures }]
    return person.slug === undefined ? [] : [{ path: routes.practitioner(person.slug), pictures }]
  })
}

function pictured(...raw: Array<z.output<ReturnType<typeof picturePart>>>): Picture[] {
  return raw.flatMap((picture) => toPicture(picture) ?? [])
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

/** The slugs of what has a page: without a title there is none. */
function named(raw: Array<{ title: string | null; slug: string | null }>): string[] {
  return raw.flatMap(({ title, slug }) => (words(title) && words(slug)) ?? [])
}
