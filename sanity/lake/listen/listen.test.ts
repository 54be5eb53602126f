import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { applyPatch } from 'mendoza'
import type { Store } from '../store/open-store.ts'
import {
  call,
  closeTestStores,
  commit,
  editor,
  openTestStore,
  takeEvents,
  temporaryFolder,
} from '../store/store-for-tests.ts'
import type { JsonValue, LakeAnswer, Mutation } from '../types.ts'
import { EventStream } from './event-stream.ts'

const streams: Readable[] = []

afterEach(() => {
  for (const stream of streams.splice(0)) stream.destroy()
  closeTestStores()
})

async function listen(
  store: Store,
  query: string,
  options: Record<string, string> = {},
  headers: Record<string, string> = {},
  apiVersion = '2025-02-19',
): Promise<LakeAnswer> {
  const search = new URLSearchParams({ query, effectFormat: 'mendoza', ...options })
  const answer = await call(store, `/data/listen/production?${search}`, { headers, apiVersion })
  streams.push(answer.body as Readable)
  return answer
}

async function live(
  store: Store,
  options: Parameters<typeof call>[2] = {},
  search = '',
): Promise<LakeAnswer> {
  const answer = await call(store, `/data/live/events/production${search}`, options)
  streams.push(answer.body as Readable)
  return answer
}

const create = (_id: string, fields: { [field: string]: JsonValue } = {}) => ({
  create: { _id, _type: 'post', ...fields },
})

function commitAs(store: Store, transactionId: string, mutation: Mutation) {
  return store.commit([mutation], { identity: editor, transactionId })
}

