import { statSync } from 'node:fs'
import path from 'node:path'
import { jest } from '@jest/globals'
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
import type { LakeDocument } from '../types.ts'
import { keepHistory } from './keep-history.ts'

jest.setTimeout(30_000)

const day = 24 * 60 * 60 * 1000
const firstDay = Date.parse('2026-01-01T12:00:00.000Z')
const limits = { days: 90, megabytes: 1024 }

beforeEach(() => {
  // Only the date is set by the tests; everything else runs as it does.
  jest.useFakeTimers({
    now: firstDay,
    doNotFake: [
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'setInterval',
      'setTimeout',
      'clearImmediate',
      'clearInterval',
      'clearTimeout',
    ],
  })
})
afterEach(() => {
  closeTestStores()
  jest.useRealTimers()
})

async function tidy(store: Store, of = limits): Promise<void> {
  const keeper = keepHistory(store.compaction, of)
  await keeper.look()
  keeper.stop()
}

async function documentsAt(store: Store, search: string): Promise<LakeDocument[]> {
  const { body } = await call(store, `/data/history/production/documents/a,b,c?${search}`)
  return (body as { documents: LakeDocument[] }).documents
}

type Day = { time: string; revision: string; documents: LakeDocument[] }

/** A transaction a day: "a" changes daily, "b" comes and goes, "c" stays as it is from the third day on. */
function writeDaily(store: Store, days: number): Day[] {
  return Array.from({ length: days }, (_, place) => {
    jest.setSystemTime(firstDay + place * day)
    const { transactionId } = commit(
      store,
      { createOrReplace: { _id: 'a', _type: 'post', place } },
      place % 20 < 10
        ? { createOrReplace: { _id: 'b', _type: 'post', place } }
        : { delete: { id: 'b' } },
      ...(place === 2 ? [{ create: { _id: 'c', _type: 'post', place } }] : []),
    )
    const documents = ['a', 'b', 'c'].flatMap((id) => store.get(id) ?? [])
    return { time: new Date().toISOString(), revision: transactionId, documents }
  })
}

