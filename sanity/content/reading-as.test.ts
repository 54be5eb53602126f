import { planReading } from './reading-as.ts'

const now = new Date('2026-05-09T21:00:00Z')
const read = {
  query: '{"one": *[_type == "topic" && a][0]{"list": *[_type == "article" && ^._id in b]}}',
  root: { type: 'topic', filter: '_type == "topic" && a' },
}
const published = {
  perspective: 'published',
  query: read.query,
  parameters: { drafts: false, now: now.toISOString() },
  now: now.toISOString(),
  isLenient: false,
  isPrivate: false,
  isMarked: false,
}

describe('what follows from who reads', () => {
  it('shows visitors what is published, as it is now', () => {
    expect(planReading({ kind: 'public' }, read, now)).toEqual(published)
  })

  it('shows staff the drafts, with holes, for themselves alone', () => {
    expect(planReading({ kind: 'staff' }, read, now)).toEqual({
      ...published,
      perspective: 'drafts',
      parameters: { drafts: true, now: now.toISOString() },
      isLenient: true,
      isPrivate: true,
      isMarked: true,
    })
  })

  it('shows staff the site as it will be: what is published, at a moment ahead', () => {
    const then = '2026-12-01T08:00:00.000Z'
    expect(planReading({ kind: 'staff', asOf: '2026-12-01T08:00:00Z' }, read, now)).toEqual({
      ...published,
      parameters: { drafts: false, now: then },
      now: then,
      isPrivate: true,
    })
  })

  it('shows staff what visitors see, when they ask for that', () => {
    expect(planReading({ kind: 'staff', asOf: 'now' }, read, now)).toEqual({
      ...published,
      isPrivate: true,
    })
  })

  it('shows a reviewer one version of one document, and all else as visitors see it', () => {
    const document = { type: 'topic', document: 't', version: 'drafts.t' }
    const plan = planReading({ kind: 'reviewer', document }, read, now)
    const others = '*[!(_id in path("drafts.**") || _id in path("versions.**"))]'
    expect(plan).toEqual({
      ...published,
      perspective: 'raw',
      query: `{"one": *[_type == $reviewedType && _id == $reviewedVersion][0]{"list": ${others}[_type == "article" && $reviewedDocument in b]}}`,
      parameters: {
        ...published.parameters,
        reviewedType: 'topic',
        reviewedDocument: 't',
        reviewedVersion: 'drafts.t',
      },
      isLenient: true,
      isPrivate: true,
    })
  })

  it.each([
    ['of another type', read],
    ['that cannot be shared', { query: read.query }],
  ])('reads for a reviewer as for visitors what is %s', (_, asked) => {
    const document = { type: 'article', document: 'a', version: 'drafts.a' }
    expect(planReading({ kind: 'reviewer', document }, asked, now)).toEqual({
      ...published,
      isPrivate: true,
    })
  })

  it('never guesses where the root of a query is', () => {
    const document = { type: 'topic', document: 't', version: 'drafts.t' }
    for (const query of ['*[_type == "topic"][0]', `${read.query}${read.query}`]) {
      expect(() => planReading({ kind: 'reviewer', document }, { ...read, query }, now)).toThrow()
    }
  })
})
