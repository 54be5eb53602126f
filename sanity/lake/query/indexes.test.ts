import fc from 'fast-check'
import { evaluate, parse } from 'groq-js'
import { closeTestStores, commit, openTestStore } from '../store/store-for-tests.ts'
import type { Mutation } from '../types.ts'
import { viewThrough } from './perspectives.ts'
import { runQuery } from './run-query.ts'

afterEach(closeTestStores)

const type = fc.constantFrom('article', 'topic')
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
const anyId = fc.oneof(
  id,
  id.map((name) => `drafts.${name}`),
  id.map((name) => `versions.r1.${name}`),
)
const slug = fc.constantFrom<unknown>('one', 'two', 'three', 3, null)
const moment = fc.constantFrom<unknown>(
  '2026-01-01T00:00:00Z',
  '2026-01-01T01:00:00+01:00',
  '2026-06-01T00:00:00.000Z',
  '2027-01-01T00:00:00Z',
  'soon',
  7,
  null,
)
// Orders nothing and is kept in no list.
const impossibleMoment = '2026-13-45T00:00:00Z'
const document = fc.record({
  slug: fc.oneof(
    slug.map((current) => ({ _type: 'slug', current })),
    fc.constantFrom<unknown>(null, 'one', [{ current: 'one' }]),
  ),
  publishedAt: fc.oneof({ weight: 9, arbitrary: moment }, fc.constant(impossibleMoment)),
  rank: fc.constantFrom<unknown>(1, 2, '1', true, null, [1]),
  links: fc.array(
    fc.oneof(
      anyId.map((_ref) => ({ _type: 'reference', _ref, _weak: true })),
      id.map((_ref) => ({ _type: 'reference', _ref, _dataset: 'other', _weak: true })),
    ),
    { maxLength: 2 },
  ),
})
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(anyId, type, document).map(
      ([_id, _type, fields]) =>
        ({
          createOrReplace: Object.fromEntries(
            Object.entries({ _id, _type, ...fields }).filter(([, value]) => value !== null),
          ),
        }) as Mutation,
    ),
  },
  anyId.map((name) => ({ delete: { id: name } })),
)

const text = fc.constantFrom('"one"', '"two"', 'null', '3', '$slug', '$nothing')
const truth = fc.constantFrom('$drafts', 'true', 'false', '!$drafts', 'null')
const leaf = fc.oneof(
  text.map((value) => `slug.current == ${value}`),
  text.map((value) => `${value} == @.slug.current`),
  fc.constantFrom('slug.current in ["one", "two"]', 'slug.current in ["one", null]'),
  type.map((name) => `_type == "${name}"`),
  fc.constantFrom('_type in $types', '_id in ["a", "drafts.b", 4]', '_id == $slug'),
  fc
    .constantFrom('publishedAt', 'dateTime(publishedAt)')
    .chain((side) =>
      fc
        .constantFrom('<', '<=', '>', '>=', '==', '!=')
        .chain((operator) =>
          fc
            .constantFrom('$now', 'dateTime($now)', 'dateTime("soon")', '7', 'rank')
            .chain((other) =>
              fc.constantFrom(`${side} ${operator} ${other}`, `${other} ${operator} ${side}`),
            ),
        ),
    ),
  fc.constantFrom('rank > 1', 'rank', '1 <= rank', 'rank in [1, "1", null]', 'rank == links'),
  fc.constantFrom('defined(publishedAt)', '!defined(slug.current)', 'defined($nothing)'),
  fc.constantFrom('coalesce(publishedAt, rank) == 1', 'select($drafts => rank, publishedAt) == 7'),
  fc.constantFrom(
    'references("a")',
    'references("b", $slug)',
    'references($types)',
    'references(["a", "c"])',
    'references(null)',
    'references(links[0]._ref)',
    'links[0]->rank == 1',
    'count(*[_type == "topic" && rank == ^.rank]) > 0',
    'count(*[references(^._id)]) > 0',
    '_id in path("drafts.**")',
  ),
  truth,
)
const condition: fc.Arbitrary<string> = fc.letrec<{ any: string; leaf: string }>((tie) => ({
  leaf,
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    fc.tuple(tie('any'), tie('any')).map(([left, right]) => `(${left} && ${right})`),
    fc.tuple(tie('any'), tie('any')).map(([left, right]) => `(${left} || ${right})`),
    tie('any').map((inner) => `!(${inner})`),
  ),
})).any
const house =
  '_type == "article" && ($drafts || !defined(publishedAt) || dateTime(publishedAt) <= dateTime($now))'
