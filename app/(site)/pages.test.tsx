import { jest } from '@jest/globals'
import { renderToStaticMarkup } from 'react-dom/server'
import { cardAddress } from '#lib/card-address.ts'
import type { CardWords } from '#lib/card-words.ts'
import {
  emptyContactPage,
  emptyHome,
  emptyPractice,
  emptyServicesPage,
  exampleArticle,
  examplePicture,
  examplePractice,
  examplePractitioner,
  exampleService,
} from '#lib/example-views.ts'
import type * as Content from '#sanity/content/index.ts'

class ContentUnavailable extends Error {}

const content = {
  ContentUnavailable,
  getPractice: jest.fn<typeof Content.getPractice>(),
  getArticle: jest.fn<typeof Content.getArticle>(),
  getWayFrom: jest.fn<typeof Content.getWayFrom>(),
  listArticles: jest.fn<typeof Content.listArticles>(),
  getServices: jest.fn<typeof Content.getServices>(),
  getBanner: jest.fn<typeof Content.getBanner>(),
  getPrivacy: jest.fn<typeof Content.getPrivacy>(),
  getHome: jest.fn<typeof Content.getHome>(),
  getServicesPage: jest.fn<typeof Content.getServicesPage>(),
  getContactPage: jest.fn<typeof Content.getContactPage>(),
  getPractitioners: jest.fn<typeof Content.getPractitioners>(),
  getTopic: jest.fn<typeof Content.getTopic>(),
  getWrittenPage: jest.fn<typeof Content.getWrittenPage>(),
  getNotices: jest.fn<typeof Content.getNotices>(),
  getGoodFaithEstimate: jest.fn<typeof Content.getGoodFaithEstimate>(),
  getAccessibilityStatement: jest.fn<typeof Content.getAccessibilityStatement>(),
  getHipaaNotice: jest.fn<typeof Content.getHipaaNotice>(),
  listAddresses: jest.fn<typeof Content.listAddresses>(),
  listFeedArticles: jest.fn<typeof Content.listFeedArticles>(),
  listOldAddresses: async () => [],
}
jest.unstable_mockModule('#sanity/content/index.ts', () => content)
// What staff see beside a page reads the request.
const nothing = () => null
jest.unstable_mockModule('./preview/details.tsx', () => ({ Details: nothing }))
// Drawing has tests of its own; here a card's words are enough.
jest.unstable_mockModule('../images/card/[...card]/draw-card.tsx', () => ({
  drawCard: async (words: CardWords) => Buffer.from(JSON.stringify(words)),
}))

const home = await import('./page.tsx')
const blog = await import('./blog/page.tsx')
const article = await import('./blog/[slug]/page.tsx')
const blogPage = await import('./blog/page/[page]/page.tsx')
const services = await import('./services/page.tsx')
const service = await import('./services/[slug]/page.tsx')
const topic = await import('./topics/[slug]/page.tsx')
const about = await import('./about/page.tsx')
const practitioner = await import('./about/[slug]/page.tsx')
const contact = await import('./contact/page.tsx')
const written = await import('./[slug]/page.tsx')
const notices = await import('./notices/page.tsx')
const goodFaithEstimate = await import('./good-faith-estimate/page.tsx')
const accessibility = await import('./accessibility/page.tsx')
const hipaa = await import('./hipaa/page.tsx')
const privacy = await import('./privacy/page.tsx')
const { WrongTurnPage } = await import('./wrong-turn/wrong-turn-page.tsx')
const feed = await import('../feed.xml/route.ts')
const card = await import('../images/card/[...card]/route.ts')
const sitemap = await import('../sitemap.xml/route.ts')
const manifest = await import('../manifest.webmanifest/route.ts')
const rules = await import('../speculation-rules.json/route.ts')

const withSlug = (slug: string) => ({ params: Promise.resolve({ slug }) })
const withNumber = (page: string) => ({ params: Promise.resolve({ page }) })
const colleague = { ...examplePractitioner, id: 'colleague', slug: 'second-name' }

