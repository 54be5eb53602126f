import { jest } from '@jest/globals'
import { renderToStaticMarkup } from 'react-dom/server'
import { emptyPractice, exampleArticle, examplePractice } from '#lib/example-views.ts'
import type { SearchAnswer } from '#lib/views.ts'
import type * as Content from '#sanity/content/index.ts'

const content = {
  getPractice: jest.fn<typeof Content.getPractice>(),
  listArticles: jest.fn<typeof Content.listArticles>(),
  searchContent: jest.fn<typeof Content.searchContent>(),
}
jest.unstable_mockModule('#sanity/content/index.ts', () => content)
const { default: SearchPage, generateMetadata } = await import('./page.tsx')

const nothing: SearchAnswer = { results: [], hasEveryWord: false, hasMore: false }
const part = (text: string, isFound = false) => ({ text, isFound })
const results: SearchAnswer['results'] = [
  {
    id: 'a',
    kind: 'article',
    title: [part('Long '), part('nights', true)],
    href: '/blog/long-nights',
    publishedAt: '2026-05-09T18:00:00.000Z',
    excerpt: [part('Every '), part('night', true), part(' <ends>.')],
  },
  {
    id: 'b',
    kind: 'service',
    title: [part('Night talks', true)],
    href: '/services/night-talks',
    excerpt: [],
  },
]

const props = (q?: string | string[]) => ({
  searchParams: Promise.resolve(q === undefined ? {} : { q }),
})
const render = async (q?: string | string[]) => renderToStaticMarkup(await SearchPage(props(q)))

beforeEach(() => {
  jest.resetAllMocks()
  process.env.SITE_URL = 'https://www.example.com'
  content.getPractice.mockResolvedValue(examplePractice)
  content.searchContent.mockResolvedValue(nothing)
  content.listArticles.mockResolvedValue({ articles: [exampleArticle], total: 1 })
})
afterAll(() => {
  delete process.env.SITE_URL
})

describe('the search page', () => {
  it('is the form alone until something was typed', async () => {
    const html = await render()
    expect(html).toMatch(/<form[^>]* action="\/search">/)
    expect(html).toContain('<label for="q">')
    expect(html).not.toContain('<h2 id="nothing"')
    expect(content.searchContent).not.toHaveBeenCalled()
    expect(content.listArticles).not.toHaveBeenCalled()
  })

  it('shows what was found, with the words marked, kind and day', async () => {
    content.searchContent.mockResolvedValue({ results, hasEveryWord: true, hasMore: false })
    const html = await render('night')
    expect(html).toContain('2 pages')
    expect(html).toContain('<a href="/blog/long-nights">Long <mark>nights</mark></a>')
    expect(html).toContain('Every <mark>night</mark> &lt;ends&gt;.')
    expect(html).toMatch(/Article.*May 9, 2026.*Service/s)
    expect(html).toContain('value="night"')
  })

  it('says when no page has all of the words, and when there are more', async () => {
    content.searchContent.mockResolvedValue({ results, hasEveryWord: false, hasMore: true })
    const html = await render('night zeppelin')
    expect(html).toContain('No page has all of these words')
    expect(html).toContain('One more word finds fewer pages')
  })

  it('meets an empty result with topics, the newest posts and help', async () => {
    const html = await render('zeppelin')
    expect(html).toContain('Nothing here has these words yet')
    const [topic] = exampleArticle.topics
    expect(html).toContain(`<a href="/topics/${topic?.slug}">${topic?.title}</a>`)
    expect(html).toContain(exampleArticle.title)
    expect(html).toContain('href="#help-now"')
  })

  it('is whole for a practice of which nothing is filled in', async () => {
    content.getPractice.mockResolvedValue(emptyPractice)
    content.listArticles.mockResolvedValue({ articles: [], total: 0 })
    expect(await render('zeppelin')).not.toMatch(/undefined|\bnull\b|NaN/)
  })

  it.each([
    ['"><script>alert(1)</script>', '&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['a\u0000\u202Eb', 'a b'],
    ['x'.repeat(500), 'x'.repeat(120)],
    [['first', 'second'], 'first'],
  ])('shows %j as the text that it is', async (typed, shown) => {
    const html = await render(typed)
    expect(html).toContain(`value="${shown}"`)
    expect(html).not.toContain('<script')
  })

  it('is nothing for search engines', async () => {
    for (const q of [undefined, 'night']) {
      const metadata = await generateMetadata(props(q))
      expect(metadata.robots).toEqual({ index: false, follow: true })
      expect(metadata.alternates).toBeUndefined()
      expect(metadata.openGraph).toBeUndefined()
    }
    expect((await generateMetadata(props('night'))).title).toBe(
      `Search: night · ${examplePractice.name}`,
    )
  })
})
