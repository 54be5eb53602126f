import { routes } from '#lib/routes.ts'

type Named = { id: string; slug?: string | undefined }

const lastPart = ({ id, slug }: Named) => slug || id.replace(/^drafts\./, '')

/** Where each type of document that has a page of its own is seen. A draft without an address is found by its id. */
const pages: Record<string, (document: Named) => string> = {
  article: (document) => routes.article(lastPart(document)),
  service: (document) => routes.service(lastPart(document)),
  topic: (document) => routes.topic(lastPart(document)),
  practitioner: (document) => routes.practitioner(lastPart(document)),
  page: (document) => routes.page(lastPart(document)),
  home: routes.home,
  servicesPage: routes.services,
  contactPage: routes.contact,
  notices: routes.notices,
  goodFaithEstimate: routes.goodFaithEstimate,
  privacy: routes.privacy,
  accessibility: routes.accessibility,
  hipaaNotice: routes.hipaa,
}

/** Every type of document that has a page of its own. */
export const typesWithPage: readonly string[] = Object.keys(pages)

/** @returns the path at which a document is seen; `undefined` for a type without a page of its own. */
export function previewPath(type: string, document: Named): string | undefined {
  return Object.hasOwn(pages, type) ? pages[type]?.(document) : undefined
}
