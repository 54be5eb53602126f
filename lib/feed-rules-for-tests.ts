const content = 'http://purl.org/rss/1.0/modules/content/'
const atom = 'http://www.w3.org/2005/Atom'

/** Elements of RSS 2.0 that this house writes: how often each must and may stand there. */
const channelElements = {
  title: [1, 1],
  link: [1, 1],
  description: [1, 1],
  language: [1, 1],
  lastBuildDate: [0, 1],
  item: [0, Number.POSITIVE_INFINITY],
} as const
const itemElements = {
  title: [1, 1],
  link: [1, 1],
  guid: [1, 1],
  pubDate: [1, 1],
  category: [0, Number.POSITIVE_INFINITY],
  description: [0, 1],
} as const

/**
 * What is wrong with a feed, by the RSS 2.0 specification and the RSS Advisory Board's profile of it: a line each.
 * @param feed read by a real XML parser.
 */
export function checkFeed(feed: Document): string[] {
  const root = feed.documentElement
  if (feed.querySelector('parsererror')) return ['It is not well-formed.']
  if (root.localName !== 'rss' || root.getAttribute('version') !== '2.0')
    return ['It is no RSS 2.0.']
  const [channel, ...more] = [...root.children]
  if (channel?.localName !== 'channel' || more.length > 0) return ['It needs one channel.']
  const items = children(channel, 'item')
  const guids = items.map((item) => textOf(item, 'guid'))
  const published = items.map((item) => Date.parse(textOf(item, 'pubDate')))
  const built = textOf(channel, 'lastBuildDate')
  return [
    ...checkElements('channel', channel, channelElements),
    ...checkLink('channel', channel),
    ...checkSelf(channel),
    ...(built ? checkDate('lastBuildDate', built) : []),
    ...items.flatMap(checkItem),
    ...say(new Set(guids).size < guids.length, 'Two items have one guid.'),
    ...say(
      published.some((time, index) => time > (published[index - 1] ?? Number.POSITIVE_INFINITY)),
      'The newest item comes first.',
    ),
    ...say(
      items.length > 0 && !(Date.parse(built) >= Math.max(...published)),
      'lastBuildDate is before an item.',
    ),
  ]
}

function checkItem(item: Element): string[] {
  const [guid] = children(item, 'guid')
  const encoded = [...item.getElementsByTagNameNS(content, 'encoded')]
  const html = new DOMParser().parseFromString(encoded[0]?.textContent ?? '', 'text/html')
  const addresses = [...html.querySelectorAll('[href],[src]')].map(
    (element) => element.getAttribute('href') ?? element.getAttribute('src') ?? '',
  )
  return [
    ...checkElements('item', item, itemElements),
    ...checkLink('item', item),
    ...checkDate('pubDate', textOf(item, 'pubDate')),
    ...say(!guid?.textContent?.trim(), 'A guid is empty.'),
    ...say(
      guid?.getAttribute('isPermaLink') !== 'false' && !isAbsolute(guid?.textContent ?? ''),
      'A guid that is no address must say so.',
    ),
    ...say(encoded.length !== 1, 'An item has its whole text once, in content:encoded.'),
    ...addresses
      .filter((address) => !isAbsolute(address) && !/^(mailto|tel|sms):/.test(address))
      .map((address) => `The text leads to ${address}, which is not absolute.`),
  ]
}

function checkElements(
  name: string,
  parent: Element,
  known: Record<string, readonly [least: number, most: number]>,
): string[] {
  const counts = Object.entries(known).flatMap(([child, [least, most]]) => {
    const found = children(parent, child)
    return [
      ...say(found.length < least || found.length > most, `${name}: ${found.length} × ${child}.`),
      ...say(
        child !== 'item' &&
          found.some((one) => !one.textContent?.trim() || one.children.length > 0),
        `${name}: ${child} has no plain text.`,
      ),
    ]
  })
  const unknown = [...parent.children]
    .filter((child) => child.namespaceURI === null && !(child.localName in known))
    .map((child) => `${name}: RSS knows no ${child.localName}.`)
  return [...counts, ...unknown]
}

function checkSelf(channel: Element): string[] {
  const [self] = [...channel.getElementsByTagNameNS(atom, 'link')]
  return say(
    self?.getAttribute('rel') !== 'self' ||
      self.getAttribute('type') !== 'application/rss+xml' ||
      !isAbsolute(self.getAttribute('href') ?? ''),
    'The channel says where it stands, with atom:link.',
  )
}

function checkLink(name: string, parent: Element): string[] {
  return say(!isAbsolute(textOf(parent, 'link')), `${name}: the link is not absolute.`)
}

/** RFC 822 with the year in four digits, and the weekday that the date really has. */
function checkDate(name: string, text: string): string[] {
  const isWritten =
    /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} (GMT|[+-]\d{4})$/
  const isRight =
    isWritten.test(text) && new Date(text).toUTCString().slice(0, 3) === text.slice(0, 3)
  return say(!isRight, `${name}: “${text}” is no date of RFC 822.`)
}

const say = (isWrong: boolean, problem: string) => (isWrong ? [problem] : [])

function children(parent: Element, name: string): Element[] {
  return [...parent.children].filter(
    (child) => child.localName === name && child.namespaceURI === null,
  )
}

function textOf(parent: Element, name: string): string {
  return children(parent, name)[0]?.textContent ?? ''
}

function isAbsolute(address: string): boolean {
  return /^https?:\/\/[^/]+/.test(address)
}
