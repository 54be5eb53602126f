import { setImmediate as nextTurn } from 'node:timers/promises'
import fc from 'fast-check'
import { openDataRoom } from '../../data-room.ts'
import { readLakeSettings } from '../../settings.ts'
import type { Store } from '../../store/open-store.ts'
import {
  call,
  closeTestStores,
  commit,
  openTestStore,
  temporaryFolder,
} from '../../store/store-for-tests.ts'
import { type JsonValue, LakeError, type Mutation } from '../../types.ts'
import { findApart, findHere, type KeptResult } from '../kept-results.ts'
import { type QueryRequest, runQuery } from '../run-query.ts'
import { generatedLibrary, generatedQuery } from '../source-map/generated-queries-for-tests.ts'
import { tagsOfQuery } from '../sync-tags.ts'
import { closeQueriesApart, queriesApart } from './queries-apart.ts'
import { QueryChild } from './query-child.ts'

const runs = Number(process.env.QUERY_RUNS ?? 60)
const signal = new AbortController().signal
const numbers = `[${Array.from({ length: 100 }, (_, n) => `{"n":${n}}`).join()}]`

const stores: Store[] = []

function openStore(): Store {
  const store = openTestStore()
  stores.push(store)
  return store
}

afterEach(async () => {
  for (const store of stores.splice(0)) await closeQueriesApart(store)
  closeTestStores()
})

/** Each never ends by itself, or ends for lack of memory, in its own way. */
const bombs = {
  'loops in loops': `count(${numbers}[]{"a": ${numbers}[]{"b": ${numbers}[]{"c": ${numbers}[n > ^.^.n]}}})`,
  'a pattern from a field': `{"p": "${'a*'.repeat(20)}b"}{"x": "${'a'.repeat(60)}" match p}`,
  'a text that doubles': `{"a": "xxxxxxxxxx"}${'{"a": a + a}'.repeat(40)}`,
  'a doubled text in parts': `{"a": "xxxxxxxxxx"}${'{"a": a + a}'.repeat(24)}{"n": count(string::split(a, "x"))}`,
  'a list that doubles': `{"a": [1, 2, 3]}${'{"a": [...a, ...a]}'.repeat(40)}{"n": count(a)}`,
  'a result that doubles': `{"a": [1, 2, 3]}${'{"a": [a, a]}'.repeat(40)}`,
  'a long text': `[${'1+'.repeat(40_000)}1]`,
}

function query(store: Store, text: string, more: { signal?: AbortSignal; identity?: string } = {}) {
  const { identity = 'editor-1', ...options } = more
  return call(store, '/data/query/production?returnQuery=false', {
    method: 'POST',
    body: { query: text },
    identity: { id: identity, name: 'Ada', role: 'viewer', kind: 'user' },
    ...options,
  })
}

function asking(text: string): QueryRequest {
  return { query: text, params: {}, perspective: 'raw', identity: 'me' }
}

/** What the query gives without any limit of this thread. */
function plainly(store: Store, request: QueryRequest): KeptResult {
  const { result, sourceMap, scans, followed } = runQuery(store.documents, request)
  const syncTags = tagsOfQuery(store.dataset, scans, followed)
  return { result, syncTags, ...(sourceMap ? { sourceMap } : {}) }
}

/** What is found, as JSON, or the refusal. */
async function outcome(find: () => KeptResult | Promise<KeptResult>) {
  try {
    const found = await find()
    const { syncTags } = found
    if ('written' in found) return { ...JSON.parse(`{${found.written}}`), syncTags }
    const { result, sourceMap } = found
    const body = { result: result ?? null, ...(sourceMap ? { resultSourceMap: sourceMap } : {}) }
    return { ...JSON.parse(JSON.stringify(body)), syncTags }
  } catch (error) {
    if (error instanceof LakeError) return { refused: { status: error.status, body: error.body } }
    throw error
  }
}

/** The lake refuses references to what does not exist, unless they are weak. */
function replacing(document: object): Mutation {
  const text = JSON.stringify(document)
  const weak = text.replaceAll('"_type":"reference"', '"_type":"reference","_weak":true')
  return { createOrReplace: JSON.parse(weak) as JsonValue }
}

