import { singletons } from '../studio/singletons.ts'

/** A word that stands in one draft and nowhere else, so that a leak says where it came from. */
export const markOf = (type: string, state: State) => `leaked-${type.toLowerCase()}-${state}`

/** `never`: never published. `edited`: a draft of something live. `waiting`: published for a moment ahead. `takenDown`: live once. */
export type State = 'never' | 'edited' | 'waiting' | 'takenDown'

type Planted = { _id: string; _type: string; [field: string]: unknown }

const others = ['article', 'service', 'topic', 'practitioner', 'page', 'banner'] as const

const slug = (current: string) => ({ _type: 'slug', current })
const reference = (_ref: string) => ({ _type: 'reference', _ref, _weak: true, _key: _ref })
const past = '2026-01-05T18:00:00.000Z'
const inAWeek = () => new Date(Date.now() + 7 * 24 * 60 * 60 * 1000).toISOString()

function paragraph(text: string) {
  return {
    _type: 'block',
    _key: 'p',
    style: 'normal',
    markDefs: [],
    children: [{ _type: 'span', _key: 's', text, marks: [] }],
  }
}

/** Text in every field of the type that a page could show; one field that a type lacks does no harm. */
function words(type: string, text: string) {
  const body = { body: [paragraph(text)], introduction: [paragraph(text)] }
  const all = {
    title: text,
    subtitle: text,
    heading: text,
    blurb: text,
    greeting: text,
    tagline: text,
    displayName: text,
    nameOnLicence: text,
    licenceTitle: text,
    licenceNumber: text,
    practiceName: text,
    doNotTrack: text,
    lines: [{ _key: 'l', name: text, label: text, href: 'tel:5550100' }],
    ...body,
  }
  return ['topic', 'home'].includes(type) ? { ...all, introduction: text } : all
}

const live = (type: string) => `What everyone may read (${type}).`

/**
 * Documents of every type in every state that it can be in beside others. What is live says so; every other version holds its mark. Drafts
 * have the addresses, topics and authors of what is live, so that every list and link could bring them along.
 */
export function markedPractice(): Planted[] {
  const named = (type: string, id: string, text: string): Planted => ({
    _id: id,
    _type: type,
    ...words(type, text),
    slug: slug(`${type}-live`),
    topics: [reference('topic-edited')],
    author: reference('practitioner-edited'),
    owner: reference('practitioner-edited'),
    articles: [
      reference('article-never'),
      reference('article-edited'),
      reference('article-waiting'),
    ],
    services: [reference('service-never'), reference('service-edited')],
    ...(type === 'article' && { publishedAt: past, previousSlugs: ['article-earlier'] }),
    // One banner shows at a place.
    places: [id.endsWith('never') ? 'blog' : 'home'],
  })
  return [
    ...singletons.flatMap((type) => [
      named(type, type, live(type)),
      named(type, `drafts.${type}`, markOf(type, 'edited')),
    ]),
    ...others.flatMap((type) => [
      named(type, `${type}-edited`, live(type)),
      named(type, `drafts.${type}-edited`, markOf(type, 'edited')),
      {
        ...named(type, `drafts.${type}-never`, markOf(type, 'never')),
        slug: slug(`${type}-never`),
      },
    ]),
    {
      ...named('article', 'article-waiting', markOf('article', 'waiting')),
      slug: slug('article-waiting'),
      publishedAt: inAWeek(),
    },
    {
      ...named('banner', 'banner-waiting', markOf('banner', 'waiting')),
      places: ['services'],
      from: inAWeek(),
    },
    {
      ...named('article', 'drafts.article-taken', markOf('article', 'takenDown')),
      slug: slug('article-taken'),
    },
    ...addresses(),
  ]
}

/** Documents without words of their own that visitors read: they lead to a page, or say that there is none any more. */
function addresses(): Planted[] {
  const taken = { _type: 'retiredAddress', topics: [reference('topic-edited')], retiredAt: past }
  const old = (_id: string, from: string, to: string) => ({ _id, _type: 'oldAddress', from, to })
  return [
    {
      ...taken,
      _id: 'retired-one',
      title: markOf('article', 'takenDown'),
      article: reference('article-taken'),
      addresses: ['article-taken'],
    },
    { ...taken, _id: 'drafts.retired-never', addresses: [unknownAddress] },
    old('old-address', '/old/open', '/blog'),
    old('drafts.old-address', '/old/open', `/blog?${markOf('oldAddress', 'edited')}`),
    old('drafts.old-address-never', '/old/never', `/blog?${markOf('oldAddress', 'never')}`),
    {
      _id: 'old-address-waiting',
      _type: 'oldAddress',
      from: '/old/waiting',
      page: reference('article-waiting'),
    },
  ]
}

/** The last part of an article's address of which only a draft says that it was taken down. */
export const unknownAddress = 'article-unknown'

/** What a stranger could guess: the last parts of addresses, and ids as the Studio shows them. */
export function guesses(of: RegExp): string[] {
  const all = markedPractice()
    .filter(({ _type }) => of.test(_type))
    .flatMap(({ _id, slug }) => [
      _id,
      _id.replace(/^drafts\./, ''),
      ...(slug ? [(slug as { current: string }).current] : []),
    ])
  return [...new Set(all)]
}

const mark = /leaked-[a-z]+-(?:never|edited|waiting|takenDown)/g

/** Every mark in a text, each once. */
export function marksIn(text: string): string[] {
  return [...new Set(text.match(mark) ?? [])].sort()
}
