/** @jest-environment jsdom */
import { educationNotTreatment } from './california.ts'
import {
  exampleArticle,
  examplePractice,
  examplePractitioner,
  exampleText,
} from './example-views.ts'
import { renderFeed } from './feed.ts'
import { checkFeed } from './feed-rules-for-tests.ts'
import type { Article } from './views.ts'

const siteUrl = 'https://www.example.com'

function readFeed(articles: Article[]) {
  const source = renderFeed(siteUrl, examplePractice, articles)
  const feed = new DOMParser().parseFromString(source, 'application/xml')
  expect(checkFeed(feed)).toEqual([])
  return feed
}

const textOf = (feed: Document, selector: string) => feed.querySelector(selector)?.textContent

/** The whole text of the first entry, as a feed reader would show it. */
function readEntry(articles: Article[]) {
  const encoded = readFeed(articles).getElementsByTagName('content:encoded')[0]?.textContent ?? ''
  return new DOMParser().parseFromString(encoded, 'text/html').body
}

describe('the feed', () => {
  it('is RSS with the practice’s name and absolute addresses', () => {
    const feed = readFeed([exampleArticle])
    expect(feed.documentElement.getAttribute('version')).toBe('2.0')
    expect(textOf(feed, 'channel > title')).toBe('Nightlight Therapy')
    expect(textOf(feed, 'item > link')).toBe(`${siteUrl}/blog/why-cant-i-switch-off`)
  })

  it('writes dates as RFC 822 wants them', () => {
    const feed = readFeed([exampleArticle])
    expect(textOf(feed, 'item > pubDate')).toBe('Sun, 10 May 2026 06:00:00 GMT')
    expect(textOf(feed, 'lastBuildDate')).toBe('Mon, 01 Jun 2026 18:00:00 GMT')
  })

  it('knows an entry by its id, so that a new address makes no new entry', () => {
    const guidOf = (article: Article) => {
      const guid = readFeed([article]).querySelector('guid')
      expect(guid?.getAttribute('isPermaLink')).toBe('false')
      return guid?.textContent
    }
    expect(guidOf(exampleArticle)).toBe('urn:nightlight:article:article-1')
    expect(guidOf({ ...exampleArticle, slug: 'renamed' })).toBe(guidOf(exampleArticle))
  })

  it('carries the whole text, steps with their quotations in order', () => {
    const entry = readEntry([exampleArticle])
    const steps = [...entry.querySelectorAll('ol > li')].slice(0, 2)
    expect(steps.map((step) => step.querySelector('strong')?.textContent)).toEqual([
      'Notice it',
      'Give it a chair',
    ])
    expect(steps.every((step) => step.querySelector('blockquote'))).toBe(true)
    expect(steps[1]?.querySelector('cite')?.textContent).toBe('Proverb')
    const text = entry.textContent ?? ''
    const order = [
      'On evenings that do not end',
      'The day is over & the mind is not.',
      'What it guards',
      'the children',
      'Photo posed by model',
      'A. Placeholder (2020).',
      'If you would like company, I am here.',
      'Costa Mesa, CA and online throughout California.',
      'You need not carry this alone.',
      educationNotTreatment,
    ].map((part) => text.indexOf(part))
    expect(order).toEqual([...order].sort((one, other) => one - other))
    expect(order).not.toContain(-1)
  })

  it('carries notes and crisis help where they stand', () => {
    const line = { key: 'k', name: 'County team', label: 'Call 555', href: 'tel:555' }
    const source = renderFeed(siteUrl, { ...examplePractice, crisisAdditions: [line] }, [
      {
        ...exampleArticle,
        body: [
          { type: 'callout', key: 'n', title: 'For <you>', text: [exampleText('Rest.')] },
          { type: 'crisisHelp', key: 'h', introduction: 'Somebody is awake.' },
        ],
      },
    ])
    expect(source).toContain('<p><strong>For &lt;you&gt;</strong></p><p>Rest.</p>')
    expect(source).toContain('<p>Somebody is awake.</p><ul><li>In an emergency: <a href="tel:911">')
    expect(source).toContain('<span lang="es">En español: 988, oprima 2</span>')
    expect(source).toContain('This site is not monitored for emergencies.')
    expect(source).toContain('<li>County team: <a href="tel:555">Call 555</a></li>')
  })

  it('warns before the text, and leads to something gentler', () => {
    const gentler = { label: 'A lighter one', href: '/blog/lighter' }
    const entry = readEntry([
      { ...exampleArticle, contentNote: { text: 'This is about loss.', gentler } },
    ])
    const text = entry.textContent ?? ''
    expect(text.indexOf('Something gentler: A lighter one')).toBeGreaterThan(
      text.indexOf('This is about loss.'),
    )
    expect(text.indexOf('A lighter one')).toBeLessThan(text.indexOf('The day is over'))
    expect(entry.querySelector(`a[href="${siteUrl}/blog/lighter"]`)).not.toBeNull()
  })

  it('says beside every invitation where clients of online sessions have to be', () => {
    const { telehealthStatement } = examplePractice
    const inBody: Article = {
      ...exampleArticle,
      callToAction: undefined,
      body: [
        {
          type: 'callToAction',
          key: 'c',
          callToAction: { text: [exampleText('Come')], closing: [] },
        },
      ],
    }
    for (const article of [exampleArticle, inBody]) {
      expect(readEntry([article]).textContent).toContain(telehealthStatement)
    }
  })

  it('leads from an invitation to the same next step as the page, and says where', () => {
    const invites = { text: [exampleText('Come')], closing: [] }
    const entry = readEntry([{ ...exampleArticle, callToAction: invites }])
    expect(entry.textContent).toContain(examplePractice.locationLine)
    expect(entry.querySelector('a[href="https://example.com/book"]')?.textContent).toBe(
      'Book a first conversation',
    )
  })

  it('names the license of the author and of the practice’s owner, each once', () => {
    const owners = 'Your Name, LMFT · Licensed Marriage and Family Therapist, license number 000000'
    const author = {
      ...examplePractitioner,
      id: 'practitioner-associate',
      nameOnLicence: 'Other Name',
      licenceNumber: '111111',
    }
    const linesOf = (article: Article) =>
      [...readEntry([article]).querySelectorAll('p')]
        .map((line) => line.textContent)
        .filter((line) => line?.includes('license number'))
    expect(linesOf(exampleArticle)).toEqual([owners])
    expect(linesOf({ ...exampleArticle, author: undefined })).toEqual([owners])
    expect(linesOf({ ...exampleArticle, author })).toEqual([
      'Other Name, LMFT · Licensed Marriage and Family Therapist, license number 111111',
      owners,
    ])
  })

  it('makes every link and picture absolute', () => {
    const entry = readEntry([exampleArticle])
    const all = [
      ...[...entry.querySelectorAll('a')].map((link) => link.getAttribute('href')),
      ...[...entry.querySelectorAll('img')].map((image) => image.getAttribute('src')),
    ]
    expect(all.length).toBeGreaterThan(3)
    expect(all.filter((address) => !address?.startsWith('https://'))).toEqual([])
  })

  it('stays well formed whatever an author types', () => {
    const hostile =
      ']]> </content:encoded> <script>alert(1)</script> & \u0000\u0007\ud800 “quotes” 🌙'
    const entry = readEntry([
      {
        ...exampleArticle,
        title: hostile,
        body: [{ type: 'paragraph', key: 'p', spans: exampleText(hostile) }],
      },
    ])
    expect(entry.querySelector('script')).toBeNull()
    expect(entry.textContent).toContain(']]> </content:encoded> <script>alert(1)</script> & ')
    expect(entry.textContent).toContain('“quotes” 🌙')
  })

  it('is a valid empty channel before the first article', () => {
    const feed = readFeed([])
    expect(feed.querySelector('item')).toBeNull()
    expect(feed.querySelector('lastBuildDate')).toBeNull()
  })
})