describe('Heavy queries', () => {
  it('are refused while others are answered at once', async () => {
    const store = openStore()
    commit(store, { create: { _id: 'a', _type: 'page', title: 'One' } })
    const order: string[] = []
    const refused = Object.entries(bombs).map(async ([name, bomb]) => {
      const error = await query(store, bomb).catch((reason: unknown) => reason)
      order.push(name)
      expect({ name, error }).toEqual({ name, error: expect.any(LakeError) })
      const { status } = error as LakeError
      // Those that wait in vain behind the others are told to come back.
      expect({ name, status: status === 503 ? 400 : status }).toEqual({ name, status: 400 })
    })
    const honest = query(store, '*[_type == "page"]{title}').then((answer) => {
      order.push('honest')
      expect(answer.body).toMatchObject({ result: [{ title: 'One' }] })
    })
    await honest
    expect(order).toEqual(['honest'])
    await Promise.all(refused)
    expect(order).toHaveLength(1 + refused.length)
  }, 60_000)

  it('equal what is found here, with tags and source maps', async () => {
    const store = openStore()
    const compared = { results: 0, refusals: 0 }
    const perspective = fc.constantFrom('raw' as const, ['published'], ['drafts', 'published'])
    const sourceMap = fc.constantFrom('withKeys' as const, 'withIndexes' as const, undefined)
    const question = fc.record({ query: generatedQuery, perspective, sourceMap })
    const questions = fc.array(question, { minLength: 5, maxLength: 10 })
    await fc.assert(
      fc.asyncProperty(generatedLibrary, questions, async (documents, asked) => {
        commit(store, { delete: { query: '*' } }, ...documents.map(replacing))
        for (const one of asked) {
          const request = { ...one, params: {}, identity: 'me' }
          const here = await outcome(() => plainly(store, request))
          const apart = await outcome(() => findApart(store, request, signal))
          expect({ request, found: apart }).toEqual({ request, found: here })
          if ('refused' in here) compared.refusals++
          else compared.results++
        }
      }),
      { numRuns: runs },
    )
    expect(compared.results).toBeGreaterThan(runs * 3)
  }, 120_000)

  it('see every write that was acknowledged before they were asked', async () => {
    const store = openStore()
    const texts = ['*[_type == "page"]{title}', '*[title in ["1", "2", "3"]]._id']
    for (const title of ['1', '2', '3']) {
      commit(store, { createOrReplace: { _id: `p${title}`, _type: 'page', title } })
      if (title === '3') commit(store, { delete: { id: 'p1' } })
      for (const text of texts) {
        const request = asking(text)
        const apart = await outcome(() => findApart(store, request, signal))
        expect(apart).toEqual(await outcome(() => plainly(store, request)))
      }
    }
  })

  it('are kept until a transaction touches them', async () => {
    const store = openStore()
    const request = asking('*[_type == "page"].title')
    commit(store, { create: { _id: 'a', _type: 'page', title: 'One' } })
    await findApart(store, request, signal)
    expect(findHere(store, request)).toHaveProperty('written')
    commit(store, { create: { _id: 'b', _type: 'other' } })
    expect(findHere(store, request)).toHaveProperty('written')
    commit(store, { patch: { id: 'a', set: { title: 'Two' } } })
    expect(findHere(store, request)).toHaveProperty('result', ['Two'])
  })

  it('wait for each other, as many as a busy site asks at once on a machine that is slow', async () => {
    const store = openStore()
    commit(store, { create: { _id: 'a', _type: 'page', title: 'One' } })
    const asked = Array.from({ length: 40 }, (_, n) => asking(`*[_type == "page"]{"n": ${n}}`))
    const found = await Promise.all(asked.map((request) => findApart(store, request, signal)))
    for (const one of found) expect(one).toHaveProperty('written')
  })

  it('end while others write, and are not kept when those touched them', async () => {
    const store = openStore()
    const request = asking('*[_type == "page"].n')
    let isFound = false
    const found = findApart(store, request, signal).finally(() => {
      isFound = true
    })
    for (let n = 0; !isFound; n++) {
      commit(store, { createOrReplace: { _id: 'a', _type: 'page', n } })
      await nextTurn()
    }
    expect(await found).toHaveProperty('written')
    expect(findHere(store, request)).toHaveProperty('result')
  })

  it('give their place to others when their caller goes away', async () => {
    const store = openStore()
    const caller = new AbortController()
    const running = query(store, bombs['loops in loops']).catch((error: unknown) => error)
    const waiting = query(store, bombs['a pattern from a field'], { signal: caller.signal })
    caller.abort()
    await expect(waiting).rejects.toMatchObject({ status: 503 })
    await closeQueriesApart(store)
    expect(await running).toMatchObject({ status: 503 })
  })

  it('are never given to a process that is being ended', async () => {
    const child = new QueryChild(openStore())
    await child.ask(asking('1'), 'production', () => {})
    expect(child.isOver).toBe(false)
    const gone = child.kill()
    expect(child.isOver).toBe(true)
    await gone
    expect(isAlive(child.processId ?? 0)).toBe(false)
  })

  it('leave no process behind when the lake stops', async () => {
    const settings = { ...readLakeSettings({}), folder: temporaryFolder() }
    const room = openDataRoom(settings)
    const store = room.lake as Store
    await findApart(store, asking('"asked"'), signal)
    const { processId = 0 } = queriesApart(store)
    expect(isAlive(processId)).toBe(true)
    await room.close()
    expect(isAlive(processId)).toBe(false)
    await expect(findApart(store, asking('"late"'), signal)).rejects.toMatchObject({ status: 503 })
  })
})

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0)
  } catch {
    return false
  }
}
