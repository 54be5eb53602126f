/** @jest-environment jsdom */
import { jest } from '@jest/globals'
import { ThemeProvider } from '@sanity/ui'
import { buildTheme } from '@sanity/ui/theme'
import { cleanup, render, screen } from '@testing-library/react'
import { evaluate, parse } from 'groq-js'
import type { z } from 'zod'
import { cardAddress } from '#lib/card-address.ts'
import { describeCard } from '#lib/card-words.ts'
import { lakePictureAddress } from '#lib/reading/fetch-picture.ts'
import { shareRendering } from '#lib/share-picture.ts'
import { schemaTypes } from '#sanity/schema/index.ts'
import type { Read } from '#sanity/schema/read.ts'
import { singletons } from '../singletons.ts'
import { describeDraft } from './describe-draft.ts'
import { FoundOrSharedView } from './found-or-shared-view.tsx'
import { listHints } from './hints.ts'
import { pageTypes } from './page-types.ts'
import { askSurroundings, slugIn } from './surroundings.ts'

type Document = { _id: string; _type: string; [field: string]: unknown }

let dataset: Document[] = []

async function query(text: string, params: object): Promise<unknown> {
  const value = await evaluate(parse(text, { params: { ...params } }), {
    dataset,
    params: { ...params },
  })
  return value.get()
}

const now = '2026-06-01T00:00:00Z'
// The site's own functions, over the documents of the test.
jest.unstable_mockModule('#sanity/content/fetch.ts', () => ({
  fetchContent: async (read: Read<never, unknown>, parameters: object, parser: z.ZodType) => ({
    result: parser.parse(await query(read.query, { ...parameters, now, drafts: false })),
    drafts: false,
    now,
  }),
}))
const { getPractice } = await import('#sanity/content/index.ts')
const { readFacts } = await import('#app/(site)/read-facts.ts')
const { describePage } = await import('#app/(site)/metadata.ts')

// What the Studio's own parts ask of a browser, and jsdom has not.
Object.assign(window, {
  matchMedia: () => ({ matches: false, addEventListener() {}, removeEventListener() {} }),
})

const theme = buildTheme()
const siteUrl = 'https://www.example.com'
const asset = (letter: string) => `image-${letter.repeat(40)}-2400x1500-jpg`
const pictureOf = (letter: string) => ({
  _type: 'picture',
  asset: { _type: 'reference', _ref: asset(letter) },
  alt: ` A lamp ${letter} `,
  crop: { _type: 'sanity.imageCrop', top: 0.1, bottom: 0, left: 0.2, right: 0 },
  hotspot: { _type: 'sanity.imageHotspot', x: 0.9, y: 0.2, width: 0.1, height: 0.1 },
})
const slug = (current: string) => ({ _type: 'slug', current })

const article = {
  _id: 'sleep',
  _type: 'article',
  _rev: 'a',
  title: 'Why can’t I sleep?',
  slug: slug('why-cant-i-sleep'),
  publishedAt: '2026-05-01T00:00:00Z',
}
const owner = {
  _id: 'owner',
  _type: 'practitioner',
  displayName: 'Your Name',
  nameOnLicence: 'Your Full Name',
  licenceTitle: 'Licensed Marriage and Family Therapist',
  licenceAbbreviation: 'LMFT',
  licenceNumber: '000000',
}
const settings = {
  _id: 'settings',
  _type: 'settings',
  practiceName: 'Lamp Practice',
  tagline: 'A quiet place',
  description: 'Therapy in Costa Mesa.',
  owner: { _type: 'reference', _ref: 'owner' },
  locality: 'Costa Mesa',
}
const banner = (place: string) => ({
  _id: `banner-${place}`,
  _type: 'banner',
  heading: 'A light on',
  places: [place],
  picture: pictureOf('b'),
})
const single = (type: string, more: object = {}) => ({ _id: type, _type: type, ...more })
const service = {
  _id: 'moms',
  _type: 'service',
  title: 'Therapy for moms',
  slug: slug('moms'),
  inPerson: true,
}
const topic = { _id: 'nights', _type: 'topic', title: 'Nights', slug: slug('nights') }
const page = { _id: 'first', _type: 'page', title: 'First session', slug: slug('first') }
const onTopic = { ...article, topics: [{ _type: 'reference', _ref: 'nights' }] }
const seo = { title: 'Sleepless tonight', description: 'For mothers.' }

beforeAll(() => {
  process.env.SITE_URL = siteUrl
})
afterAll(() => {
  delete process.env.SITE_URL
})

/** What a page tells the world, by the way that the page takes, once its document is published. */
async function describeServed(path: string) {
  const practice = await getPractice()
  const facts = await readFacts(path, practice)
  if (!facts) throw new Error(`There is no page at ${path}.`)
  return describePage({ practice, ...facts })
}

