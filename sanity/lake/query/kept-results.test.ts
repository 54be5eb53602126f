import fc from 'fast-check'
import type { Store } from '../store/open-store.ts'
import { closeTestStores, commit, openTestStore } from '../store/store-for-tests.ts'
import type { Mutation } from '../types.ts'
import { findHere } from './kept-results.ts'
import { measure, ResultTooLarge } from './measure.ts'
import { QueryCache } from './query-cache.ts'
import { runQuery } from './run-query.ts'

afterEach(closeTestStores)

const published = ['published']
const drafts = ['drafts', 'published']
const page = (_id: string, title: string): Mutation => ({
  createOrReplace: { _id, _type: 'page', title },
})

function ask(store: Store, query: string, perspective: 'raw' | string[] = published, who = 'me') {
  return findHere(store, { query, params: {}, perspective, identity: who })?.result
}

describe('Kept results', () => {
  it('are given again until a transaction touches them', () => {
    const store = openTestStore()
    commit(store, page('a', 'One'), page('b', 'Two'))
    const first = ask(store, '*[_id == "a"]{title}')
    expect(ask(store, '*[_id == "a"]{title}')).toBe(first)
    commit(store, page('b', 'Three'))
    expect(ask(store, '*[_id == "a"]{title}')).toBe(first)
    commit(store, page('a', 'Four'))
    expect(ask(store, '*[_id == "a"]{title}')).toEqual([{ title: 'Four' }])
  })

  it('of published documents stay while a draft is written', () => {
    const store = openTestStore()
    commit(store, page('a', 'One'))
    const query = '*[_type == "page"]{title}'
    const [seen, previewed] = [ask(store, query), ask(store, query, drafts)]
    commit(store, page('drafts.a', 'Two'))
    expect(ask(store, query)).toBe(seen)
    expect(previewed).toEqual([{ title: 'One' }])
    expect(ask(store, query, drafts)).toEqual([{ title: 'Two' }])
  })

  it('depend on parameters and perspective', () => {
    const store = openTestStore()
    commit(store, page('a', 'One'), page('drafts.a', 'Two'))
    const find = (title: string, perspective: 'raw' | string[]) =>
      findHere(store, {
        query: '*[title == $title]._id',
        params: { title },
        perspective,
        identity: 'me',
      })?.result
    expect(find('One', published)).toEqual(['a'])
    expect(find('Two', published)).toEqual([])
    expect(find('One', drafts)).toEqual([])
    expect(find('Two', 'raw')).toEqual(['drafts.a'])
  })

  it.each(['now()', 'dateTime(now())', '{"x": [identity()]}'])(
    'never answer %s for another time or caller',
    (query) => {
      const store = openTestStore()
      expect(
        runQuery(store.documents, { query, params: {}, perspective: 'raw', identity: 'me' }),
      ).toMatchObject({ isLasting: false })
      if (query.includes('identity')) {
        expect(ask(store, query, published, 'me')).not.toEqual(ask(store, query, published, 'you'))
      }
    },
  )

  it('equal fresh ones after any transactions', () => {
    const store = openTestStore()
    const id = fc.constantFrom('a', 'b', 'drafts.a', 'drafts.b', 'versions.r1.a')
    const write: fc.Arbitrary<Mutation> = fc.oneof(
      fc
        .record({
          id,
          to: fc.constantFrom('a', 'b'),
          type: fc.constantFrom('page', 'post'),
          n: fc.nat(2),
        })
        .map(({ id, to, type, n }) => ({
          createOrReplace: { _id: id, _type: type, n, to: { _ref: to, _weak: true } },
        })),
      id.map((name) => ({ delete: { id: name } })),
    )
    const query = fc.constantFrom(
      '*[_type == "page" && n > 0] | order(n desc, _id)[0...2]{_id, n, "to": to->{n, _type}}',
      '*[_id == "a"][0]{n, "to": to->n}',
      '*[references("b")]._id',
      'count(*[_type == "post"])',
      '{"x": *[_type == "page" && to->n == 1]._id, "y": *[_id in ["b"]]}',
    )
    const perspective = fc.constantFrom<'raw' | string[]>('raw', published, drafts, [
      'r1',
      ...drafts,
    ])
    const step = fc.record({ writes: fc.array(write, { maxLength: 2 }), query, perspective })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        for (const { writes, query, perspective } of steps) {
          if (writes.length > 0) commit(store, ...writes)
          const request = { query, params: {}, perspective, identity: 'me' }
          const { result } = runQuery(store.documents, request)
          expect(findHere(store, request)?.result).toEqual(result)
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('The room for results', () => {
  it('is bounded, and the longest unused go first', () => {
    const cache = new QueryCache<string>(20_000)
    cache.keep('used', 'kept', ['t'], 500)
    for (let turn = 0; turn < 100; turn++) {
      cache.keep(`question ${turn}`, 'value', ['t'], 500)
      expect(cache.get('used')).toBe('kept')
      expect(cache.bytes).toBeLessThanOrEqual(20_000)
    }
    expect(cache.get('question 0')).toBeUndefined()
    expect(cache.get('question 99')).toBe('value')
    cache.keep('large', 'value', ['t'], 15_000)
    expect(cache.get('large')).toBeUndefined()
    cache.drop(['t'])
    expect(cache.bytes).toBe(0)
  })
})

describe('A result', () => {
  it('is measured about as JSON writes it', () => {
    const value = { title: 'Sleep', list: [1, 2, { deep: [null, true] }] }
    expect(measure(value, 1000)).toBeGreaterThanOrEqual(JSON.stringify(value).length)
    expect(() => measure(value, 20)).toThrow(ResultTooLarge)
  })

  it('that doubles itself again and again is refused', () => {
    const store = openTestStore()
    const doubled = '{"a": @, "b": @}'.repeat(60)
    const request = { query: `{"text": "night"}${doubled}`, params: {}, identity: 'me' }
    expect(() => runQuery(store.documents, { ...request, perspective: 'raw' })).toThrow(
      'larger than 32 MB',
    )
  })
})
