/** @jest-environment jsdom */
import { ThemeProvider } from '@sanity/ui'
import { buildTheme } from '@sanity/ui/theme'
import { cleanup, render, screen } from '@testing-library/react'
import { evaluate, parse } from 'groq-js'
import { describePage } from '#app/(site)/metadata.ts'
import { cardAddress } from '#lib/card-address.ts'
import { cardWords } from '#lib/card-words.ts'
import { examplePractice } from '#lib/example-views.ts'
import { articleFacts } from '#lib/page-facts.ts'
import { lakePictureAddress } from '#lib/reading/fetch-picture.ts'
import { routes } from '#lib/routes.ts'
import { shareRendering } from '#lib/share-picture.ts'
import { articleBySlug } from '#sanity/schema/article/query.ts'
import { articleBySlugParser, toArticle } from '#sanity/schema/article/view.ts'
import { describeDraft } from './describe-draft.ts'
import { FoundOrSharedView } from './found-or-shared-view.tsx'
import { listHints } from './hints.ts'

// What the Studio's own parts ask of a browser, and jsdom has not.
Object.assign(window, {
  matchMedia: () => ({ matches: false, addEventListener() {}, removeEventListener() {} }),
})

const siteUrl = 'https://www.example.com'
const asset = `image-${'a'.repeat(40)}-2400x1500-jpg`
const banner = {
  _type: 'picture',
  asset: { _type: 'reference', _ref: asset },
  alt: ' A lamp by a bed ',
  crop: { _type: 'sanity.imageCrop', top: 0.1, bottom: 0, left: 0.2, right: 0 },
  hotspot: { _type: 'sanity.imageHotspot', x: 0.9, y: 0.2, width: 0.1, height: 0.1 },
}
const plain = {
  _id: 'sleep',
  _type: 'article',
  _rev: 'a',
  title: 'Why can’t I sleep?',
  slug: { _type: 'slug', current: 'why-cant-i-sleep' },
  publishedAt: '2026-05-01T00:00:00Z',
}
const practice = { ...examplePractice, description: 'Therapy in Costa Mesa.' }

beforeAll(() => {
  process.env.SITE_URL = siteUrl
})
afterAll(() => {
  delete process.env.SITE_URL
})

/** What the page of a document tells the world, by the way that the page takes. */
async function describeServed(document: typeof plain) {
  const dataset = [document, { _id: asset, _type: 'sanity.imageAsset' }]
  const params = { slug: document.slug.current, now: '2026-06-01T00:00:00Z', drafts: false }
  const value = await evaluate(parse(articleBySlug.query, { params }), { dataset, params })
  const { article, defaults } = articleBySlugParser.parse(await value.get())
  const view = article && toArticle(article, defaults, { drafts: false })
  if (!view) throw new Error('The page does not show the article.')
  return describePage({ practice, ...articleFacts(view), article: view })
}

const lake = { projectId: 'nightlight', dataset: 'production', apiHost: `${siteUrl}/lake` }

function showPreview(document: typeof plain) {
  cleanup()
  render(
    <ThemeProvider theme={buildTheme()}>
      <FoundOrSharedView
        description={describeDraft(document, practice, siteUrl)}
        pictureAddress={(picture) =>
          lakePictureAddress(
            { asset: picture.asset, format: 'jpg', ...shareRendering(picture) },
            lake,
          )
        }
      />
    </ThemeProvider>,
  )
  const text = (id: string) => screen.queryByTestId(id)?.textContent ?? undefined
  const picture = screen.queryByTestId('shared-picture')
  const card = screen.queryByTestId('shared-card')
  return { text, picture, card }
}

describe('the preview in the Studio', () => {
  it.each([
    ['with a title alone', {}],
    ['with a subtitle', { subtitle: ' A plan for tonight ' }],
    [
      'with words of its own for search engines',
      { subtitle: 'A plan', seo: { title: 'Sleepless tonight', description: 'For mothers.' } },
    ],
    ['with empty words for search engines', { subtitle: 'A plan', seo: { title: ' ' } }],
    ['with a picture that is cut', { banner }],
    ['with a picture that is decoration', { banner: { ...banner, decorative: true } }],
    ['with an unfinished picture', { banner: { _type: 'picture', alt: 'A lamp' } }],
    ['at an address in another alphabet', { slug: { _type: 'slug', current: 'сон-і-ніч' } }],
  ])('of an article %s equals what its page tells', async (_, more) => {
    const document = { ...plain, ...more }
    const served = await describeServed(document)
    const { text, picture, card } = showPreview(document)
    const shared = served.openGraph
    expect(text('found-title')).toBe(served.title)
    expect(text('found-description')).toBe(served.description ?? undefined)
    expect(encodeURI(`https://${text('found-address')}`)).toBe(served.alternates?.canonical)
    expect(text('shared-title')).toBe(shared?.title)
    expect(text('shared-description')).toBe(shared?.description)

    const [image] = [shared?.images ?? []].flat() as Array<{ [part: string]: string | number }>
    expect((picture ?? card)?.getAttribute(picture ? 'alt' : 'aria-label')).toBe(image?.alt)
    if (!picture || !image) {
      const drawn = cardWords(shared?.title as string, practice)
      for (const words of Object.values(drawn)) expect(card?.textContent).toContain(words)
      expect(new URL(String(image?.url)).pathname).toBe(
        cardAddress(routes.article(document.slug.current), drawn),
      )
      return
    }
    const [, rectangle] = /\/(\d+-\d+-\d+-\d+)-/.exec(String(image.url)) ?? []
    const source = new URL(picture.getAttribute('src') ?? '')
    expect(source.searchParams.get('rect')?.replaceAll(',', '-')).toBe(rectangle)
    expect(source.searchParams.get('w')).toBe(String(image.width))
    for (const name of ['width', 'height', 'alt']) {
      expect(picture.getAttribute(name)).toBe(String(image[name]))
    }
  })

  it('shows a long title as it is cut, and says so', () => {
    const title = 'Why can’t I switch off when everybody else has long been sleeping?'
    const { text } = showPreview({ ...plain, title })
    expect(text('found-title')).toBe('Why can’t I switch off when everybody else has long been …')
    expect(text('shared-title')).toBe(title)
    expect(screen.getByText(/has 66 characters .* Put a shorter one into/)).toBeDefined()
  })

  it('of a draft that is only begun says what is missing', () => {
    const { text } = showPreview({} as typeof plain)
    expect(text('found-title')).toBe('No title yet · Nightlight Therapy')
    expect(text('found-address')).toBe('www.example.com/blog/…')
  })
})

describe('the hints', () => {
  const hintsFor = (document: object, description?: string) =>
    listHints(
      describeDraft(
        { ...plain, banner, ...document },
        { name: 'A', owner: undefined, description },
        siteUrl,
      ),
    )

  it('are none where everything has its place', () => {
    expect(hintsFor({ subtitle: 'A plan for tonight' })).toEqual([])
  })

  it.each([
    [/title has 61 characters/, { title: 'x'.repeat(61), subtitle: 'A plan' }],
    [/description has 161 characters/, { seo: { description: 'x'.repeat(161) } }],
    [/no description yet/, {}],
    [/no picture at the top yet/, { subtitle: 'A plan', banner: undefined }],
  ])('%s', (words, document) => {
    expect(hintsFor(document)).toEqual([expect.stringMatching(words)])
  })
})