const source = fc.oneof(
  condition.map((inner) => `*[${inner}]`),
  condition.map((inner) => `*[_type == "article" && ${inner}]`),
  fc.tuple(condition, condition).map(([first, second]) => `*[${first}][${second}]`),
  condition.map((inner) => `(*[_type == "topic"])[${inner}]`),
  fc.constant(`*[${house} && (slug.current == $slug || ($drafts && _id == $slug))]`),
  fc.constant(`*[${house}]`),
)
const order = fc.constantFrom(
  '',
  ' | order(publishedAt)',
  ' | order(coalesce(publishedAt, select($drafts => $now, _createdAt)) desc, _id asc)',
  ' | order(dateTime(publishedAt) desc, rank)',
  ' | order(rank desc, slug.current)',
  ' | order(links[0]->rank, _id desc)',
  ' | order(length(slug.current))',
)
const cut = fc.constantFrom('', '[0]', '[1]', '[-1]', '[0...2]', '[1..2]', '[2...1]', '[-2..-1]')
const fields = '{_id, _type, rank, slug, "to": links[]->{_id, rank}}'
const query = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(source, order, cut).map((parts) => `${parts.join('')}${fields}`),
  },
  source.map((text) => `count(${text})`),
  fc
    .tuple(type, leaf, leaf)
    .map(([name, one, other]) => `count(*[_type == "${name}" && (${one} || ${other})])`),
  fc
    .tuple(source, source, order)
    .map(
      ([first, second, by]) =>
        `{"x": ${first}${by}[0]._id, "y": ${second}{_id, "same": ${first}[0]._id}}`,
    ),
  source.map(
    (text) => `*[_type == "topic"]{_id, "in": ${text.replace(/\]$/, ' && rank == ^.rank]')}._id}`,
  ),
  source.map((text) => `${text} | score(rank == 1) {_id, _score}`),
  source.map((text) => `[...${text}, count(*)]`),
)
const perspective = fc.constantFrom<'raw' | string[]>(
  'raw',
  ['published'],
  ['drafts', 'published'],
  ['r1', 'drafts', 'published'],
)
const params = fc.record({
  drafts: fc.boolean(),
  now: fc.constantFrom('2026-06-01T00:00:00Z', '2026-03-01T00:00:00Z', impossibleMoment),
  slug: fc.constantFrom('one', 'two', 'a', 'b'),
  types: fc.constantFrom(['article'], ['article', 'topic', 4], []),
  nothing: fc.constant(null),
})

describe('Indexes and kept orders', () => {
  it('give what the plain evaluator gives over all documents, with writes between', async () => {
    const store = openTestStore()
    const asking = fc.record({ query, perspective, params })
    await fc.assert(
      fc.asyncProperty(
        fc.array(mutation, { maxLength: 8 }),
        fc.array(asking, { minLength: 1, maxLength: 4 }),
        async (mutations, questions) => {
          commit(store, ...mutations)
          for (const { query, perspective, params: given } of questions) {
            const params = { ...given }
            const view = viewThrough(store.documents, perspective)
            const dataset = [...view.all()].sort((one, other) => (one._id < other._id ? -1 : 1))
            const tree = parse(query, { params })
            const dereference = ({ _ref }: { _ref: string }) => view.get(_ref)
            const plain = await evaluate(tree, { dataset, dereference, params })
            const { result } = runQuery(store.documents, {
              query,
              params,
              perspective,
              identity: 'me',
            })
            expect(JSON.stringify(result)).toBe(JSON.stringify(await plain.get()))
          }
        },
      ),
      { numRuns: 250 },
    )
  })

  it.each([
    ['$bound < value', 1],
    ['$bound <= value', 2],
    ['value < $bound', 2],
    ['value <= $bound', 3],
    ['value <= $bound || !defined(value)', 4],
    ['$nothing || value > $bound', 1],
    ['value > $nothing', 0],
    ['$yes || value > $bound', 7],
    ['value != 7 && value <= $bound', 3],
  ])('count what compares, and nothing of another kind: %s', (condition, expected) => {
    const store = openTestStore()
    const values = ['a', 'b', 'm', 'z', 7, true, undefined]
    commit(
      store,
      ...values.map((value, place) => ({
        create: { _id: `d${place}`, _type: 'article', ...(value === undefined ? {} : { value }) },
      })),
      { create: { _id: 'other', _type: 'topic', value: 'm' } },
    )
    const params = { bound: 'm', nothing: null, yes: true }
    const query = `count(*[_type == "article" && (${condition})])`
    const asked = { query, params, perspective: ['published'], identity: 'me' }
    expect(runQuery(store.documents, asked).result).toBe(expected)
  })

  it('give the first of many in an order that no list stands in', () => {
    const store = openTestStore()
    const articles = Array.from({ length: 900 }, (_, number) => ({
      create: {
        _id: `article-${number}`,
        _type: 'article',
        rank: (number * 7919) % 900,
        group: number % 7,
        hidden: number % 3 === 0,
      },
    }))
    commit(store, ...articles)
    const query =
      '*[_type == "article" && rank >= 100 && !hidden] | order(group desc, rank)[2...6].rank'
    const wanted = articles
      .map(({ create }) => create)
      .filter(({ rank, hidden }) => rank >= 100 && !hidden)
      .sort((one, other) => other.group - one.group || one.rank - other.rank)
      .slice(2, 6)
    const asked = { query, params: {}, perspective: ['published'], identity: 'me' }
    expect(runQuery(store.documents, asked).result).toEqual(wanted.map(({ rank }) => rank))
  })
})
