import { isReservedSlug, routes } from '#lib/routes.ts'

/** The types of document that each have a page at an address of their own. */
export const pageTypes = ['article', 'service', 'topic', 'practitioner', 'page'] as const
export type PageType = (typeof pageTypes)[number]

/**
 * Where a document's page is.
 * @param isOwner whether it is the practitioner whose page is the site's own
 * @returns `undefined` for a written page at an address that the site keeps for itself
 */
export function pagePath(type: PageType, slug: string, isOwner: boolean): string | undefined {
  switch (type) {
    case 'article':
      return routes.article(slug)
    case 'service':
      return routes.service(slug)
    case 'topic':
      return routes.topic(slug)
    case 'practitioner':
      return isOwner ? routes.about() : routes.practitioner(slug)
    case 'page':
      return isReservedSlug(slug) ? undefined : routes.page(slug)
  }
}
