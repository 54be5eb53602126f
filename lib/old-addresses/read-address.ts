import { readTarget } from '#lib/reading/paths.ts'
import { isClosedPath, routes } from '#lib/routes.ts'
import { standingPages } from './standing-pages.ts'

/** What somebody wrote for an address: read, or one sentence that names what is wrong with it and the fix. */
export type Read<Address> = ({ isRead: true } & Address) | { isRead: false; fix: string }

/** An address of the website before. */
export type OldAddress = {
  /** The one spelling by which it is known again: small letters, and the parameters in their order. */
  key: string
  /** For people: as a browser shows it. */
  written: string
  /** As it would be asked for, without its query; `undefined` where the query tells it from a page of this site. */
  path: string | undefined
}

/** An address of this website; `rest` is a place on the page (`#…`), and for the search what is looked for. */
export type NewAddress = { path: string; rest: string }

const refuse = (fix: string) => ({ isRead: false, fix }) as const

/**
 * Reads an address of the website before, as a path or as a whole address.
 * Capitals, a slash at the end and the order of parameters make no difference.
 */
export function readOldAddress(text: string): Read<OldAddress> {
  const plain = readPlainly(text)
  if (!plain.isRead) return plain
  if (plain.hash !== '') {
    return refuse(`Take off “${plain.hash}”: browsers keep that part to themselves.`)
  }
  const target = normalise(plain.path + plain.query)
  if (!target) return refuse(unreadable)
  const { path } = target
  const query = sortQuery(target.query)
  if (path.startsWith('/_') || path.endsWith('.rsc') || isClosedPath(path)) {
    return refuse('This website needs addresses like this one for itself, so it can’t lead on.')
  }
  const page = query === '' || path === routes.search() ? standingPages.get(path) : undefined
  if (page !== undefined) {
    return refuse(`This is ${page} of this website: it needs no old address.`)
  }
  const written = path.split('/').map(spellOut).join('/') + query
  return { isRead: true, key: keyOf(path, query), written, path: query === '' ? path : undefined }
}

/** @returns the one spelling of an address by which it is known again. Both parts come as `readTarget` gives them. */
export function keyOf(path: string, query: string): string {
  const small = path.split('/').map((part) => encodePart(decodeURIComponent(part)))
  const lower = small.join('/')
  // WordPress answers /?p=12 at this address as well.
  return query !== '' && lower === '/index.php' ? `/${query}` : lower + query
}

/**
 * Reads an address of this website, as a path or as a whole address. That there is a page, it does not say.
 * @param siteUrl the public origin, by which a whole address is known as an own one; without it only paths are taken
 */
export function readNewAddress(text: string, siteUrl?: string): Read<NewAddress> {
  const plain = readPlainly(text)
  if (!plain.isRead) return plain
  if (plain.host !== undefined && (!siteUrl || plain.host !== new URL(siteUrl).host)) {
    return refuse(
      `${plain.host} is not this website. Old addresses only lead to pages here: write the part after its name, such as /services.`,
    )
  }
  const target = normalise(plain.path + plain.query)
  if (!target) return refuse(unreadable)
  if (target.path.startsWith('/_') || isClosedPath(target.path)) {
    return refuse('This is no page for visitors. Write one, such as /services.')
  }
  const isSearch = target.path === routes.search()
  if (target.query !== '' && !isSearch) {
    return refuse(`Take off “${target.query}”: no page of this website has such a part.`)
  }
  return { isRead: true, path: target.path, rest: target.query + plain.hash }
}

const unreadable =
  'This can’t be read as an address. Copy it from the address bar of a browser once more.'

type Plain = { host?: string; path: string; query: string; hash: string }

/** Takes an address apart without changing a letter of it, and refuses what is meant to mislead. */
function readPlainly(text: string): Read<Plain> {
  const address = text.trim()
  if (address === '') return refuse('The address is missing. Write it like /about-me.')
  if ([...address].some((letter) => letter <= ' ' || letter === '\x7f')) {
    return refuse(
      'A space or an invisible sign stands in this address. Write it without, or as %20.',
    )
  }
  if (address.includes('\\')) return refuse('Write slashes like this: /.')
  const [, host, rest = ''] = /^https?:\/\/([^/?#]*)(.*)$/i.exec(address) ?? []
  if (host !== undefined) {
    if (!/^[a-z0-9.-]+(?::\d+)?$/i.test(host)) return refuse(unreadable)
    return {
      isRead: true,
      host: host.toLowerCase(),
      ...split(rest.startsWith('/') ? rest : `/${rest}`),
    }
  }
  if (address.startsWith('//')) {
    return refuse('Two slashes at the beginning lead to another website. Begin with one.')
  }
  if (!address.startsWith('/')) {
    return refuse(
      /^[a-z][a-z0-9+.-]*:/i.test(address)
        ? 'This is no address of a page. Write it like /about-me.'
        : 'Begin it with a slash, such as /about-me.',
    )
  }
  return { isRead: true, ...split(address) }
}

function split(address: string): Omit<Plain, 'host'> {
  const [, path = '/', query = '', hash = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(address) ?? []
  return { path, query: query === '?' ? '' : query, hash: hash === '#' ? '' : hash }
}

/** One spelling, without a slash at the end; `undefined` when it can't be read or would lead elsewhere. */
function normalise(address: string): { path: string; query: string } | undefined {
  const asked = readTarget(address)
  const target = asked.kind === 'elsewhere' ? readTarget(asked.location) : asked
  return target.kind === 'path' ? target : undefined
}

/** The parameters of a query in one order and spelling, with the mark before them. */
export function sortQuery(query: string): string {
  const parameters = new URLSearchParams(query)
  parameters.sort()
  return parameters.size === 0 ? '' : `?${parameters}`
}

function encodePart(part: string): string {
  return encodeURIComponent(part.normalize('NFC').toLowerCase())
    .replaceAll('%40', '@')
    .replaceAll('%2B', '+')
}

/** With letters in the place of their codes, where that is the same address. */
function spellOut(part: string): string {
  const words = decodeURIComponent(part)
  return /[\p{C}\p{Z}?#%]/u.test(words) ? part : words
}
