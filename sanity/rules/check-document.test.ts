import { checkDocument } from './check-document.ts'
import {
  heading,
  linking,
  linkingTo,
  paragraph,
  places,
  smallerHeading,
  words,
} from './examples.ts'

const now = Date.parse('2026-05-01T12:00:00Z')
const small = { asset: { _ref: `image-${'a'.repeat(40)}-800x600-png` } }
const check = (document: Record<string, unknown>, surroundings = {}) =>
  places(checkDocument(document, surroundings, now))

describe('the rules on a document', () => {
  it('have nothing against an empty one of any kind', () => {
    for (const _type of [
      'article',
      'service',
      'topic',
      'practitioner',
      'banner',
      'settings',
      'privacy',
      'home',
      'servicesPage',
      'contactPage',
      'page',
      'notices',
      'goodFaithEstimate',
      'accessibility',
      'hipaaNotice',
      'crisisResources',
      'x',
    ]) {
      expect(check({ _type })).toEqual([])
    }
  })

  it('lets the law name amounts, which a therapist may not in her own words', () => {
    const body = [paragraph('p', 'You can dispute a bill that is $400 or more above it.')]
    expect(check({ _type: 'goodFaithEstimate', body })).toEqual([])
    expect(check({ _type: 'page', body })).toEqual(['error body.p'])
  })

  it('find what is wrong in an article, each thing at its place', () => {
    const article = {
      _type: 'article',
      title: 'I cure guilt',
      subtitle: 'From your psychologist',
      contentNote: { text: 'Results guaranteed' },
      banner: small,
      body: [
        smallerHeading('early', 'Too early'),
        heading('empty', ''),
        paragraph('bold', [{ text: 'Bold', marks: ['strong'] }]),
        paragraph('long', `${words(50)}. ${words(50)}.`),
        linking('link', 'here', 'http://example.org'),
        linkingTo('page', 'my group', 'gone'),
        paragraph('fee', 'Sessions from $90.'),
        { _type: 'quotation', _key: 'praise', text: 'My therapist is kind.' },
        {
          _type: 'figure',
          _key: 'figure',
          caption: 'A lamp',
          picture: { alt: 'A lamp', _upload: {} },
        },
        {
          _type: 'callToAction',
          _key: 'invitation',
          text: [paragraph('t', 'Online therapy for you.')],
        },
      ],
    }
    expect(check(article, { pages: new Map() }).toSorted()).toEqual([
      'error banner',
      'error body.early',
      'error body.figure.picture',
      'info body.long',
      'warning body.bold',
      'warning body.empty',
      'warning body.fee',
      'warning body.figure.picture.alt',
      'warning body.invitation.text.t',
      'warning body.link.markDefs.l',
      'warning body.link.markDefs.l',
      'warning body.long',
      'warning body.page.markDefs.l',
      'warning body.praise.text',
      'warning contentNote.text',
      'warning subtitle',
      'warning title',
    ])
  })

  it.each(['service', 'topic', 'page', 'article'])(
    'reads what a search engine shows of a %s as advertising, too',
    (_type) => {
      const seo = { title: 'Best therapist', description: 'Therapy from $90.' }
      const found = check({ _type, seo }).join(' ')
      expect(found).toContain('seo.title')
      expect(found).toContain('seo.description')
    },
  )

  it('lets an article speak of a psychologist in its text', () => {
    const body = [paragraph('a', 'The psychologist First Last wrote about it.')]
    expect(check({ _type: 'article', body })).toEqual([])
  })

  it('refuse a price that is not exact where a service is described', () => {
    expect(
      check({
        _type: 'service',
        blurb: 'From $90.',
        forWhom: ['Parents', 'Anyone, 100%'],
        questions: [{ _key: 'q', question: 'How much?', answer: [paragraph('a', '$90 and up')] }],
      }),
    ).toEqual(['error blurb', 'warning forWhom.1', 'error questions.q.answer.a'])
  })

  it('know a psychologist by her license', () => {
    const therapist = { _type: 'practitioner', biography: [paragraph('b', 'I am a psychologist.')] }
    expect(check({ ...therapist, licenceTitle: 'LMFT' })).toEqual(['warning biography.b'])
    expect(check({ ...therapist, licenceTitle: 'Licensed Psychologist' })).toEqual([])
    const service = { _type: 'service', blurb: 'Psychological testing' }
    expect(check(service)).toEqual(['warning blurb'])
    expect(check(service, { licenceTitle: 'Licensed Psychologist' })).toEqual([])
  })

  it('survive whatever stands in the fields', () => {
    for (const odd of [
      null,
      7,
      'x',
      [],
      [null, [7], { _type: 'block', children: 'x', markDefs: 7 }],
      {},
    ]) {
      const document = {
        _type: 'article',
        title: odd,
        body: odd,
        banner: odd,
        callToAction: odd,
        contentNote: odd,
      }
      expect(() => checkDocument(document, {}, now)).not.toThrow()
    }
  })
})
