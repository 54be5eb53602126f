import fc from 'fast-check'
import { evaluate, parse } from 'groq-js'
import type { Store } from '../store/open-store.ts'
import { call, closeTestStores, commit, openTestStore } from '../store/store-for-tests.ts'
import { type JsonValue, LakeError, type Mutation } from '../types.ts'
import { runQuery } from './run-query.ts'
import { tagsOfQuery } from './sync-tags.ts'

afterEach(closeTestStores)

const reference = (_ref: string) => ({ _type: 'reference', _ref, _weak: true })
const create = (
  _id: string,
  _type: string,
  fields: { [field: string]: JsonValue } = {},
): Mutation => ({
  create: { _id, _type, ...fields },
})

function ask(store: Store, query: string, params = {}, perspective: 'raw' | string[] = 'raw') {
  return runQuery(store.documents, { query, params, perspective, identity: 'me' }).result
}

function library(): Store {
  const store = openTestStore()
  commit(
    store,
    create('a', 'post', { title: 'Sleep well', author: reference('p'), rank: 2 }),
    create('drafts.a', 'post', { title: 'Sleep better', author: reference('p'), rank: 3 }),
    create('drafts.b', 'post', { title: 'Only a draft', rank: 1 }),
    create('c', 'page', { title: 'About', body: [block('The night is quiet')] }),
    create('p', 'person', { name: 'Ada' }),
    create('drafts.p', 'person', { name: 'Ada L.' }),
    create('versions.r1.a', 'post', { title: 'Sleep in spring', rank: 4 }),
  )
  return store
}

function block(text: string) {
  return { _type: 'block', _key: 'k', children: [{ _type: 'span', _key: 's', text }] }
}

describe('Queries', () => {
  it('see what their perspective shows', () => {
    const store = library()
    const query = '*[_type == "post"] | order(rank) {_id, _originalId, title, "by": author->name}'
    expect(ask(store, query, {}, ['published'])).toEqual([
      { _id: 'a', _originalId: null, title: 'Sleep well', by: 'Ada' },
    ])
    expect(ask(store, query, {}, ['drafts', 'published'])).toEqual([
      { _id: 'b', _originalId: 'drafts.b', title: 'Only a draft', by: null },
      { _id: 'a', _originalId: 'drafts.a', title: 'Sleep better', by: 'Ada L.' },
    ])
    expect(ask(store, '*[_id == "a"][0].title', {}, ['r1', 'drafts', 'published'])).toBe(
      'Sleep in spring',
    )
    expect(ask(store, 'count(*[_type == "post"])')).toBe(4)
  })

  it('take their default perspective from the API version', async () => {
    const store = library()
    const address = `/data/query/production?query=${encodeURIComponent('count(*)')}`
    const count = async (apiVersion: string) =>
      (await call(store, address, { apiVersion })).body as { result: number }
    expect((await count('2025-02-19')).result).toBe(3)
    expect((await count('X')).result).toBe(3)
    expect((await count('2021-06-07')).result).toBe(7)
    expect((await count('1')).result).toBe(7)
  })

  it('answer over GET and POST, with and without the query', async () => {
    const store = library()
    const query = '*[title == $t]._id'
    const address = '/data/query/production'
    const search = new URLSearchParams({ query, $t: '"About"' })
    const first = await call(store, `${address}?${search}`)
    expect(first.body).toEqual({
      query,
      result: ['c'],
      ms: expect.any(Number),
      syncTags: [expect.stringMatching(/^s1:/)],
    })
    const second = await call(store, `${address}?returnQuery=false`, {
      method: 'POST',
      body: { query, params: { t: 'About' } },
    })
    expect(second.body).not.toHaveProperty('query')
    expect(second.body).toMatchObject({ result: ['c'] })
  })

  it('say where they cannot be read', async () => {
    const store = openTestStore()
    const address = `/data/query/production?query=${encodeURIComponent('*[_type ==')}`
    await expect(call(store, address)).rejects.toMatchObject({
      status: 400,
      body: {
        error: {
          type: 'queryParseError',
          description: expect.any(String),
          query: '*[_type ==',
          start: 9,
          end: 10,
        },
      },
    })
  })

  it.each([
    ['unknown functions', 'nonsense(1)'],
    ['functions that the lake lacks', '*[_type == "a"]{"d": geo::distance(a, b)}'],
    ['brackets without end', '('.repeat(100_000)],
    ['signs without end', '-'.repeat(100_000)],
    ['endless text', `"${'a'.repeat(300_000)}"`],
    ['a pattern with too many stars', `"${'a'.repeat(12)}" match "${'*a'.repeat(9)}*b"`],
    ['a list of such patterns', '"aaa" match ["a", "*a*a*a*a*a*"]'],
  ])('are refused with 400 for %s', (_, query) => {
    const store = openTestStore()
    expect(() => ask(store, query)).toThrow(LakeError)
  })

  it('find words anywhere in a document by text::query', () => {
    const store = library()
    const search = (words: string) =>
      ask(store, '*[[@, _id] match text::query($q)]._id', { q: words }, ['drafts', 'published'])
    expect(search('nig*')).toEqual(['c'])
    expect(search('sleep')).toEqual(['a'])
    expect(search('sleep -better')).toEqual([])
    expect(search('"the night"')).toEqual(['c'])
    expect(search('*')).toEqual(['a', 'b', 'c', 'p'])
    expect(ask(store, '*[body match text::query("quiet")]._id')).toEqual(['c'])
  })

  it('take several stars in a row for one', () => {
    const store = library()
    expect(ask(store, '*[title match $q]._id', { q: `sleep ${'*'.repeat(60)}w***ell` })).toEqual([
      'a',
    ])
    expect(ask(store, `"${'a'.repeat(60)}" match $q + "b"`, { q: '*'.repeat(60) })).toBe(false)
  })

  it('score by text::query as the Studio asks', () => {
    const store = library()
    const query = `*[_type in $types] | score(boost(_type in ["post"] && title match text::query($q), 10),
      [@, _id] match text::query($q) || references($raw))[_score > 0]{_id, _score} | order(_score desc)[0...$limit]`
    const params = { types: ['post', 'page'], q: 'sleep*', raw: 'sleep', limit: 10 }
    expect(ask(store, query, params, ['published'])).toEqual([
      { _id: 'a', _score: expect.any(Number) },
    ])
  })

  it('leave the stored documents as they are', () => {
    const store = library()
    const before = JSON.stringify([...store.documents.all()])
    ask(store, '*[[@] match text::query("sleep")]{..., "extra": 1} | order(title)', {}, [
      'drafts',
      'published',
    ])
    expect(JSON.stringify([...store.documents.all()])).toBe(before)
  })
})