const lake = { projectId: 'nightlight', dataset: 'production', apiHost: `${siteUrl}/lake` }
const client = { fetch: query } as unknown as Parameters<typeof askSurroundings>[0]['client']

async function describeIt(document: Document) {
  const around = await askSurroundings({ client }, document._type, slugIn(document))
  const description = describeDraft(document, around, siteUrl)
  if (!description) throw new Error(`A ${document._type} has no page.`)
  return description
}

async function showPreview(document: Document) {
  const description = await describeIt(document)
  cleanup()
  render(
    <ThemeProvider theme={theme}>
      <FoundOrSharedView
        description={description}
        hints={listHints(description, document._type)}
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
  return { description, text, picture, card }
}

const around: Document[] = [settings, owner]

const cases: Array<[what: string, document: Document, path: string, others?: Document[]]> = [
  ['an article with a title alone', article, '/blog/why-cant-i-sleep'],
  ['an article with a subtitle', { ...article, subtitle: ' A plan ' }, '/blog/why-cant-i-sleep'],
  ['an article with words for search engines', { ...article, seo }, '/blog/why-cant-i-sleep'],
  ['an article with empty ones', { ...article, seo: { title: ' ' } }, '/blog/why-cant-i-sleep'],
  ['an article with a picture', { ...article, banner: pictureOf('a') }, '/blog/why-cant-i-sleep'],
  [
    'an article with a picture that is decoration',
    { ...article, banner: { ...pictureOf('a'), decorative: true } },
    '/blog/why-cant-i-sleep',
  ],
  [
    'an article with an unfinished picture',
    { ...article, banner: { _type: 'picture', alt: 'A lamp' } },
    '/blog/why-cant-i-sleep',
  ],
  [
    'an article at an address in another alphabet',
    { ...article, slug: slug('сон-і-ніч') },
    `/blog/${encodeURIComponent('сон-і-ніч')}`,
  ],
  ['a service', service, '/services/moms'],
  ['a service with words', { ...service, blurb: 'In short. ', seo }, '/services/moms'],
  ['a topic without posts', topic, '/topics/nights'],
  ['a topic with words', { ...topic, introduction: 'For nights.', seo }, '/topics/nights'],
  ['a topic with a post', topic, '/topics/nights', [{ ...onTopic, banner: pictureOf('c') }]],
  ['a page', page, '/first'],
  ['a page with words', { ...page, subtitle: 'How it is', seo }, '/first'],
  ['the owner', { ...owner, displayName: 'Another Name', licenceNumber: '1' }, '/about'],
  ['the owner with a portrait', { ...owner, photo: pictureOf('a') }, '/about'],
  [
    'a colleague',
    { ...owner, _id: 'colleague', displayName: ' ', slug: slug('colleague') },
    '/about/colleague',
  ],
  ['the home page', single('home'), '/'],
  ['the home page with a picture', single('home', { picture: pictureOf('a') }), '/'],
  [
    'the home page with a banner',
    single('home', { picture: pictureOf('a') }),
    '/',
    [banner('home')],
  ],
  ['the settings', { ...settings, practiceName: 'Night Practice', tagline: '' }, '/'],
  [
    'the settings of a home page with a picture',
    settings,
    '/',
    [single('home', { picture: pictureOf('a') })],
  ],
  ['the services page', single('servicesPage'), '/services', [service]],
  ['the services page with a title', single('servicesPage', { title: 'Help' }), '/services'],
  ['the services page with a banner', single('servicesPage'), '/services', [banner('services')]],
  ['the contact page', single('contactPage'), '/contact'],
  ['the contact page with a title', single('contactPage', { title: 'Write' }), '/contact'],
  ['the notices', single('notices'), '/notices'],
  ['the estimate', single('goodFaithEstimate'), '/good-faith-estimate'],
  ['the privacy policy', single('privacy'), '/privacy'],
  ['the privacy policy with a title', single('privacy', { title: 'Privacy here' }), '/privacy'],
  ['the accessibility statement', single('accessibility'), '/accessibility'],
  ['the HIPAA notice', single('hipaaNotice', { title: 'Notice' }), '/hipaa'],
]

type Image = { [part: string]: string | number }

const imageOf = (served: Awaited<ReturnType<typeof describeServed>>) =>
  [served.openGraph?.images ?? []].flat()[0] as Image

const assets = ['a', 'b', 'c'].map((letter) => ({
  _id: asset(letter),
  _type: 'sanity.imageAsset',
}))

describe('the preview in the Studio', () => {
  it.each(cases)('of %s tells what its page tells', async (_what, document, path, others = []) => {
    const rest = [...assets, ...around, ...others]
    // What visitors see while she writes: the version from before.
    dataset = rest.some(({ _id }) => _id === document._id) ? rest : [...rest, document]
    const { address, title, description, card } = await describeIt(document)
    dataset = [...dataset.filter(({ _id }) => _id !== document._id), document]
    const served = await describeServed(path)
    const { picture, drawn, ...words } = card
    expect({ address, title, description }).toEqual({
      address: served.alternates?.canonical,
      title: served.title,
      description: served.description ?? undefined,
    })
    expect(served.openGraph).toMatchObject(words)
    expect(imageOf(served)).toMatchObject(
      picture
        ? { alt: picture.alt, url: expect.stringContaining(`/images/${picture.asset}/`) }
        : { alt: describeCard(drawn), url: siteUrl + cardAddress(path, drawn) },
    )
  })

  it.each([
    ['a picture that is cut', { ...article, banner: pictureOf('a') }],
    ['a drawn card', { ...article, seo }],
    ['an address in another alphabet', { ...article, slug: slug('сон-і-ніч') }],
  ])('shows %s as its page tells it', async (_what, document) => {
    dataset = [...assets, ...around, document]
    const { description, text, picture, card } = await showPreview(document)
    const served = await describeServed(`/blog/${encodeURIComponent(document.slug.current)}`)
    expect(text('found-title')).toBe(served.title)
    expect(text('found-description')).toBe(served.description ?? undefined)
    expect(encodeURI(`https://${text('found-address')}`)).toBe(served.alternates?.canonical)
    expect(text('shared-title')).toBe(served.openGraph?.title)
    expect(text('shared-description')).toBe(served.openGraph?.description)
    const image = imageOf(served)
    if (!picture) {
      expect(card?.getAttribute('aria-label')).toBe(image.alt)
      const words = Object.values(description.card.drawn)
      expect(words).toHaveLength(3)
      for (const part of words) expect(card?.textContent).toContain(part)
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

  it('is there for every type that has a page, below a field that it has', () => {
    // Posts that were taken off, banners and crisis lines stand on other pages or none.
    const withoutPage = ['banner', 'oldAddress', 'retiredAddress', 'crisisResources']
    const documents = schemaTypes.filter(({ type }) => type === 'document')
    expect(Object.keys(pageTypes).sort()).toEqual(
      documents
        .map(({ name }) => name)
        .filter((name) => !withoutPage.includes(name))
        .sort(),
    )
    for (const { name, fields } of documents as Array<{
      name: string
      fields: Array<{ name: string }>
    }>) {
      const below = pageTypes[name]?.below
      if (below) expect(fields.map((field) => field.name)).toContain(below)
    }
    expect(singletons.filter((name) => !(name in pageTypes))).toEqual(['crisisResources'])
  })

  it('shows a long title as it is cut, and says so', async () => {
    dataset = around
    const title = 'Why can’t I switch off when everybody else has long been sleeping?'
    const { text } = await showPreview({ ...article, title })
    expect(text('found-title')).toBe('Why can’t I switch off when everybody else has long been …')
    expect(text('shared-title')).toBe(title)
    expect(screen.getByText(/has 66 characters .* Put a shorter one into/)).toBeDefined()
  })

  it('of a draft that is only begun says what is missing', async () => {
    dataset = around
    const { text } = await showPreview({ _id: 'drafts.new', _type: 'article' })
    expect(text('found-title')).toBe('No title yet · Lamp Practice')
    expect(text('found-address')).toBe('www.example.com/blog/…')
  })
})

describe('the hints', () => {
  const subtitle = 'A plan for tonight, for the hour when the house is quiet and you are not.'
  const hintsFor = async (document: Document) => {
    dataset = [{ ...settings, description: '' }, owner]
    return listHints(await describeIt(document), document._type)
  }

  it('are none where everything has its place', async () => {
    expect(await hintsFor({ ...article, subtitle, banner: pictureOf('a') })).toEqual([])
    expect(await hintsFor({ ...service, blurb: subtitle })).toEqual([])
  })

  it.each([
    [/title has 61 characters/, { title: 'x'.repeat(61), subtitle }],
    [/description has 161 characters/, { seo: { description: 'x'.repeat(161) } }],
    [/description has 69 characters, and there is room/, { subtitle: 'x'.repeat(69) }],
    [/no description yet.* Write a subtitle/, {}],
    [/no picture at the top yet/, { subtitle, banner: undefined }],
  ])('%s', async (words, document) => {
    expect(await hintsFor({ ...article, banner: pictureOf('a'), ...document })).toEqual([
      expect.stringMatching(words),
    ])
  })

  it('lead to where the words are written', async () => {
    expect(await hintsFor(service)).toEqual([expect.stringContaining('Write “In short”')])
    expect(await hintsFor(single('contactPage'))).toEqual([
      expect.stringContaining('in the settings'),
    ])
    expect(await hintsFor({ ...settings, description: '' })).toEqual([
      expect.stringContaining('Write one above.'),
    ])
  })
})
