import type { Place } from './areas.ts'
import { biographyPath } from './people.ts'
import { cleanWords } from './preview/clean-words.ts'
import { absolute, routes } from './routes.ts'
import {
  breadcrumb,
  business,
  describeProfile,
  offer,
  person,
  post,
  type Thing,
} from './structured-things.ts'
import type { Article, Practice, Practitioner, Service } from './views.ts'

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
): { '@context': 'https://schema.org'; '@graph': Thing[] } {
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
      reviewedBy: article?.reviewer && { '@id': id(`person-${article.reviewer.id}`) },
      breadcrumb: page.trail ? { '@id': `${address}#breadcrumb` } : undefined,
    },
  ]
  const people = new Map(
    [owner, author, article?.reviewer, page.profile].flatMap((one) =>
      one ? [[one.id, one] as const] : [],
    ),
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
  return JSON.stringify(cleanWords(graph))
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
}
