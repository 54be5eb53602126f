import { slugify } from '#lib/slug.ts'
import { safeLink } from '#sanity/schema/link/safe-link.ts'
import { checkFeeWords } from '#sanity/schema/rules.ts'
import type { DemoDocument } from './documents.ts'
import { demoDocuments } from './documents.ts'
import { pictureNames } from './pictures/catalogue.ts'

type Node = { path: string; value: Record<string, unknown> }

const assetIds = Object.fromEntries(
  pictureNames.map((name, index) => [
    name,
    `image-${String(index).padStart(40, '0')}-2000x1125-jpg`,
  ]),
)
const documents = demoDocuments(assetIds)
const articles = documents.filter(({ _type }) => _type === 'article')
const services = documents.filter(({ _type }) => _type === 'service')
const ids = new Set(documents.map(({ _id }) => _id))
const nodes = documents.flatMap((document) => [...nodesOf(document, document._id)])
const ofType = (type: string) => nodes.filter(({ value }) => value._type === type)

/** Every object inside a document, itself included. */
function* nodesOf(value: unknown, path: string): Generator<Node> {
  if (Array.isArray(value)) {
    for (const [index, member] of value.entries()) yield* nodesOf(member, `${path}[${index}]`)
  } else if (typeof value === 'object' && value !== null) {
    yield { path, value: value as Record<string, unknown> }
    for (const [field, member] of Object.entries(value)) yield* nodesOf(member, `${path}.${field}`)
  }
}

/** Every string that a reader may see. */
function* textsOf(value: unknown, field = ''): Generator<string> {
  if (typeof value === 'string') {
    if (!field.startsWith('_') && !['href', 'url', 'style', 'publishedAt'].includes(field))
      yield value
  } else if (Array.isArray(value)) {
    for (const member of value) yield* textsOf(member, field)
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) yield* textsOf(member, name)
  }
}

function bodyWords(document: DemoDocument): number {
  const seen = [...nodesOf(document.body, '')].flatMap(({ value }) =>
    [value.text, value.title, value.caption].filter((text) => typeof text === 'string'),
  )
  return seen.join(' ').split(/\s+/).filter(Boolean).length
}

const description = (document: DemoDocument) =>
  document._type === 'article'
    ? (document.seo as { description: string }).description
    : document.description

