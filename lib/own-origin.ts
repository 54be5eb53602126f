/** As much of a request's headers as says where a form was sent from, and to. */
type OriginHeaders = { [name in 'host' | 'origin' | 'referer' | 'sec-fetch-site']?: unknown }

/**
 * Whether a browser sent a form from a page of ours. Under `Referrer-Policy: same-origin` a browser names the origin of a
 * form that goes to the same one (Fetch Standard, "append a request Origin header"); from elsewhere it says another or `null`.
 * Ours is the public origin, and the one that the request itself was sent to: a site may be reached by two names.
 */
export function isFromOurPage(headers: OriginHeaders, siteUrl: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  const origin = originOf(String(headers.origin ?? headers.referer ?? ''))
  return origin !== undefined && (origin.origin === siteUrl || origin.host === headers.host)
}

function originOf(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  return /^https?:$/.test(url.protocol) ? url : undefined
}