describe('Old history', () => {
  it('goes after its days, and leaves the documents and every moment of the days since', async () => {
    const folder = temporaryFolder()
    const store = openTestStore(folder)
    const days = writeDaily(store, 200)
    const stored = [...store.documents.all()]
    await tidy(store)
    expect([...store.documents.all()]).toEqual(stored)
    const kept = store.log.transactionsAfter(0, 1000)
    expect(kept.map(({ id }) => id)).toEqual(days.slice(-91).map(({ revision }) => revision))
    expect(store.log.positionsBetween(0, 1000, ['a'], false, -1)).toHaveLength(91)
    for (const { time, revision, documents } of days.slice(-91)) {
      expect(await documentsAt(store, `time=${time}`)).toEqual(documents)
      expect(await documentsAt(store, `revision=${revision}`)).toEqual(documents)
    }
    store.close()
    expect([...openTestStore(folder).documents.all()]).toEqual(stored)
  })

  it('is not made up: before its days only what has not changed since is known', async () => {
    const store = openTestStore()
    const days = writeDaily(store, 200)
    await tidy(store)
    // The day before the first that is kept: its last states are what the first kept ones replaced.
    const [before, kept] = days.slice(-92)
    expect(await documentsAt(store, `time=${before?.time}`)).toEqual(before?.documents)
    expect(kept?.documents).not.toEqual(before?.documents)
    const older = await documentsAt(store, `time=${days[50]?.time}`)
    expect(older).toEqual(days[50]?.documents.filter(({ _id }) => _id === 'c'))
    expect(await documentsAt(store, `time=${days[1]?.time}`)).toEqual([])
  })

  it('leaves revisions that documents still show, or showed until a kept change', async () => {
    const store = openTestStore()
    const days = writeDaily(store, 200)
    await tidy(store)
    const at = (place: number) => `revision=${days.at(place)?.revision}`
    expect(await documentsAt(store, `revision=${days[2]?.revision}`)).toMatchObject([{ _id: 'c' }])
    expect(await documentsAt(store, at(-92))).toEqual(days.at(-92)?.documents.slice(0, -1))
    expect(await documentsAt(store, at(-93))).toEqual([])
  })

  it('tells of what is kept even where the beginning is gone', async () => {
    const store = openTestStore()
    commit(store, { create: { _id: 'a', _type: 'post' } })
    commit(store, { create: { _id: 'drafts.a', _type: 'post' } })
    jest.setSystemTime(firstDay + 100 * day)
    commit(store, { delete: { id: 'a' } })
    await tidy(store)
    expect(store.log.first()?.position).toBe(3)
    const { body } = await call(store, '/data/history/production/events/documents/a')
    // Not the end of the document: its draft is older than the log, but it is there.
    expect(body).toMatchObject({
      events: { a: [{ type: 'unpublishDocument', versionId: 'drafts.a' }] },
      nextCursor: '',
    })
    commit(store, { delete: { id: 'drafts.a' } })
    const { body: later } = await call(store, '/data/history/production/events/documents/a')
    expect(later).toMatchObject({
      events: { a: [{ type: 'deleteDocumentVersion' }, { type: 'unpublishDocument' }] },
    })
  })

  it('makes a listener start over whose place is gone, and lets others go on', async () => {
    const store = openTestStore()
    const days = writeDaily(store, 100)
    await tidy(store)
    const resume = async (kind: string, lastEventId: string) => {
      const address = `/data/${kind}/production?query=*&enableResume=true`
      const headers = { 'last-event-id': lastEventId }
      const leaving = new AbortController()
      const answer = await call(store, address, { headers, signal: leaving.signal })
      const events = takeEvents(answer)
      leaving.abort()
      return [events[0]?.event, events.length]
    }
    expect(await resume('listen', `${days[8]?.revision}#a`)).toEqual(['reset', 1])
    expect((await resume('listen', `${days[97]?.revision}#a`))[0]).toBe('welcomeback')
    expect(await resume('live/events', 'unknown')).toEqual(['restart', 1])
  })

  it('goes sooner when it is too large, but never within the hour, and gives its room back', async () => {
    const folder = temporaryFolder()
    const store = openTestStore(folder)
    const text = 'x'.repeat(10_000)
    const mutation = (place: number) => ({
      createOrReplace: { _id: 'a', _type: 'post', place, text: text + place },
    })
    const writes = Array.from({ length: 1000 }, (_, place) => mutation(place))
    await Promise.all(writes.map((write) => store.commitTogether([write], { identity: editor })))
    const stored = store.get('a')
    const small = { days: 90, megabytes: 2 }
    jest.setSystemTime(firstDay + day / 48)
    await tidy(store, small)
    expect(store.log.transactionsAfter(0, 2000)).toHaveLength(1000)
    jest.setSystemTime(firstDay + day)
    commit(store, { create: { _id: 'b', _type: 'post' } })
    await tidy(store, small)
    const left = store.log.transactionsAfter(0, 2000).length
    expect(left).toBeGreaterThan(40)
    expect(left).toBeLessThan(400)
    const log = store.compaction.bytesInUse() - store.compaction.bytesOfDocuments()
    expect(log).toBeLessThanOrEqual(2 * 1024 * 1024)
    expect(store.get('a')).toEqual(stored)
    store.close()
    expect(statSync(path.join(folder, 'lake.sqlite')).size).toBeLessThan(8 * 1024 * 1024)
    expect(openTestStore(folder).get('a')).toEqual(stored)
  })

  it('is removed in small steps, between which others write', async () => {
    const store = openTestStore()
    const days = writeDaily(store, 100)
    const before = days.at(-1)?.time ?? ''
    expect(store.compaction.removeBefore(before, 7)).toBe(true)
    const positions = () => store.log.transactionsAfter(0, 1000).map(({ position }) => position)
    expect(positions()[0]).toBe(8)
    commit(store, { patch: { id: 'a', set: { place: 'between' } } })
    expect(store.compaction.removeBefore(before, 7)).toBe(true)
    // What was left of the first seven; the next step goes on with transactions.
    expect(positions()[0]).toBe(8)
    while (store.compaction.removeBefore('9999', 7)) expect(store.get('a')?.place).toBe('between')
    expect(positions()).toEqual([101])
  })

  it('never lends the id of a revision that a document still has', async () => {
    const store = openTestStore()
    const days = writeDaily(store, 100)
    await tidy(store)
    const use = (revision: string | undefined, id: string) =>
      store.commit([{ patch: { id, set: { n: 1 } } }], {
        identity: editor,
        ...(revision === undefined ? {} : { transactionId: revision }),
      })
    expect(() => use(days[2]?.revision, 'c')).toThrow(/already/)
    expect(() => use(days[99]?.revision, 'c')).toThrow(/already/)
    expect(use(days[5]?.revision, 'c').transactionId).toBe(days[5]?.revision)
  })
})
