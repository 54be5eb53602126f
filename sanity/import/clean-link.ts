import { isGoogle } from '#sanity/schema/link/google-host.ts'
import { safeLink } from '#sanity/schema/link/safe-link.ts'

/** Parameters that only tell advertisers and mail programs who clicked. */
const tracking =
  /^(?:utm_.+|gclid|gbraid|wbraid|dclid|fbclid|msclkid|yclid|igshid|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|vero_id|oly_anon_id|oly_enc_id)$/i

/** Pages that only pass a reader on, with the parameter that holds the real address. */
const wrappers: Array<[isHost: (hostname: string) => boolean, path: string, parameter: string]> = [
  [isGoogle, '/url', 'q'],
  [isGoogle, '/url', 'url'],
  [(host) => host.endsWith('.safelinks.protection.outlook.com'), '/', 'url'],
  [(host) => /^lm?\.facebook\.com$/.test(host), '/l.php', 'u'],
]

/**
 * The address that a copied link really means: wrappers of Google, Outlook and Facebook are taken off, tracking
 * parameters removed. An address without either stays as it is written.
 * @returns `undefined` when it leads nowhere on the web, such as to a file or to a place in the same document.
 */
export function cleanLink(href: string): string | undefined {
  const address = withoutTracking(unwrap(href.trim(), 0))
  return safeLink(address) === undefined ? undefined : address
}

/** A wrapper may hold another; five are more than anyone meets. */
function unwrap(address: string, depth: number): string {
  if (depth === 5 || !URL.canParse(address)) return address
  const url = new URL(address)
  for (const [isHost, path, parameter] of wrappers) {
    const inside = url.searchParams.get(parameter)
    if (isHost(url.hostname) && url.pathname === path && inside && URL.canParse(inside)) {
      return unwrap(inside, depth + 1)
    }
  }
  return address
}

function withoutTracking(address: string): string {
  if (!address.includes('?') || !URL.canParse(address)) return address
  const [start = '', ...hash] = address.split('#')
  const [path = '', ...query] = start.split('?')
  const parameters = query.join('?').split('&')
  const kept = parameters.filter((parameter) => !tracking.test(parameter.split('=')[0] ?? ''))
  if (kept.length === parameters.length) return address
  return [path + (kept.length > 0 ? `?${kept.join('&')}` : ''), ...hash].join('#')
}
