import type { Readable } from 'node:stream'
import {
  call,
  closeTestStores,
  commit,
  openTestStore,
  takeEvents,
} from '../store/store-for-tests.ts'
import { startTestLake } from '../test-lake.ts'
import { runBriefly, TooHeavy } from './run-query.ts'

afterEach(closeTestStores)

const numbers = `[${Array.from({ length: 100 }, (_, n) => `{"n":${n}}`).join()}]`
const loops = `count(${numbers}[count(${numbers}[count(${numbers}[count(${numbers}[n > ^.^.n]) > ^.n]) > ^.n]) > n]) > 0`

/** Conditions that would take longer than anyone waits, each in its own way. */
const endless: Array<[string, string]> = [
  ['loops in loops', loops],
  ['a pattern from a field', 'text match pattern'],
  ['patterns in a score', 'count([@] | score(text match pattern)) > 0'],
  ['texts that double', `length({"a": "xxxxxxxxxx"}${'{"a": a + a}'.repeat(24)}.a) > 0`],
  ['lists that double', `count({"a": [1, 2]}${'{"a": [...a, ...a]}'.repeat(40)}.a) > 0`],
  ['a long text', `${'1 + '.repeat(40_000)}1 > 0`],
]

const page = {
  _id: 'a',
  _type: 'page',
  text: 'a'.repeat(60),
  pattern: `${'a*'.repeat(20)}b`,
}

describe('On the thread that answers everybody', () => {
  it.each(endless)('a query with %s is given up', (_, condition) => {
    const store = openTestStore()
    commit(store, { create: page })
    const request = { query: `*[${condition}]`, params: {}, identity: 'me' }
    const limits = { time: 60, bytes: 1_000_000 }
    expect(() => runBriefly(store.documents, { ...request, perspective: 'raw' }, limits)).toThrow(
      TooHeavy,
    )
  })

  it.each(endless)('a patch by a query with %s is refused and saves nothing', (_, condition) => {
    const store = openTestStore()
    commit(store, { create: page })
    const patch = { query: `*[${condition}]`, set: { title: 'Two' } }
    const both = () => commit(store, { create: { _id: 'b', _type: 'page' } }, { patch })
    expect(both).toThrow(/took longer than 0.2 seconds: nothing was saved/)
    expect(store.get('b')).toBeUndefined()
    expect(store.get('a')).not.toHaveProperty('title')
  })

  it.each(endless)('a listener with %s is told so and ended', async (_, condition) => {
    const store = openTestStore()
    const listen = async (query: string) => {
      const search = new URLSearchParams({ query })
      return await call(store, `/data/listen/production?${search}`)
    }
    const slow = await listen(`*[${condition}]`)
    const honest = await listen('*[_type == "page"]')
    commit(store, { create: page })
    commit(store, { patch: { id: 'a', set: { title: 'Two' } } })
    const heard = takeEvents(slow).map(({ event, data }) => ({ event, data }))
    expect(heard.at(-1)).toMatchObject({
      event: 'channelError',
      data: { error: { type: 'queryError', description: expect.stringContaining('too long') } },
    })
    expect(heard.filter(({ event }) => event === 'channelError')).toHaveLength(1)
    expect(takeEvents(honest).map(({ event }) => event)).toEqual([
      'welcome',
      'mutation',
      'mutation',
    ])
    ;(honest.body as Readable).destroy()
  })
})

describe('A heavy query over HTTP', () => {
  it('is answered as any other', async () => {
    const lake = await startTestLake()
    try {
      const text = 'a'.repeat(9000)
      const query = encodeURIComponent(`{"text": "${text}"}`)
      const answer = await lake.get(`/v2025-02-19/data/query/production?query=${query}`, 'viewer')
      expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8')
      expect(await answer.json()).toEqual({
        query: `{"text": "${text}"}`,
        result: { text },
        syncTags: [],
        ms: expect.any(Number),
      })
    } finally {
      await lake.close()
    }
  })
})
