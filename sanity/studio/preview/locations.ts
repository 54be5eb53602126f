import type {
  DocumentLocation,
  DocumentLocationsState,
  DocumentResolver,
} from 'sanity/presentation'
import { previewPath, typesWithPage } from '#lib/preview/preview-path.ts'
import { routes } from '#lib/routes.ts'
import { isSingleton } from '../singletons.ts'

/** As much of a document as tells where it is shown. */
export type ShownDocument = {
  id: string
  type: string
  title?: string | null
  slug?: string | null
  /** Of a banner. */
  places?: string[] | null
  /** Whether it is published, and its moment has come. */
  isLive: boolean
}

const places: Record<string, DocumentLocation> = {
  home: { title: 'First page', href: routes.home() },
  blog: { title: 'Blog', href: routes.blog() },
  services: { title: 'Services', href: routes.services() },
}

/** Lists and pages that show a document of a type beside its own page. */
const alsoShownAt: Record<string, DocumentLocation[]> = {
  article: [{ title: 'Blog', href: routes.blog() }],
  service: [{ title: 'Services', href: routes.services() }],
  crisisResources: [{ title: 'Contact', href: routes.contact() }],
  settings: [
    { title: 'First page', href: routes.home() },
    { title: 'Contact', href: routes.contact() },
  ],
}

/**
 * Where a document is shown on the website, best first; a sentence where that is everywhere or nowhere.
 * @param document `undefined` while nothing is written yet.
 */
export function locationsOf(document: ShownDocument | undefined): DocumentLocationsState {
  if (!document) return { message: 'Nothing is written here yet.' }
  const { id, type } = document
  const own = previewPath(type, { id, slug: document.slug ?? undefined })
  const locations = [
    ...(own === undefined ? [] : [{ title: document.title || 'No title yet', href: own }]),
    ...(document.places ?? []).flatMap((place) => places[place] ?? []),
    ...(alsoShownAt[type] ?? []),
  ]
  if (!document.isLive && locations.length > 0) {
    return { message: 'Not on the website now. See how it would look:', locations }
  }
  if (type === 'settings' || type === 'crisisResources') {
    return { message: 'This shows on every page.', tone: 'positive', locations }
  }
  if (type === 'oldAddress') {
    return { message: 'Visitors never see this itself: it leads them on.', tone: 'positive' }
  }
  if (locations.length > 0) return { locations }
  return { message: 'This isn’t shown on any page yet.', tone: 'caution' }
}

/** Which document to open beside a page, by the page’s address. */
export const documentsOfPages: DocumentResolver[] = [
  {
    route: routes.about(),
    filter: '_type == "practitioner" && _id == *[_id == "settings"][0].owner._ref',
  },
  // A page of her own may stand at any address that nothing else has, so it is asked last.
  ...[...typesWithPage]
    .sort((one, other) => Number(one === 'page') - Number(other === 'page'))
    .map(documentOf),
]

function documentOf(type: string): DocumentResolver {
  const stand = 'last-part'
  const route = (previewPath(type, { id: stand }) ?? '').replace(stand, ':slug')
  if (isSingleton(type)) return { route, type }
  return {
    route,
    filter: `_type == "${type}" && (slug.current == $slug || _id == $slug)`,
    params: ({ params }) => ({ slug: params.slug ?? '' }),
  }
}