describe('the rules that a feed is held to', () => {
  const older = {
    ...exampleArticle,
    id: 'older',
    slug: 'older',
    publishedAt: '2026-01-01T09:00:00Z',
  }
  const source = renderFeed(siteUrl, examplePractice, [exampleArticle, older])
  const check = (text: string) =>
    checkFeed(new DOMParser().parseFromString(text, 'application/xml'))

  it('are kept by two posts', () => {
    expect(check(source)).toEqual([])
  })

  it.each([
    ['well-formed', '</item>', ''],
    ['RSS 2.0', 'version="2.0"', 'version="1.0"'],
    ['channel: 0 × description', /<description>.*?<\/description>/, ''],
    ['no summary', '<item>', '<item><summary>A</summary>'],
    ['no date of RFC 822', /<pubDate>.*?</, '<pubDate>2026-05-10T06:00:00Z<'],
    ['no date of RFC 822', 'Sun, 10 May', 'Mon, 10 May'],
    ['item: the link is not absolute', /<item>\n(.*)\n<link>https:\/\/[^/]*/, '<item>\n$1\n<link>'],
    ['one guid', 'article:older', 'article:article-1'],
    ['must say so', ' isPermaLink="false"', ''],
    ['leads to /services', `href="${siteUrl}/services"`, 'href="/services"'],
    ['newest item', 'Sun, 10 May 2026', 'Fri, 10 May 2024'],
    ['before an item', /<lastBuildDate>.*?</, '<lastBuildDate>Thu, 01 Jan 2026 09:00:00 GMT<'],
    ['atom:link', 'rel="self"', 'rel="alternate"'],
  ])('are broken by a feed that is not: %s', (problem, part, other) => {
    const broken = source.replace(part, other)
    expect(broken).not.toBe(source)
    expect(check(broken).join(' ')).toContain(problem)
  })
})