const type = fc.constantFrom('post', 'page', 'person')
const id = fc.constantFrom('a', 'b', 'c', 'd')
const anyId = fc.oneof(
  id,
  id.map((name) => `drafts.${name}`),
  id.map((name) => `versions.r1.${name}`),
)
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .record({ id: anyId, type, n: fc.nat(3), to: anyId, slug: id })
      .map(({ id, type, n, to, slug }) => ({
        createOrReplace: { _id: id, _type: type, n, to: reference(to), slug: { current: slug } },
      })),
  },
  anyId.map((name) => ({ delete: { id: name } })),
  fc.record({ type, n: fc.nat(3) }).map(({ type, n }) => ({
    patch: { query: '*[_type == $type]', params: { type }, set: { n } },
  })),
)
const condition = fc.oneof(
  type.map((name) => `_type == "${name}"`),
  fc.array(type, { maxLength: 2 }).map((names) => `_type in ${JSON.stringify(names)}`),
  id.map((name) => `_id == "${name}"`),
  fc.array(anyId, { maxLength: 2 }).map((names) => `_id in ${JSON.stringify(names)}`),
  fc.nat(3).map((n) => `n > ${n}`),
  id.map((name) => `references("${name}")`),
  fc.constant('to->n > 1'),
  type.map((name) => `count(*[_type == "${name}" && n > ^.n]) > 0`),
  type.map((name) => `to._ref in *[_type == "${name}"]._id`),
  fc
    .tuple(type, fc.nat(3))
    .map(([name, n]) => `references(*[_type == "${name}" && n == ${n}]._id)`),
  id.map((name) => `_id in [*[_id == "${name}"][0].to._ref, "${name}"]`),
  id.map((name) => `slug.current == "${name}"`),
  fc.tuple(type, id).map(([first, second]) => `_type == "${first}" && slug.current == "${second}"`),
  fc.constantFrom('defined(to->to->n)', '_id in path("drafts.**")', '_type match "p*"', '!(n < 2)'),
  fc.constantFrom('count(*[references(^._id)]) > 0', 'select(n > 1 => to->n > 0, n == 0)'),
)
const filter = fc
  .array(condition, { minLength: 1, maxLength: 3 })
  .chain((conditions) =>
    fc.constantFrom(' && ', ' || ').map((operator) => conditions.join(operator)),
  )
