import { jest } from '@jest/globals'
import { openDataRoom } from '../data-room.ts'
import { readLakeSettings } from '../settings.ts'
import type { Store } from '../store/open-store.ts'
import {
  closeTestStores,
  commit,
  editor,
  openTestStore,
  temporaryFolder,
} from '../store/store-for-tests.ts'
import type { JsonValue, LakeDocument } from '../types.ts'
import { keepReleaseTimes } from './release-clock.ts'

const stops: Array<() => void> = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
  closeTestStores()
})

function schedule(store: Store, publishAt: string) {
  const releaseId = 'r1'
  const identity = { ...editor, id: 'planner' }
  const type = 'sanity.action.release'
  commit(store, { create: { _id: 'versions.r1.a', _type: 'post', title: 'In time' } })
  store.act([{ actionType: `${type}.create`, releaseId }], { identity })
  store.act([{ actionType: `${type}.schedule`, releaseId, publishAt }], { identity })
}

function restore(store: Store, document: LakeDocument | { _id: string; _type: string }) {
  const restored = { ...document, _rev: 'as-it-was', _updatedAt: '2019-01-01T00:00:00Z' }
  const options = { identity: editor, keepSystemFields: true }
  store.commit([{ createOrReplace: restored as JsonValue }], options)
}

/** Waits until the release has another state than the one it is scheduled in. */
function releaseSettled(store: Store): Promise<LakeDocument> {
  return new Promise((resolve) => {
    const stop = store.subscribe(() => {
      const release = store.get('_.releases.r1')
      if (!release || release.state === 'scheduled') return
      stop()
      resolve(release)
    })
  })
}

const soon = () => new Date(Date.now() + 30).toISOString()

describe('A scheduled release', () => {
  it('is published when its time has come, in the name of whoever scheduled it', async () => {
    const store = openTestStore()
    stops.push(keepReleaseTimes(store))
    commit(store, { create: { _id: '_.releases.later', _type: 'system.release', name: 'later' } })
    schedule(store, soon())
    const settled = await releaseSettled(store)
    expect(settled.state).toBe('published')
    expect(store.get('a')?.title).toBe('In time')
    expect(store.log.find(settled._rev)?.author).toBe('planner')
  })

  it('is published in that name too when the log has forgotten it, and keeps no trace of it', async () => {
    const store = openTestStore()
    schedule(store, '2020-01-01T00:00:00Z')
    commit(store, { create: { _id: 'later', _type: 'post' } })
    while (store.compaction.removeBefore('9999', 100)) {
      // Until only the last transaction is left.
    }
    expect(store.log.changesBefore('_.releases.r1', Number.MAX_SAFE_INTEGER, 1)).toEqual([])
    const settled = releaseSettled(store)
    stops.push(keepReleaseTimes(store))
    expect(await settled).not.toHaveProperty('scheduledBy')
    expect(store.log.find((await settled)._rev)?.author).toBe('planner')
  })

  it('is published at the start of a lake that was not running then', async () => {
    const store = openTestStore()
    schedule(store, '2020-01-01T00:00:00Z')
    expect(store.get('a')).toBeUndefined()
    const settled = releaseSettled(store)
    stops.push(keepReleaseTimes(store))
    expect((await settled).state).toBe('published')
    expect(store.get('a')?.title).toBe('In time')
  })

  it('waits for the end of a restore, which may bring what it holds after it', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'performance'] })
    try {
      const store = openTestStore()
      stops.push(keepReleaseTimes(store))
      const publishAt = '2020-01-01T00:00:00Z'
      const release = { _id: '_.releases.r1', _type: 'system.release', name: 'r1' }
      restore(store, { ...release, state: 'scheduled', publishAt })
      jest.advanceTimersByTime(50_000)
      restore(store, { _id: 'versions.r1.a', _type: 'post', title: 'Brought later' })
      jest.advanceTimersByTime(50_000)
      commit(store, { create: { _id: 'others-go-on', _type: 'post' } })
      expect(store.get('_.releases.r1')?.state).toBe('scheduled')
      const settled = releaseSettled(store)
      jest.advanceTimersByTime(10_000)
      expect((await settled).state).toBe('published')
      expect(store.get('a')?.title).toBe('Brought later')
    } finally {
      jest.useRealTimers()
    }
  })

  it('that cannot be published becomes active again and says why', async () => {
    const store = openTestStore()
    stops.push(keepReleaseTimes(store))
    const to = { _type: 'reference', _ref: 'nobody', _weak: true, _strengthenOnPublish: {} }
    commit(store, { create: { _id: 'versions.r1.b', _type: 'post', to } })
    schedule(store, soon())
    const settled = await releaseSettled(store)
    expect(settled).toMatchObject({
      state: 'active',
      error: { message: expect.stringContaining('non-existent document "nobody"') },
    })
    expect(settled).not.toHaveProperty('publishAt')
    expect(settled).not.toHaveProperty('scheduledBy')
    expect(store.get('a')).toBeUndefined()
  })

  it('does not wait in a lake that a command has started for its own work', async () => {
    const timersOf = async (forCommand: string) => {
      const folder = temporaryFolder()
      const store = openTestStore(folder)
      schedule(store, '2999-01-01T00:00:00Z')
      store.close()
      jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'performance', 'Date'] })
      const settings = readLakeSettings({ LAKE_DIR: folder, LAKE_FOR_COMMAND: forCommand })
      const room = openDataRoom(settings)
      const count = jest.getTimerCount()
      await room.close()
      jest.useRealTimers()
      return count
    }
    const usual = await timersOf('')
    expect(await timersOf('1')).toBe(usual - 1)
  })
})
