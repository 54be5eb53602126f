import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { jest } from '@jest/globals'
import type { Store } from '../store/open-store.ts'
import { call, closeTestStores, editor, openTestStore } from '../store/store-for-tests.ts'
import type { LakeDocument, Mutation } from '../types.ts'
import { KeptStates } from './kept-states.ts'

jest.setTimeout(60_000)
afterEach(closeTestStores)

/** A draft of a published document, edited many times; transaction `n` writes `n`, and every 700th deletes it. */
async function writeLong(store: Store, edits: number): Promise<void> {
  const writes = [{ create: { _id: 'a', _type: 'post' } }]
  const edit = (n: number): Mutation =>
    n % 700 === 0
      ? { delete: { id: 'drafts.a' } }
      : { createOrReplace: { _id: 'drafts.a', _type: 'post', n } }
  const mutations = [...writes, ...Array.from({ length: edits }, (_, place) => edit(place + 1))]
  await Promise.all(
    mutations.map((mutation, place) =>
      store.commitTogether([mutation], { identity: editor, transactionId: `t${place}` }),
    ),
  )
}

async function draftAt(store: Store, revision: string): Promise<LakeDocument | undefined> {
  const address = `/data/history/production/documents/drafts.a,none?revision=${revision}`
  const { body } = await call(store, address)
  return (body as { documents: LakeDocument[] }).documents[0]
}

describe('A document with a long history', () => {
  it('is found at any revision, in any order, and from near by once the way is known', async () => {
    const store = openTestStore()
    await writeLong(store, 2600)
    const undoing = jest.spyOn(store.log, 'undoingDocument')
    const check = async (n: number) =>
      expect((await draftAt(store, `t${n}`))?.n).toBe(n % 700 === 0 ? undefined : n)
    await check(1)
    expect(undoing.mock.calls[0]).toEqual(['drafts.a', 2, Number.MAX_SAFE_INTEGER])
    for (const n of [2600, 2599, 1, 2, 3, 699, 700, 701, 1400, 1401, 2099, 2100, 2101, 55]) {
      undoing.mockClear()
      await check(n)
      const from = undoing.mock.calls[0]?.[2] ?? 0
      expect(from > 2600 || from - n < 600).toBe(true)
    }
    await store.commitTogether([{ delete: { id: 'drafts.a' } }], { identity: editor })
    await check(2600)
    await check(1200)
  })

  it('lets others have their turn while it is walked through', async () => {
    const store = openTestStore()
    await writeLong(store, 2600)
    const order: string[] = []
    const answer = draftAt(store, 't1').then(() => order.push('history'))
    const events = call(store, '/data/history/production/events/documents/a').then(() =>
      order.push('events'),
    )
    setImmediate(() => order.push('another'))
    await Promise.all([answer, events])
    expect(order[0]).toBe('another')
  })

  it('is listed by author, a page at a time in either direction', async () => {
    const store = openTestStore()
    const grace = { ...editor, id: 'grace' }
    const revise = (n: number) =>
      store.commitTogether([{ createOrReplace: { _id: 'a', _type: 'post', n } }], {
        identity: n % 2000 === 7 ? grace : editor,
        transactionId: `t${n}`,
      })
    await Promise.all(Array.from({ length: 10_500 }, (_, n) => revise(n)))
    const list = async (search: string) => {
      const { body } = await call(store, `/data/history/production/transactions/a?${search}`)
      return [...(await text(body as Readable)).matchAll(/"id":"t(\d+)"/g)].map(([, n]) =>
        Number(n),
      )
    }
    expect(await list('authors=grace')).toEqual([7, 2007, 4007, 6007, 8007, 10007])
    expect(await list('authors=grace&reverse=true&limit=2')).toEqual([10007, 8007])
    expect(await list('authors=grace&reverse=true')).toHaveLength(6)
    expect(await list('authors=nobody')).toEqual([])
    const newest = Array.from({ length: 6000 }, (_, place) => 10_499 - place)
    expect(await list('limit=6000&reverse=true')).toEqual(newest)
  })

  it('tells its events without a word of the edits', async () => {
    const store = openTestStore()
    await writeLong(store, 1500)
    const { body } = await call(store, '/data/history/production/events/documents/a?limit=100')
    const { events } = body as { events: { a: Array<{ type: string }> } }
    expect(events.a.map(({ type }) => type)).toEqual([
      'createDocumentVersion',
      'deleteDocumentVersion',
      'createDocumentVersion',
      'deleteDocumentVersion',
      'createDocumentVersion',
      'createLiveDocument',
    ])
  })
})

describe('Kept states', () => {
  const state = (before: number, length = 1) => ({
    before,
    document: {
      _id: 'a',
      _type: '',
      _rev: '',
      _createdAt: '',
      _updatedAt: '',
      x: 'x'.repeat(length),
    },
  })

  it('give the first that is known after a position', () => {
    const states = new KeptStates()
    for (const before of [30, 10, 20, 10]) states.keep('a', state(before))
    expect([0, 9, 10, 19, 29, 30].map((at) => states.nearest('a', at)?.before)).toEqual([
      10,
      10,
      20,
      20,
      30,
      undefined,
    ])
    expect(states.nearest('b', 0)).toBeUndefined()
  })

  it('stay within their room: what was not used for the longest time goes first', () => {
    const states = new KeptStates()
    const long = 3 * 1024 * 1024
    for (let place = 0; place < 10; place++) states.keep(`document-${place}`, state(1, long))
    states.nearest('document-0', 0)
    states.keep('one-more', state(1, long))
    states.keep('far-too-long', state(1, 2 * long))
    const kept = (id: string) => states.nearest(id, 0) !== undefined
    expect(
      ['document-0', 'document-1', 'document-2', 'one-more', 'far-too-long'].map(kept),
    ).toEqual([true, false, true, true, false])
  })
})