describe('the demo practice', () => {
  it('has at least six articles, five services, two banners, four topics and the fixed documents', () => {
    const count = (type: string) => documents.filter(({ _type }) => _type === type).length
    expect(count('article')).toBeGreaterThanOrEqual(6)
    expect(count('service')).toBe(5)
    expect(count('banner')).toBe(2)
    expect(count('topic')).toBeGreaterThanOrEqual(4)
    for (const id of ['settings', 'privacy', 'practitioner-owner']) expect(ids).toContain(id)
  })

  it('gives every document an id of its own that makes it published', () => {
    expect(ids.size).toBe(documents.length)
    expect([...ids].filter((id) => !/^[a-z0-9-]+$/i.test(id))).toEqual([])
  })

  it('is the same each time', () => {
    expect(demoDocuments(assetIds)).toEqual(documents)
  })

  it('says which picture is missing', () => {
    const { 'canyon-fog': _, ...others } = assetIds
    expect(() => demoDocuments(others)).toThrow('The picture "canyon-fog" has not been uploaded.')
  })

  it('refers only to documents and pictures that exist', () => {
    const references = ofType('reference').map(({ value }) => value._ref)
    const known = new Set([...ids, ...Object.values(assetIds)])
    expect(references.filter((reference) => !known.has(String(reference)))).toEqual([])
  })

  it('refers weakly to articles, services and topics, so that each can be taken down', () => {
    const strong = ofType('reference').filter(
      ({ value }) => ids.has(String(value._ref)) && value._weak !== true,
    )
    expect(strong.map(({ path }) => path)).toEqual(['settings.owner'])
  })

  it('gives every object in a list a key, each once in its list', () => {
    for (const { value, path } of nodes) {
      for (const [field, list] of Object.entries(value)) {
        if (!Array.isArray(list)) continue
        const objects = list.filter((member) => typeof member === 'object')
        const keys = objects.map((member) => member._key)
        const place = `${path}.${field}`
        expect({ place, keys: keys.filter(Boolean).length }).toEqual({
          place,
          keys: objects.length,
        })
        expect({ place, keys: new Set(keys).size }).toEqual({ place, keys: objects.length })
      }
    }
  })

  it('marks only with decorators and with links that the block defines', () => {
    for (const { value, path } of ofType('block')) {
      const links = (value.markDefs as Array<{ _key: string }>).map(({ _key }) => _key)
      const marks = (value.children as Array<{ marks: string[] }>).flatMap((span) => span.marks)
      const used = marks.filter((mark) => !['strong', 'em'].includes(mark))
      expect({ path, used }).toEqual({ path, used: links })
    }
  })

  it('leaves no light markup in the text', () => {
    const spans = ofType('span').map(({ value }) => String(value.text))
    expect(spans.filter((text) => /\*\*|\]\(|(^|\s)_|_(\s|$)/.test(text))).toEqual([])
  })

  it('has one article that is long enough for a list of its sections', () => {
    const long = articles.filter((article) => bodyWords(article) > 1220)
    expect(long.map(({ title }) => title)).toEqual(['Awake at Three in the Morning'])
  })

  it('uses every block that the editor offers', () => {
    for (const type of [
      'steps',
      'quotation',
      'figure',
      'callout',
      'crisisHelp',
      'callToAction',
      'link',
      'internalLink',
      'source',
      'question',
      'fee',
    ]) {
      expect({ type, count: ofType(type).length }).not.toEqual({ type, count: 0 })
    }
    const blocks = ofType('block').map(({ value }) => value)
    for (const style of ['normal', 'h2', 'h3'])
      expect(blocks.map((block) => block.style)).toContain(style)
    for (const kind of ['bullet', 'number'])
      expect(blocks.map((block) => block.listItem)).toContain(kind)
    expect(blocks.map((block) => block.level)).toContain(2)
    expect(articles.some(({ contentNote }) => contentNote)).toBe(true)
    expect(articles.some(({ safetyExit }) => safetyExit === true)).toBe(true)
    expect(ofType('step').some(({ value }) => value.quotation)).toBe(true)
  })

  it('quotes from every kind of source, never a client, and names published works', () => {
    const quotations = ofType('quotation').map(({ value }) => value)
    expect(new Set(quotations.map(({ sourceKind }) => sourceKind))).toEqual(
      new Set(['own-words', 'example', 'published-work', 'proverb']),
    )
    const unnamed = quotations.filter(
      ({ sourceKind, attribution }) => sourceKind === 'published-work' && !attribution,
    )
    expect(unnamed).toEqual([])
  })

  it('links only to addresses that reach a page', () => {
    const addresses = nodes.flatMap(({ value }) => [value.href, value.url]).filter(Boolean)
    expect(addresses.length).toBeGreaterThan(0)
    expect(addresses.filter((address) => safeLink(address) === undefined)).toEqual([])
    const own = addresses.filter((address) => String(address).startsWith('/blog/'))
    const live = articles.map(({ slug }) => `/blog/${(slug as { current: string }).current}`)
    expect(own.filter((address) => !live.includes(String(address)))).toEqual([])
  })

  it('describes every picture in at most 150 characters', () => {
    const alts = ofType('picture').map(({ value }) => String(value.alt))
    expect(alts.length).toBeGreaterThan(articles.length)
    expect(alts.filter((alt) => alt.length < 20 || alt.length > 150)).toEqual([])
    expect(alts.filter((alt) => /^(an?\s+)?(image|picture|photo)\b/i.test(alt))).toEqual([])
  })

  it('makes web addresses from titles and names', () => {
    for (const { slug, title, nameOnLicence } of documents) {
      const source = String(title ?? nameOnLicence)
      if (slug) expect(slug).toEqual({ _type: 'slug', current: slugify(source) })
    }
    const slugs = articles.map(({ slug }) => (slug as { current: string }).current)
    expect(new Set(slugs).size).toBe(articles.length)
  })

  it.each(articles.map((article) => [article.title, article] as const))(
    'gives “%s” a subtitle, topics, a fitting length and a description for search results',
    (_, article) => {
      expect(article.subtitle).toMatch(/\w/)
      expect((article.topics as unknown[]).length).toBeGreaterThan(0)
      expect(bodyWords(article)).toBeGreaterThanOrEqual(600)
      expect(bodyWords(article)).toBeLessThanOrEqual(1300)
      expect(String(description(article)).length).toBeGreaterThanOrEqual(70)
      expect(String(description(article)).length).toBeLessThanOrEqual(160)
    },
  )

  it('describes the practice in 70 to 160 characters', () => {
    const settings = documents.find(({ _id }) => _id === 'settings')
    expect(String(settings?.description).length).toBeGreaterThanOrEqual(70)
    expect(String(settings?.description).length).toBeLessThanOrEqual(160)
  })

  it('was published on different days of 2026, in Pacific daytime', () => {
    const hour = new Intl.DateTimeFormat('en-US', {
      timeZone: 'America/Los_Angeles',
      hour: 'numeric',
      hourCycle: 'h23',
    })
    const moments = articles.map(({ publishedAt }) => new Date(String(publishedAt)))
    for (const moment of moments) {
      expect(moment.getTime()).toBeGreaterThan(Date.parse('2026-01-01T08:00:00Z'))
      expect(moment.getTime()).toBeLessThan(Date.parse('2026-11-01T07:00:00Z'))
      expect(Number(hour.format(moment))).toBeGreaterThanOrEqual(8)
      expect(Number(hour.format(moment))).toBeLessThan(18)
    }
    expect(new Set(moments.map((moment) => moment.toDateString())).size).toBe(articles.length)
  })

  it('names exact fees on most services', () => {
    const fees = services.flatMap(({ fee }) => (fee ? [fee as Record<string, unknown>] : []))
    expect(fees.length).toBeGreaterThan(services.length / 2)
    for (const fee of fees) {
      expect(Number.isInteger(fee.cents) && Number(fee.cents) > 0).toBe(true)
      expect(checkFeeWords(String(fee.unit))).toBe(true)
      expect(fee.from).toMatch(/^2026-\d\d-\d\d$/)
    }
  })

  it('puts no price into prose and makes no claim that a therapist may not make', () => {
    const texts = [...textsOf(documents)]
    expect(texts.length).toBeGreaterThan(400)
    const claims =
      /\bcur(e|es|ed)\b|guarante|proven to|100\s?%|best therapist|#\s?1\b|heal in \d|\$\s?\d|as low as|starting at|psycholog(ist|ical)|testimonial|studies show|\d\s?%/i
    expect(texts.filter((text) => claims.test(text))).toEqual([])
  })

  it('keeps apostrophes and quotation marks curly', () => {
    expect([...textsOf(documents)].filter((text) => /['"]/.test(text))).toEqual([])
  })

  it('says what CalOPPA asks for', () => {
    const policy = documents.find(({ _id }) => _id === 'privacy')
    for (const field of ['categoriesCollected', 'thirdParties', 'changeProcess', 'doNotTrack'])
      expect(String(policy?.[field])).toMatch(/\w{3}/)
    expect(policy?.effectiveDate).toMatch(/^\d{4}-\d\d-\d\d$/)
  })
})
