import { cookies } from 'next/headers'
import { readSettings } from '#lib/env.ts'
import { isFromOurPage } from '#lib/own-origin.ts'
import { cookieManners } from '#lib/preview/entry.ts'
import { passCookie, type StaffPass, writePass } from '#lib/preview/staff-pass.ts'
import { draftCookie } from '#lib/reading/draft.ts'

const headers = { 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex' }

/** Whether a form was sent from a page of this site. */
export function isOurs({ headers }: Request): boolean {
  return isFromOurPage(Object.fromEntries(headers), readSettings().siteUrl)
}

/** Sends the browser on to a page of ours, with a request that changes nothing. */
export function goTo(path: string): Response {
  return new Response(null, { status: 303, headers: { ...headers, Location: path } })
}

/** Says a sentence to whoever came to an address of previews. */
export function answerText(status: number, text: string): Response {
  return new Response(`${text}\n`, {
    status,
    headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' },
  })
}

/** Gives both cookies of a preview one end and one way of being kept. Draft mode must be on. */
export async function setPreviewCookies(key: string, pass: StaffPass): Promise<void> {
  const jar = await cookies()
  const manners = {
    ...cookieManners(readSettings().siteUrl),
    expires: new Date(pass.until),
  }
  // Next's own would be kept for good, and brought along from other sites' pages.
  jar.set(draftCookie, jar.get(draftCookie)?.value ?? '', manners)
  jar.set(passCookie, writePass(key, pass), manners)
}

/** Takes both cookies of a preview away again. */
export async function dropPreviewCookies(): Promise<void> {
  const jar = await cookies()
  const gone = { ...cookieManners(readSettings().siteUrl), expires: new Date(0) }
  jar.set(draftCookie, '', gone)
  jar.set(passCookie, '', gone)
}