describe('A listener', () => {
  it('is welcomed, then told of every change with both patches and the chain of revisions', async () => {
    const store = openTestStore()
    const answer = await listen(store, '*[_type == "post"]')
    expect(answer.headers?.['content-type']).toContain('text/event-stream')
    expect(takeEvents(answer)).toEqual([
      { event: 'welcome', data: { listenerName: expect.any(String) } },
    ])
    commit(store, create('a', { title: 'One' }))
    const { transactionId } = commit(store, { patch: { id: 'a', set: { title: 'Two' } } })
    commit(store, { delete: { id: 'a' } })
    const [appear, update, disappear] = takeEvents(answer).map(({ data }) => data)
    expect(appear).toMatchObject({ transition: 'appear', result: { title: 'One' } })
    expect(appear).not.toHaveProperty('previousRev')
    expect(update).toMatchObject({
      eventId: `${transactionId}#a`,
      documentId: 'a',
      transactionId,
      identity: 'editor-1',
      transition: 'update',
      visibility: 'query',
      previousRev: appear?.resultRev,
      resultRev: transactionId,
      mutations: [{ patch: { id: 'a', set: { title: 'Two' } } }],
      transactionTotalEvents: 1,
      transactionCurrentEvent: 1,
    })
    expect(disappear).toMatchObject({ transition: 'disappear', previousRev: transactionId })
    expect(disappear?.resultRev).toEqual(expect.any(String))
    expect(disappear).not.toHaveProperty('result')
    let document: unknown = null
    for (const event of [appear, update, disappear]) {
      const effects = event?.effects as { apply: unknown[] } | undefined
      document = applyPatch(document, effects?.apply ?? [])
      if (event !== disappear) expect(document).not.toHaveProperty('_rev')
    }
    expect(document).toBeNull()
  })

  it('is told of appearing and disappearing by its filter, counting only its own events', async () => {
    const store = openTestStore()
    const answer = await listen(store, '*[n > $least] | order(n) [0..1] {n}', { $least: '1' })
    takeEvents(answer)
    commit(store, create('a', { n: 1 }), create('b', { n: 2 }), create('c', { n: 3 }))
    commit(store, { patch: { id: 'a', inc: { n: 5 } } }, { patch: { id: 'b', set: { n: 0 } } })
    const heard = takeEvents(answer).map(({ data }) => [
      data.documentId,
      data.transition,
      data.transactionCurrentEvent,
      data.transactionTotalEvents,
    ])
    expect(heard).toEqual([
      ['b', 'appear', 1, 2],
      ['c', 'appear', 2, 2],
      ['a', 'appear', 1, 2],
      ['b', 'disappear', 2, 2],
    ])
  })

  it('hears of drafts by default in old API versions, and in new ones when it asks', async () => {
    const store = openTestStore()
    const newer = await listen(store, '*')
    const asking = await listen(store, '*', { includeAllVersions: 'true' })
    const older = await listen(store, '*', {}, {}, '2022-06-30')
    for (const answer of [newer, asking, older]) takeEvents(answer)
    commit(store, create('drafts.a'), create('versions.r1.a'))
    expect(takeEvents(newer)).toHaveLength(0)
    expect(takeEvents(asking)).toHaveLength(2)
    expect(takeEvents(older)).toHaveLength(2)
  })

  it('gets no more than it asks for', async () => {
    const store = openTestStore()
    const answer = await listen(store, '*', {
      includeResult: 'false',
      includeMutations: 'false',
      includePreviousRevision: 'true',
      visibility: 'transaction',
      effectFormat: '',
    })
    commit(store, create('a'))
    commit(store, { patch: { id: 'a', set: { n: 1 } } })
    const event = takeEvents(answer).at(-1)?.data
    for (const absent of ['result', 'mutations', 'effects'])
      expect(event).not.toHaveProperty(absent)
    expect(event).toMatchObject({ visibility: 'transaction', previous: { _id: 'a' } })
  })

  it('is told as an event, not by a status, that its query cannot be read', async () => {
    const answer = await listen(openTestStore(), '*[')
    expect(answer.status).toBe(200)
    expect(takeEvents(answer)).toMatchObject([
      { event: 'channelError', data: { error: { type: 'queryParseError' } } },
    ])
  })

  it('gets what it missed when it comes back, even after the lake was restarted', async () => {
    const folder = temporaryFolder()
    const first = openTestStore(folder)
    const answer = await listen(first, '*[n > 0]', { enableResume: 'true' })
    commit(first, create('a', { n: 1 }), create('b', { n: 1 }))
    const last = takeEvents(answer).at(-2)?.id ?? ''
    expect(last).toMatch(/#a$/)
    commit(first, { patch: { id: 'a', set: { n: 0 } } }, { patch: { id: 'b', inc: { n: 1 } } })
    commit(first, { delete: { id: 'b' } })
    const witnessed = takeEvents(answer)
    first.close()
    const again = openTestStore(folder)
    const resumed = await listen(
      again,
      '*[n > 0]',
      { enableResume: 'true' },
      { 'last-event-id': last },
    )
    const [hello, rest, ...missed] = takeEvents(resumed)
    expect(hello?.event).toBe('welcomeback')
    expect(rest?.data).toMatchObject({ documentId: 'b', transition: 'appear' })
    expect(missed).toEqual(witnessed)
    commit(again, create('c', { n: 1 }))
    expect(takeEvents(resumed)).toHaveLength(1)
  })

  it('is told to start over when the log does not know its last event', async () => {
    const store = openTestStore()
    const resume = { enableResume: 'true' }
    const answer = await listen(store, '*', resume, { 'last-event-id': 'unknown#a' })
    expect(takeEvents(answer).map(({ event }) => event)).toEqual(['reset'])
  })

  it('is forgotten when it leaves', async () => {
    const store = openTestStore()
    const leaving = new AbortController()
    const search = new URLSearchParams({ query: '*' })
    const subscribe = store.subscribe.bind(store)
    let listeners = 0
    store.subscribe = (listener) => {
      listeners++
      const stop = subscribe(listener)
      return () => {
        listeners--
        stop()
      }
    }
    const address = `/data/listen/production?${search}`
    const first = await call(store, address, { signal: leaving.signal })
    const second = await call(store, address)
    const closed = [first, second].map(
      ({ body }) => new Promise((resolve) => (body as Readable).once('close', resolve)),
    )
    expect(listeners).toBe(2)
    leaving.abort()
    ;(second.body as Readable).destroy()
    await Promise.all(closed)
    expect(listeners).toBe(0)
  })
})

describe('A stream whose lake stops', () => {
  it('ends properly, with all that was said before', async () => {
    const stopping = new AbortController()
    const stream = new EventStream(stopping.signal)
    let ended = 0
    stream.onEnd = () => ended++
    const reading = text(stream)
    stream.send({ data: { n: 1 } })
    stopping.abort()
    stream.send({ data: { n: 2 } })
    expect(await reading).toBe('data: {"n":1}\n\n')
    expect(ended).toBe(1)
  })

  it('is not fed when the lake has stopped already', () => {
    const stream = new EventStream(AbortSignal.abort())
    let ended = 0
    stream.onEnd = () => ended++
    expect(ended).toBe(1)
  })
})

describe('A slow reader', () => {
  it('is cut off before what waits for it fills the memory', async () => {
    const stream = new EventStream(new AbortController().signal)
    const closed = new Promise((resolve) => stream.once('close', resolve))
    const data = { text: 'x'.repeat(1024 * 1024) }
    for (let count = 0; count < 20; count++) stream.send({ data })
    await closed
    expect(stream.readableLength).toBeLessThan(10 * 1024 * 1024)
  })
})

describe('Live events', () => {
  it('tell anyone of published documents, and of drafts nobody who may not see them', async () => {
    const store = openTestStore()
    const anonymous = await live(store, { identity: undefined })
    const viewer = await live(store, {}, '?includeDrafts=true')
    const [welcome] = takeEvents(anonymous)
    expect(welcome).toEqual({ event: 'welcome', id: 'none', data: { id: 'none' } })
    takeEvents(viewer)
    commit(store, create('drafts.a', { title: 'Secret' }))
    expect(takeEvents(anonymous)).toEqual([])
    expect(takeEvents(viewer)).toHaveLength(1)
    commit(store, create('a'))
    const [message] = takeEvents(anonymous)
    expect(message).toEqual({ id: expect.any(String), data: { tags: expect.any(Array) } })
    await expect(live(store, { identity: undefined }, '?includeDrafts=true')).rejects.toMatchObject(
      { status: 401 },
    )
  })

  it('carry the tags of the queries that they concern', async () => {
    const store = openTestStore()
    const answer = await live(store, { identity: undefined })
    commit(store, create('a', { title: 'One' }))
    const query = encodeURIComponent('*[_type == "post"]')
    const { body } = await call(store, `/data/query/production?query=${query}`)
    const { syncTags } = body as { syncTags: string[] }
    const heard = takeEvents(answer).at(-1)?.data.tags
    expect(heard).toEqual(expect.arrayContaining(syncTags))
  })

  it('go on where they stopped, also after a restart, or say that everything may have changed', async () => {
    const folder = temporaryFolder()
    const store = openTestStore(folder)
    const stream = await live(store, { identity: undefined })
    commit(store, create('a'))
    commit(store, create('drafts.a'))
    commit(store, create('b'))
    const [, a, b] = takeEvents(stream)
    const resume = async (from: Store, id = '') => {
      const headers = { 'last-event-id': id }
      return takeEvents(await live(from, { headers, identity: undefined }))
    }
    const expected = [{ event: 'welcome', id: b?.id, data: { id: b?.id } }, b]
    expect(await resume(store, a?.id)).toEqual(expected)
    store.close()
    const reopened = openTestStore(folder)
    expect(await resume(reopened, a?.id)).toEqual(expected)
    expect(await resume(reopened, b?.id)).toEqual(expected.slice(0, 1))
    for (const unknown of ['99', 'x', 'none']) {
      expect(await resume(reopened, unknown)).toEqual([{ event: 'restart', id: b?.id, data: {} }])
    }
  })

  it('go on after many edits of drafts as after few, and start anew after many published ones', async () => {
    const store = openTestStore()
    commit(store, create('a'))
    const [welcome] = takeEvents(await live(store, { identity: undefined }))
    commit(store, create('drafts.a'))
    const patchOften = async (id: string, times: number) => {
      const patches = Array.from({ length: times }, () => ({ patch: { id, inc: {} } }))
      await Promise.all(patches.map((patch) => store.commitTogether([patch], { identity: editor })))
    }
    await patchOften('drafts.a', 1100)
    const headers = { 'last-event-id': welcome?.id ?? '' }
    const back = takeEvents(await live(store, { headers, identity: undefined }))
    expect(back).toEqual([welcome])
    await patchOften('a', 1000)
    const [lost] = takeEvents(await live(store, { headers, identity: undefined }))
    expect(lost?.event).toBe('restart')
  })

  it('have ids that do not tell strangers what is written in between', async () => {
    const tellIds = async (drafts: number) => {
      const store = openTestStore()
      const stream = await live(store, { identity: undefined })
      commitAs(store, 'first', create('a'))
      commitAs(store, 'secret-plan', create('drafts.a'))
      for (let count = 0; count < drafts; count++) {
        commit(store, { patch: { id: 'drafts.a', inc: {} } })
      }
      commit(store, { delete: { id: 'drafts.a' } })
      const [welcome] = takeEvents(await live(store, { identity: undefined }))
      commitAs(store, 'second', create('b'))
      return [welcome?.id, ...takeEvents(stream).map(({ id }) => id)]
    }
    const few = await tellIds(0)
    expect(few).toEqual(await tellIds(9))
    expect(few.join()).not.toMatch(/first|second|secret/)
  })

  it('tell of releases only people with a token', async () => {
    const store = openTestStore()
    const stranger = await live(store, { identity: undefined })
    const viewer = await live(store)
    takeEvents(stranger)
    takeEvents(viewer)
    const releaseId = 'r1'
    const actionType = 'sanity.action.release'
    store.act([{ actionType: `${actionType}.create`, releaseId }], { identity: editor })
    expect(takeEvents(stranger)).toEqual([])
    expect(takeEvents(viewer)).toHaveLength(1)
    const document = { _id: 'versions.r1.a', _type: 'post' }
    commit(store, { create: document })
    expect(takeEvents(stranger)).toEqual([])
    store.act([{ actionType: `${actionType}.publish`, releaseId }], { identity: editor })
    const query = encodeURIComponent('*[_type == "system.release"]')
    const { body } = await call(store, `/data/query/production?query=${query}`)
    const { syncTags } = body as { syncTags: string[] }
    const [heard] = takeEvents(stranger)
    expect(heard?.data.tags).not.toEqual(expect.arrayContaining(syncTags))
    expect(takeEvents(viewer)[0]?.data.tags).toEqual(expect.arrayContaining(syncTags))
  })

  it('come from the identity of no one in particular', async () => {
    const store = openTestStore()
    const answer = await live(store, { identity: undefined })
    takeEvents(answer)
    store.commit([create('a')], { identity: editor })
    expect(JSON.stringify(takeEvents(answer))).not.toContain(editor.id)
  })
})
