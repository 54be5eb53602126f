import { validate } from '#sanity/schema/validate-like-the-studio.ts'
import { linking, linkingTo, paragraph, smallerHeading } from './examples.ts'
import type { Answer } from './read-surroundings.ts'

const picture = {
  _type: 'picture',
  asset: { _type: 'reference', _ref: `image-${'a'.repeat(40)}-1600x900-png` },
  alt: 'A lamp beside a bed',
}

const article = {
  _type: 'article',
  title: 'Why can’t I sleep?',
  subtitle: 'A plan for tonight',
  slug: { _type: 'slug', current: 'why-cant-i-sleep' },
  banner: picture,
}

const known: Answer = {
  licenceTitle: 'Licensed Psychologist',
  telehealthStatement: 'You need to be in California.',
  pages: [],
}

const page = (
  _id: string,
  more: Partial<Answer['pages'][number]> = {},
): Answer['pages'][number] => ({
  _id,
  title: 'Guilt',
  displayName: null,
  slug: 'guilt',
  previousSlugs: null,
  publishedAt: null,
  ...more,
})

const found = async (document: object, answer?: Answer | Error) =>
  (await validate({ ...article, ...document }, answer)).map(({ level, path }) => `${level} ${path}`)

describe('the rules in the Studio', () => {
  it('stop publishing, warn and hint at the very place', async () => {
    expect(
      await found({
        banner: {
          ...picture,
          asset: { ...picture.asset, _ref: `image-${'a'.repeat(40)}-900x600-png` },
        },
        subtitle: undefined,
        body: [smallerHeading('first', 'Too early'), linking('second', 'click here', '/services')],
      }),
    ).toEqual([
      'error body.first',
      'error banner',
      'warning body.second.markDefs.l',
      'info subtitle',
    ])
  })

  it('say nothing more once the practice has the telehealth statement', async () => {
    const online = { body: [paragraph('a', 'I offer online therapy.')] }
    expect(await found(online)).toEqual(['warning body.a'])
    expect(await found(online, known)).toEqual([])
  })

  it('know the license of whoever signs', async () => {
    const titled = { title: 'What your psychologist hears' }
    expect(await found(titled)).toEqual(expect.arrayContaining(['warning title']))
    expect(await found({ ...titled, body: [paragraph('a', 'Hi.')] }, known)).toEqual([])
  })

  it('follow links to picked pages and typed addresses, drafts and earlier addresses too', async () => {
    const picked = { body: [linkingTo('a', 'more about guilt', 'guilt')] }
    const typed = { body: [linking('a', 'more about guilt', '/blog/guilt')] }
    for (const document of [picked, typed]) {
      expect(await found(document, known)).toEqual(['warning body.a.markDefs.l'])
      expect(await found({ ...document }, { ...known, pages: [page('drafts.guilt')] })).toEqual([
        'warning body.a.markDefs.l',
      ])
      for (const pages of [
        [page('guilt')],
        [page('guilt'), page('drafts.guilt', { title: 'Guilt, anew' })],
        [page('drafts.guilt'), page('guilt')],
        [page('guilt', { slug: 'on-guilt', previousSlugs: ['guilt'] })],
      ]) {
        expect(await found({ ...document }, { ...known, pages })).toEqual([])
      }
    }
  })

  it('judge a text by itself while the lake does not answer, and never stop her for that', async () => {
    const online = { body: [paragraph('a', 'I offer online therapy.')] }
    expect(await found(online, new Error('no answer'))).toEqual(['warning body.a'])
    const linked = { body: [linkingTo('a', 'more about guilt', 'guilt')] }
    expect(await found(linked, new Error('no answer'))).toEqual([])
  })
})