beforeEach(() => {
  jest.clearAllMocks()
  process.env.SITE_URL = 'https://www.example.com'
  content.getPractice.mockResolvedValue(examplePractice)
  content.getArticle.mockImplementation(async (slug) =>
    slug === exampleArticle.slug ? exampleArticle : undefined,
  )
  content.getWayFrom.mockResolvedValue(undefined)
  content.listArticles.mockResolvedValue({ articles: [exampleArticle], total: 1 })
  content.getServices.mockResolvedValue([exampleService])
  content.getBanner.mockResolvedValue(undefined)
  content.getPrivacy.mockResolvedValue(undefined)
  content.getHome.mockResolvedValue(emptyHome)
  content.getServicesPage.mockResolvedValue(emptyServicesPage)
  content.getContactPage.mockResolvedValue(emptyContactPage)
  content.getPractitioners.mockResolvedValue([colleague, examplePractitioner])
  content.getTopic.mockImplementation(async (slug) =>
    slug === 'sleep'
      ? { id: 't', title: 'Sleep', slug, articles: [exampleArticle], seo: {} }
      : undefined,
  )
  content.getWrittenPage.mockImplementation(async (slug) =>
    ['first-steps', 'services'].includes(slug)
      ? { id: 'p', title: 'First steps', slug, body: [], seo: {} }
      : undefined,
  )
  content.getNotices.mockResolvedValue(undefined)
  content.getGoodFaithEstimate.mockResolvedValue(undefined)
  content.getAccessibilityStatement.mockResolvedValue(undefined)
  content.getHipaaNotice.mockResolvedValue(undefined)
  content.listAddresses.mockResolvedValue([{ path: '/', pictures: [] }])
  content.listFeedArticles.mockResolvedValue([exampleArticle])
})

afterAll(() => {
  delete process.env.SITE_URL
})

const rendered = {
  '/': async () => renderToStaticMarkup(await home.default()),
  '/blog': async () => renderToStaticMarkup(await blog.default()),
  '/blog/why-cant-i-switch-off': async () =>
    renderToStaticMarkup(await article.default(withSlug(exampleArticle.slug))),
  '/blog/page/2': async () => {
    content.listArticles.mockResolvedValue({ articles: [exampleArticle], total: 25 })
    return renderToStaticMarkup(await blogPage.default(withNumber('2')))
  },
  '/services': async () => renderToStaticMarkup(await services.default()),
  '/services/support-for-mothers': async () => {
    content.getServices.mockResolvedValue([exampleService])
    return renderToStaticMarkup(await service.default(withSlug('support-for-mothers')))
  },
  '/topics/sleep': async () => renderToStaticMarkup(await topic.default(withSlug('sleep'))),
  '/about': async () => renderToStaticMarkup(await about.default()),
  '/about/second-name': async () =>
    renderToStaticMarkup(await practitioner.default(withSlug('second-name'))),
  '/contact': async () => renderToStaticMarkup(await contact.default()),
  '/first-steps': async () => renderToStaticMarkup(await written.default(withSlug('first-steps'))),
  '/notices': async () => renderToStaticMarkup(await notices.default()),
  '/good-faith-estimate': async () => renderToStaticMarkup(await goodFaithEstimate.default()),
  '/accessibility': async () => renderToStaticMarkup(await accessibility.default()),
  '/hipaa': async () => renderToStaticMarkup(await hipaa.default()),
  '/privacy': async () => renderToStaticMarkup(await privacy.default()),
}

const described = {
  '/': () => home.generateMetadata(),
  '/blog': () => blog.generateMetadata(),
  '/blog/why-cant-i-switch-off': () => article.generateMetadata(withSlug(exampleArticle.slug)),
  '/blog/page/2': () => {
    content.listArticles.mockResolvedValue({ articles: [exampleArticle], total: 25 })
    return blogPage.generateMetadata(withNumber('2'))
  },
  '/services': () => services.generateMetadata(),
  '/services/support-for-mothers': () => service.generateMetadata(withSlug('support-for-mothers')),
  '/topics/sleep': () => topic.generateMetadata(withSlug('sleep')),
  '/about': () => about.generateMetadata(),
  '/about/second-name': () => practitioner.generateMetadata(withSlug('second-name')),
  '/contact': () => contact.generateMetadata(),
  '/first-steps': () => written.generateMetadata(withSlug('first-steps')),
  '/notices': () => notices.generateMetadata(),
  '/good-faith-estimate': () => goodFaithEstimate.generateMetadata(),
  '/accessibility': () => accessibility.generateMetadata(),
  '/hipaa': () => hipaa.generateMetadata(),
  '/privacy': () => privacy.generateMetadata(),
}

