import {
  urlSearchParamPreviewPathname,
  urlSearchParamPreviewPerspective,
  urlSearchParamPreviewSecret,
} from '@sanity/preview-url-secret/constants'
import { routes } from '#lib/routes.ts'
import { readOwnPath } from './own-path.ts'

/** How a browser keeps the cookies of a preview. Only pages of this site bring them along, and scripts can't read them. */
export function cookieManners(siteUrl: string) {
  return {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: siteUrl.startsWith('https:'),
  } as const
}

/** What the address of the way in asks for. */
export type Entry = {
  secret: string
  path: string
  /** The Studio shows what is published. */
  isLive?: boolean
}

/**
 * @param search the query string, written by the Studio or by anyone.
 * @returns `undefined` when there is no secret that could be one.
 */
export function readEntry(search: string): Entry | undefined {
  const asked = new URLSearchParams(search)
  const secret = asked.get(urlSearchParamPreviewSecret) ?? ''
  if (!/^[\w-]{20,128}$/.test(secret)) return undefined
  const path = readOwnPath(asked.get(urlSearchParamPreviewPathname)) ?? routes.home()
  const isLive = asked.get(urlSearchParamPreviewPerspective) === 'published'
  return { secret, path, ...(isLive && { isLive }) }
}

/** @returns the address that takes the holder of a secret into the preview of a page; for the Studio. */
export function entryAddress({ secret, path }: Entry): string {
  const asked = new URLSearchParams({
    [urlSearchParamPreviewSecret]: secret,
    [urlSearchParamPreviewPathname]: path,
  })
  return `${previewPaths.enter}?${asked}`
}

/** The addresses by which previews are entered, changed and left. */
export const previewPaths = {
  enter: '/api/preview/enter',
  leave: '/api/preview/leave',
  asOf: '/api/preview/as-of',
  share: '/api/preview/share',
} as const

/** Whether an address is one of {@link previewPaths}. */
export function isWayOfPreview(path: string): boolean {
  return Object.values<string>(previewPaths).includes(path)
}

/** The page that a form was sent from, when it is one of ours. */
export function pageBefore(headers: Headers): string {
  const from = headers.get('referer') ?? ''
  if (!URL.canParse(from)) return routes.home()
  const { host, pathname, search } = new URL(from)
  if (host !== headers.get('host')) return routes.home()
  return readOwnPath(pathname + search) ?? routes.home()
}
