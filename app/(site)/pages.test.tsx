import { jest } from '@jest/globals'
import { renderToStaticMarkup } from 'react-dom/server'
import {
  emptyPractice,
  exampleArticle,
  examplePicture,
  examplePractice,
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
  listAddresses: jest.fn<typeof Content.listAddresses>(),
  listFeedArticles: jest.fn<typeof Content.listFeedArticles>(),
}
jest.unstable_mockModule('#sanity/content/index.ts', () => content)

const home = await import('./page.tsx')
const blog = await import('./blog/page.tsx')
const article = await import('./blog/[slug]/page.tsx')
const services = await import('./services/page.tsx')
const privacy = await import('./privacy/page.tsx')
const { WrongTurnPage } = await import('./wrong-turn/wrong-turn-page.tsx')
const feed = await import('../feed.xml/route.ts')
const sitemap = await import('../sitemap.xml/route.ts')

const withSlug = (slug: string) => ({ params: Promise.resolve({ slug }) })

beforeEach(() => {
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
  content.listAddresses.mockResolvedValue([{ path: '/' }])
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
  '/services': async () => renderToStaticMarkup(await services.default()),
  '/privacy': async () => renderToStaticMarkup(await privacy.default()),
}

const described = {
  '/': () => home.generateMetadata(),
  '/blog': () => blog.generateMetadata(),
  '/blog/why-cant-i-switch-off': () => article.generateMetadata(withSlug(exampleArticle.slug)),
  '/services': () => services.generateMetadata(),
  '/privacy': () => privacy.generateMetadata(),
}

describe.each(Object.entries(rendered))('the page at %s', (_path, render) => {
  it('carries license, crisis help and structured data', async () => {
    const html = await render()
    expect(html).toContain('license number 000000')
    expect(html).toContain('tel:988')
    expect(html).toContain('"@graph"')
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
      expect((await cardOf(path)).images).toBeUndefined()
      content.getBanner.mockResolvedValue({
        id: 'a',
        heading: 'A light on',
        picture: examplePicture,
      })
      expect((await cardOf(path)).images).toEqual(drawn)
    },
  )

  it('of an article has its own', async () => {
    expect(await cardOf('/blog/why-cant-i-switch-off')).toEqual({
      title: exampleArticle.title,
      images: drawn,
    })
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
    const html = renderToStaticMarkup(await WrongTurnPage({ reason }))
    expect(html).toContain('<h1>')
    expect(html).toContain('tel:988')
    expect(html).not.toContain('license number')
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
    const answers = await Promise.all([feed.GET(), sitemap.GET()])
    expect(answers.map((answer) => answer.headers.get('content-type'))).toEqual([
      'application/rss+xml; charset=utf-8',
      'application/xml; charset=utf-8',
    ])
    expect(await answers[1]?.text()).toContain('<loc>https://www.example.com/</loc>')
  })
})