type Node = { [name: string]: unknown }

/** Every id that something in the graph points to, be it itself or another. */
function listReferences(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  const own = '@id' in value && !('@type' in value) ? [value['@id']] : []
  return [...own, ...Object.values(value).flatMap(listReferences)]
}

describe.each(Object.entries(rendered))('the page at %s', (_path, render) => {
  it('carries license, crisis help and structured data', async () => {
    const html = await render()
    expect(html).toContain('license number 000000')
    expect(html).toContain('tel:988')
    expect(html).toContain('"@graph"')
  })

  it('tells machines one graph that holds together, and says what the footer says', async () => {
    const html = await render()
    const [source = '', ...others] = [
      ...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g),
    ].map(([, text]) => text)
    expect(others).toEqual([])
    const graph: Node[] = JSON.parse(source)['@graph']
    const known = graph.map((node) => node['@id'])
    expect(new Set(known).size).toBe(graph.length)
    expect(listReferences(graph).filter((id) => !known.includes(id))).toEqual([])
    expect(source).not.toMatch(/Physician|Psychiatric|MedicalClinic|Review|AggregateRating/)
    expect(source).not.toMatch(/undefined|null|""/)

    const footer = html.slice(html.indexOf('<footer')).replaceAll(/<[^>]*>/g, ' ')
    const business = graph.find((node) => node['@type'] === 'MedicalBusiness')
    const address = business?.address as Record<string, string> | undefined
    for (const fact of [
      business?.name,
      business?.telephone,
      business?.email,
      address?.streetAddress,
      `${address?.addressLocality}, ${address?.addressRegion} ${address?.postalCode}`,
    ]) {
      expect(footer).toContain(fact)
    }
  })

  it('is whole for a practice of which nothing is filled in', async () => {
    content.getPractice.mockResolvedValue(emptyPractice)
    content.listArticles.mockResolvedValue({ articles: [], total: 0 })
    content.getServices.mockResolvedValue([])
    const html = await render()
    expect(html).toContain('<h1>')
    expect(html).toContain('tel:988')
    expect(html).not.toMatch(/undefined|\bnull\b|NaN/)
  })

  it('lets the reading server know when the lake is down', async () => {
    content.getPractice.mockRejectedValue(new ContentUnavailable('down'))
    await expect(render()).rejects.toThrow(ContentUnavailable)
  })
})

describe.each(Object.entries(described))('what is told about %s', (path, describePage) => {
  it('has a title, its own absolute address and the feed', async () => {
    const metadata = await describePage()
    expect(metadata.title).toMatch(/Nightlight Therapy/)
    expect(metadata.alternates?.canonical).toBe(new URL(path, 'https://www.example.com').href)
    expect(metadata.alternates?.types).toEqual({
      'application/rss+xml': 'https://www.example.com/feed.xml',
    })
    expect(metadata.robots).toMatchObject({ index: true, 'max-image-preview': 'large' })
  })
})

describe('a site that is only tried out', () => {
  afterEach(() => {
    delete process.env.SEARCH_ENGINES
  })

  it.each(Object.entries(described))('has nothing listed of %s', async (_path, describePage) => {
    process.env.SEARCH_ENGINES = 'off'
    expect((await describePage()).robots).toEqual({ index: false, follow: false })
  })
})

describe('the card of a shared link', () => {
  const cardOf = async (path: keyof typeof described) => {
    const { openGraph } = await described[path]()
    return { title: openGraph?.title, images: openGraph?.images }
  }
  const drawn = [
    expect.objectContaining({
      url: expect.stringMatching(/^https:\/\/www\.example\.com\/images\/.+\/1200\.jpg$/),
      width: 1200,
      height: 630,
      alt: examplePicture.alt,
    }),
  ]

  it.each(['/', '/blog', '/services'] as const)(
    'of %s has the picture of its banner',
    async (path) => {
      content.getBanner.mockResolvedValue({
        id: 'a',
        heading: 'A light on',
        picture: examplePicture,
      })
      expect((await cardOf(path)).images).toEqual(drawn)
    },
  )

  it('of an article has its own picture', async () => {
    expect(await cardOf('/blog/why-cant-i-switch-off')).toEqual({
      title: exampleArticle.title,
      images: drawn,
    })
  })
})

