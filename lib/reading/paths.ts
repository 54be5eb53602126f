/** What the first line of a request asks for. */
export type AskedPath =
  | { kind: 'path'; path: string; query: string }
  /** The same page under its one address. */
  | { kind: 'elsewhere'; location: string }
  | { kind: 'nonsense' }

const longestPath = 1024

/**
 * Reads the target of a request into the one spelling of its path, so that a page has one key.
 * @param target as it stands in the request line, such as `/blog/a%20post?x=1`.
 */
export function readTarget(target: string): AskedPath {
  // An absolute address or `*` is for proxies, which this is not.
  if (!target.startsWith('/')) return { kind: 'nonsense' }
  const mark = target.indexOf('?')
  const raw = mark === -1 ? target : target.slice(0, mark)
  const query = mark === -1 ? '' : target.slice(mark)
  if (raw.length > longestPath) return { kind: 'nonsense' }
  if (/^\/(?:[a-z0-9-]+\/)*(?:[a-z0-9-]+(?:\.[a-z0-9]+)?)?$/.test(raw) && !isDoubled(raw)) {
    return { kind: 'path', path: raw, query }
  }
  const segments: string[] = []
  for (const segment of raw.slice(1).split('/')) {
    const plain = decode(segment)
    if (plain === undefined || plain === '.' || plain === '..' || holdsDanger(plain)) {
      return { kind: 'nonsense' }
    }
    if (plain !== '') segments.push(encode(plain))
  }
  const path = `/${segments.join('/')}`
  // Made of encoded parts behind one slash, so it can only lead to this site.
  if (isDoubled(raw)) return { kind: 'elsewhere', location: path + query }
  return { kind: 'path', path, query }
}

/** Where a campaign's mark or anything else was asked for along with an old address, it goes along to the new one. */
export function withQuery(location: string, query: string): string {
  if (location.includes('?') || query === '') return location
  const [path = '', ...place] = location.split('#')
  return [path + query, ...place].join('#')
}

/** @returns the address of a file, in the spelling of `readTarget`. */
export function addressOfFile(segments: readonly string[]): string {
  return `/${segments.map(encode).join('/')}`
}

/** A slash at the end, or two in a row: another spelling of the same address. */
function isDoubled(raw: string): boolean {
  return raw !== '/' && (raw.endsWith('/') || raw.includes('//'))
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}

function holdsDanger(text: string): boolean {
  return [...text].some(
    (character) => character < ' ' || character === '\x7f' || /[/\\]/.test(character),
  )
}

/** As the platform's `encodeURIComponent`, with the characters left alone that are common in file and brand names. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll('%40', '@').replaceAll('%2B', '+')
}
