const schemes = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/**
 * The one test of a link before it reaches a page.
 * @returns the address when it is http(s), mail, phone or a path of our own; otherwise `undefined`.
 */
export function safeLink(href: unknown): string | undefined {
  if (typeof href !== 'string') return undefined
  // Browsers drop tabs and line breaks inside an address and read a backslash as a slash.
  const address = href.trim().replace(/[\t\n\r]/g, '')
  if (address.startsWith('/')) return ownPath(address)
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  if (!schemes.has(url.protocol)) return undefined
  // A name before the host ("https://bank.com@evil.com") only serves to mislead.
  if (url.username !== '' || url.password !== '') return undefined
  if ((url.protocol === 'mailto:' || url.protocol === 'tel:') && url.pathname === '')
    return undefined
  return url.href
}

/** A stand-in for our own origin, to see whether a path stays on it. */
const here = 'http://own-site.invalid'

function ownPath(path: string): string | undefined {
  if (!URL.canParse(path, here)) return undefined
  const url = new URL(path, here)
  // Removing dots can bring two slashes together again ("/.//evil.com").
  if (url.origin !== here || url.pathname.startsWith('//')) return undefined
  return `${url.pathname}${url.search}${url.hash}`
}

/** The rule of the Studio for the same address. */
export function checkLink(href: string | undefined): true | string {
  if (href === undefined || href === '') return true
  return safeLink(href) === undefined
    ? 'This link would not work. Start it with https://, mailto:, tel: or / for a page of this site.'
    : true
}