describe('the card that is drawn where a page has no picture', () => {
  /** As messengers would fetch it; at the address that the page's head names. */
  async function drawn(path: keyof typeof described) {
    const [image] = [(await described[path]()).openGraph?.images ?? []].flat()
    const { url } = image as { url: string }
    return { url, answer: await card.GET(new Request(url)) }
  }

  it.each(Object.keys(described) as Array<keyof typeof described>)(
    'is there for %s',
    async (path) => {
      content.getArticle.mockResolvedValue({ ...exampleArticle, banner: undefined })
      content.getTopic.mockResolvedValue({
        id: 't',
        title: 'Sleep',
        slug: 'sleep',
        articles: [],
        seo: {},
      })
      const { url, answer } = await drawn(path)
      expect(new URL(url).pathname).toMatch(
        new RegExp(`^/images/card${path === '/' ? '' : path}/[0-9a-f]{8}-.{12}\\.png$`),
      )
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toBe('image/png')
    },
  )

  it('has another address once the title is another, and the old one shows the new card', async () => {
    const before = await drawn('/contact')
    content.getContactPage.mockResolvedValue({ ...emptyContactPage, title: 'Come in' })
    const after = await drawn('/contact')
    expect(after.url).not.toBe(before.url)
    const late = await card.GET(new Request(before.url))
    expect(await late.json()).toMatchObject({ title: 'Come in', practice: 'Nightlight Therapy' })
  })

  it.each([
    '/blog/never-written',
    '/blog/page/9',
    '/blog/page/two',
    '/services/gone',
    '/topics/gone',
    '/about/gone',
    '/about/your-name',
    '/gone',
    '/search',
    '/blog/a/b',
    '/%E0%A4%A',
    '/__proto__',
  ])('is not found for %s', async (path) => {
    const owner = { ...examplePractitioner, slug: 'your-name' }
    content.getPractice.mockResolvedValue({ ...examplePractice, owner })
    content.getPractitioners.mockResolvedValue([owner])
    const address = cardAddress(path, { title: 'A title', practice: 'A practice' })
    const answer = await card.GET(new Request(`https://www.example.com${address}`))
    expect(answer.status).toBe(404)
  })

  it('is not drawn at an address that no page has named', async () => {
    const address = cardAddress('/contact', { practice: 'A practice' }).replace(/.\.png$/, '_.png')
    const answer = await card.GET(new Request(`https://www.example.com${address}`))
    expect(answer.status).toBe(404)
    expect(content.getContactPage).not.toHaveBeenCalled()
  })
})

describe('an address that nothing has', () => {
  it.each([
    ['a service', () => service.default(withSlug('gone'))],
    ['a topic', () => topic.default(withSlug('gone'))],
    ['a person', () => practitioner.default(withSlug('gone'))],
    ['a page', () => written.default(withSlug('gone'))],
    ['a page that can’t be decoded', () => written.default(withSlug('%E0%A4%A'))],
    ['a page at an address of the site’s own', () => written.default(withSlug('services'))],
    ['a page of the blog past its end', () => blogPage.default(withNumber('2'))],
    ['a page of the blog that is no number', () => blogPage.default(withNumber('two'))],
    ['a page of the blog in another spelling', () => blogPage.default(withNumber('02'))],
  ])('is not found: %s', async (_what, render) => {
    await expect(render()).rejects.toThrow('NEXT_HTTP_ERROR_FALLBACK;404')
  })

  it('is the HIPAA notice’s where the practice is sure that it needs none', async () => {
    content.getPractice.mockResolvedValue({ ...examplePractice, postsHipaaNotice: false })
    await expect(hipaa.default()).rejects.toThrow('NEXT_HTTP_ERROR_FALLBACK;404')
  })
})