const query = fc.oneof(
  filter.map((text) => `*[${text}]{_id, _type, n, to}`),
  filter.map((text) => `*[${text}]{_id, "there": to->{n, _type, "on": to->n}}`),
  fc.tuple(filter, filter).map(([first, second]) => `*[${first}][${second}]._id`),
  fc
    .tuple(filter, filter)
    .map(([first, second]) => `{"x": count(*[${first}]), "y": *[${second}].n}`),
  filter.map((text) => `*[${text}] | order(n desc, _id)[0...2]{_id, n}`),
  filter.map((text) => `* | order(_id)[0...3][${text}]._id`),
  filter.map((text) => `*[${text}]{n, "back": *[references(^._id)] | order(_id){_id, n}}`),
  filter.map((text) => `*[${text}][0]{..., to->{..., to->{n}}}`),
  filter.map((text) => `array::unique(*[${text}].to->_type)`),
  type.map(
    (name) =>
      `fn x::n($d) = $d[]{_id, "k": count(*[_type == "${name}"])}; [count(*), x::n(*[n > 1])]`,
  ),
  fc.constantFrom('count(*)', '*[0..1]._id', '1 + 1', '*[@._type == "post"]._id'),
)
const perspective = fc.constantFrom<'raw' | string[]>(
  'raw',
  ['published'],
  ['drafts', 'published'],
  ['r1', 'drafts', 'published'],
)

describe('The indexes', () => {
  it('change nothing about a result', async () => {
    const store = openTestStore()
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { maxLength: 12 }), query, async (mutations, text) => {
        commit(store, ...mutations)
        const dataset = [...store.documents.all()].sort((x, y) => (x._id < y._id ? -1 : 1))
        const dereference = ({ _ref }: { _ref: string }) => store.get(_ref)
        const plain = await evaluate(parse(text), { dataset, dereference })
        expect(ask(store, text)).toEqual(await plain.get())
      }),
      { numRuns: 300 },
    )
  })
})

describe('Sync tags', () => {
  it('of a query meet those of every transaction that changes its result', () => {
    const store = openTestStore()
    const heard: Array<{ all: string[]; published: string[] }> = []
    store.subscribe(({ tags }) => heard.push(tags))
    let changed = 0
    fc.assert(
      fc.property(
        fc.array(mutation, { maxLength: 10 }),
        fc.array(fc.array(mutation, { minLength: 1, maxLength: 2 }), {
          minLength: 1,
          maxLength: 4,
        }),
        query,
        perspective,
        (start, transactions, text, seen) => {
          commit(store, { delete: { query: '*' } }, ...start)
          for (const mutations of transactions) {
            const before = runQuery(store.documents, {
              query: text,
              params: {},
              perspective: seen,
              identity: 'me',
            })
            const tags = tagsOfQuery('production', before.scans, before.followed)
            heard.length = 0
            commit(store, ...mutations)
            if (JSON.stringify(ask(store, text, {}, seen)) === JSON.stringify(before.result))
              continue
            changed++
            const audience = seen !== 'raw' && seen.length === 1 ? 'published' : 'all'
            expect(heard[0]?.[audience].some((tag) => tags.includes(tag))).toBe(true)
          }
        },
      ),
      { numRuns: 200 },
    )
    expect(changed).toBeGreaterThan(50)
  })

  it('meet for ids that look like variants of variants', () => {
    const store = openTestStore()
    for (const id of ['drafts.drafts.a', 'versions.r1.drafts.a', 'versions.alone']) {
      const query = `*[_id == "${id}"]`
      const { scans, followed } = runQuery(store.documents, {
        query,
        params: {},
        perspective: 'raw',
        identity: 'me',
      })
      const tags = tagsOfQuery('production', scans, followed)
      let touched: string[] = []
      const stop = store.subscribe((transaction) => {
        touched = transaction.tags.all
      })
      commit(store, create(id, 'post'))
      stop()
      expect(touched).toEqual(expect.arrayContaining(tags))
    }
  })

  it('are narrow where the query is', () => {
    const store = library()
    const tagsOf = (text: string) => {
      const { scans, followed } = runQuery(store.documents, {
        query: text,
        params: {},
        perspective: ['published'],
        identity: 'me',
      })
      return tagsOfQuery('production', scans, followed)
    }
    const page = tagsOf('*[_type == "page"]{title}')
    let touched: string[] = []
    store.subscribe(({ tags }) => {
      touched = tags.published
    })
    commit(store, { patch: { id: 'a', set: { title: 'New' } } })
    expect(page.some((tag) => touched.includes(tag))).toBe(false)
    expect(tagsOf('*[_type == "post"]').some((tag) => touched.includes(tag))).toBe(true)
    expect(tagsOf('*[_id == "a"]').some((tag) => touched.includes(tag))).toBe(true)
    expect(tagsOf('1 + 1')).toEqual([])
    commit(store, { patch: { id: 'drafts.a', set: { title: 'Newer' } } })
    expect(touched).toEqual([])
  })
})
