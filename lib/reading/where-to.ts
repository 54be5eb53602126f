import type { IncomingMessage } from 'node:http'
import { isCardPath, readCardAddress } from '#lib/card-address.ts'
import { healthPaths } from '#lib/observability/health.ts'
import { isWayOfPreview } from '#lib/preview/entry.ts'
import { sharedFolder } from '#lib/preview/share-token.ts'
import { routes } from '#lib/routes.ts'
import type { BuildFiles } from './build-files.ts'
import { isPreview, type PreviewGuard } from './draft.ts'
import { isLakeTarget } from './lake-proxy.ts'
import { readTarget } from './paths.ts'
import { isBelow, isNextsOwn, isReading } from './requests.ts'
import { readSearch } from './searches.ts'

/** Where a request goes, with what is needed there. */
export type Way =
  | { to: 'lake' }
  | { to: 'health'; path: string }
  | { to: 'nonsense' }
  | { to: 'picture'; path: string }
  /** A form that somebody sends. */
  | { to: 'sent form' }
  /** In development: Next, scripts and all. */
  | { to: 'development' }
  | { to: 'one spelling'; location: string }
  /** A script, style sheet or font of the build. */
  | { to: 'build file'; path: string }
  /** A file of `public/`. */
  | { to: 'public file' }
  | { to: 'no file' }
  | { to: 'studio' }
  | { to: 'missing' }
  /** Into a preview, out of it, or on within it. */
  | { to: 'way of preview'; path: string }
  | { to: 'shared page'; path: string }
  | { to: 'preview' }
  | { to: 'search'; typed: string }
  | { to: 'form'; path: string }
  | { to: 'page'; path: string; query: string }
  /** What can only be read was written to. */
  | { to: 'refusal' }

/** What a site has, by which requests are told apart. */
export type Site = {
  /** In development every page goes straight to Next, scripts and all. */
  mode: 'production' | 'development'
  hasLake: boolean
  hasForm: boolean
  preview: PreviewGuard
  /** Addresses of the files in `public/`, as Next serves them. */
  publicFiles: ReadonlySet<string>
  /** The build's own files, below `/_next/static`. */
  buildFiles: Pick<BuildFiles, 'has'>
}

/** Decides where a request goes, from the top down: the first line that fits it. */
export function findWay(request: IncomingMessage, site: Site): Way {
  const url = request.url ?? ''
  // Two programs on the way could each have read another one (RFC 9112, section 3.2).
  if ((request.headersDistinct.host?.length ?? 0) > 1) return { to: 'nonsense' }
  if (site.hasLake && isLakeTarget(url)) return { to: 'lake' }
  const target = readTarget(url)
  if (target.kind === 'nonsense') return { to: 'nonsense' }
  const { path, query } = target.kind === 'path' ? target : { path: '', query: '' }
  const ifRead = (way: Way): Way => (isReading(request) ? way : { to: 'refusal' })
  const isForm = site.hasForm && path === routes.contact()

  if (isBelow(path, healthPaths.all)) return ifRead({ to: 'health', path })
  if (isPicture(path)) return ifRead({ to: 'picture', path })
  if (isForm && request.method === 'POST') return { to: 'sent form' }
  if (site.mode === 'development') return { to: 'development' }
  if (target.kind === 'elsewhere') return { to: 'one spelling', location: target.location }
  if (path.startsWith('/_next/'))
    return site.buildFiles.has(path) ? ifRead({ to: 'build file', path }) : { to: 'no file' }
  if (isBelow(path, routes.studio())) return ifRead({ to: 'studio' })
  if (site.publicFiles.has(path)) return ifRead({ to: 'public file' })
  if (isNobodys(path)) return { to: 'missing' }
  if (isWayOfPreview(path)) return { to: 'way of preview', path }
  if (isBelow(path, sharedFolder)) return ifRead({ to: 'shared page', path })
  if (!isReading(request)) return { to: 'refusal' }
  if (isPreview(request.headers.cookie, site.preview)) return { to: 'preview' }
  const typed = path === routes.search() ? readSearch(query) : ''
  if (typed !== '') return { to: 'search', typed }
  return isForm ? { to: 'form', path } : { to: 'page', path, query }
}

/** Pictures of the practice; the cards that are drawn for pages come from Next. */
function isPicture(path: string): boolean {
  return path.startsWith('/images/') && !isCardPath(path)
}

/** Addresses that only this server and Next ask each other, and cards that no page has named: nobody has those drawn. */
function isNobodys(path: string): boolean {
  const isStrangeCard = isCardPath(path) && readCardAddress(path) === undefined
  return isStrangeCard || isBelow(path, '/wrong-turn') || isNextsOwn(path)
}