describe('an address that is another’s', () => {
  it.each([
    ['/blog', () => blogPage.default(withNumber('1'))],
    ['/about', () => practitioner.default(withSlug('your-name'))],
  ])('leads to %s for good', async (path, render) => {
    const owner = { ...examplePractitioner, slug: 'your-name' }
    content.getPractice.mockResolvedValue({ ...examplePractice, owner })
    content.getPractitioners.mockResolvedValue([owner])
    await expect(render()).rejects.toMatchObject({
      digest: expect.stringMatching(new RegExp(`^NEXT_REDIRECT;[^;]*;${path};308;`)),
    })
  })
})

describe('the pages of a long blog', () => {
  it('say which comes before and after', async () => {
    content.listArticles.mockResolvedValue({ articles: [exampleArticle], total: 25 })
    const at = async (number: string) =>
      (await blogPage.generateMetadata(withNumber(number))).pagination
    expect((await blog.generateMetadata()).pagination).toEqual({
      previous: null,
      next: 'https://www.example.com/blog/page/2',
    })
    expect(await at('2')).toEqual({
      previous: 'https://www.example.com/blog',
      next: 'https://www.example.com/blog/page/3',
    })
    expect((await at('3'))?.next).toBeNull()
  })
})

describe('the first page', () => {
  it('shows what the therapist chose, in her order', async () => {
    const second = { ...exampleService, id: 'second', title: 'Second', slug: 'second' }
    content.getServices.mockResolvedValue([exampleService, second])
    content.getHome.mockResolvedValue({
      ...emptyHome,
      greeting: 'Come in',
      services: ['gone', 'second'],
      articles: [{ ...exampleArticle, title: 'Chosen' }],
    })
    const html = renderToStaticMarkup(await home.default())
    expect(html).toContain('<h1>Come in</h1>')
    expect(html).toContain('Second')
    expect(html).not.toContain(exampleService.title)
    expect(html).toContain('Chosen')
    expect(html).not.toContain(exampleArticle.title)
  })

  it('shows all services when none of the chosen ones is still offered', async () => {
    content.getHome.mockResolvedValue({ ...emptyHome, services: ['gone'] })
    expect(renderToStaticMarkup(await home.default())).toContain(exampleService.title)
  })
})

describe('an unknown article', () => {
  it.each(['no-such-post', '%E0%A4%A'])('at %s is not found', async (slug) => {
    await expect(article.default(withSlug(slug))).rejects.toThrow('NEXT_HTTP_ERROR_FALLBACK;404')
  })
})

describe('a wrong turn', () => {
  it.each([404, 410, 500] as const)('%i helps even while the lake is down', async (reason) => {
    content.getPractice.mockRejectedValue(new ContentUnavailable('down'))
    content.listArticles.mockRejectedValue(new ContentUnavailable('down'))
    const html = renderToStaticMarkup(await WrongTurnPage({ reason }))
    expect(html).toContain('<h1>')
    expect(html).toContain('tel:988')
    expect(html).not.toContain('license number')
  })

  it.each([404, 410, 500] as const)('%i leads on by words and by topics', async (reason) => {
    const html = renderToStaticMarkup(await WrongTurnPage({ reason }))
    expect(html).toContain('action="/search"')
    expect(html).toContain('<a href="/topics/sleep">Sleep</a>')
  })

  it('names practice and license while the lake is there', async () => {
    const html = renderToStaticMarkup(await WrongTurnPage({ reason: 404 }))
    expect(html).toContain('Nightlight Therapy')
    expect(html).toContain('license number 000000')
  })

  it('hides no other error', async () => {
    content.getPractice.mockRejectedValue(new TypeError('a bug'))
    await expect(WrongTurnPage({ reason: 404 })).rejects.toThrow(TypeError)
  })
})

describe('pages for machines', () => {
  it('say what they are', async () => {
    const answers = await Promise.all([feed.GET(), sitemap.GET(), manifest.GET(), rules.GET()])
    expect(answers.map((answer) => answer.headers.get('content-type'))).toEqual([
      'application/rss+xml; charset=utf-8',
      'application/xml; charset=utf-8',
      'application/manifest+json; charset=utf-8',
      'application/speculationrules+json',
    ])
    expect(await answers[1]?.text()).toContain('<loc>https://www.example.com/</loc>')
  })
})
