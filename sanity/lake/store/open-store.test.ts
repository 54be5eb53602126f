import { statSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { jest } from '@jest/globals'
import { openIdentities } from '../auth/identities.ts'
import type { LakeError } from '../types.ts'
import { LakeFolderError } from './database.ts'
import type { Store } from './open-store.ts'
import {
  closeTestStores,
  commit,
  editor,
  openTestStore,
  temporaryFolder,
} from './store-for-tests.ts'
import { WorkingSet } from './working-set.ts'

afterEach(closeTestStores)

function everything(store: Store) {
  return [...store.documents.all()].sort((left, right) => (left._id < right._id ? -1 : 1))
}

/** A store together with its own connection to the file. */
function openWithDatabase(): { store: Store; database: DatabaseSync } {
  const exec = jest.spyOn(DatabaseSync.prototype, 'exec')
  const store = openTestStore()
  const database = exec.mock.contexts[0] as DatabaseSync
  exec.mockRestore()
  return { store, database }
}

function writeDirectly(folder: string, sql: string): void {
  const database = new DatabaseSync(path.join(folder, 'lake.sqlite'))
  database.exec(sql)
  database.close()
}

describe('The store', () => {
  it('holds the same documents after it was closed and opened again', () => {
    const folder = temporaryFolder()
    const first = openTestStore(folder)
    commit(
      first,
      {
        create: {
          _id: 'a',
          _type: 'post',
          title: 'Nacht\u0000 🌙 \ud800',
          list: [1, null, { x: 1e300 }],
        },
      },
      { create: { _id: 'b', _type: 'post', other: { _type: 'reference', _ref: 'a' } } },
    )
    commit(first, { patch: { id: 'a', inc: { 'list[0]': 2 } } })
    commit(first, { delete: { id: 'b' } })
    const before = everything(first)
    first.close()
    expect(everything(openTestStore(folder))).toEqual(before)
    expect(before.map(({ _id }) => _id)).toEqual(['a'])
  })

  it('keeps its folder and files from other accounts of the machine', () => {
    const folder = path.join(temporaryFolder(), 'data')
    openIdentities(folder).close()
    commit(openTestStore(folder), { create: { _id: 'a', _type: 'post' } })
    const modeOf = (file: string) => statSync(path.join(folder, file)).mode & 0o077
    expect(['.', 'identity.sqlite', 'lake.sqlite', 'lake.sqlite-wal'].map(modeOf)).toEqual([
      0, 0, 0, 0,
    ])
  })

  it('looks at each reference once, however many documents a transaction deletes', () => {
    const store = openTestStore()
    const ids = Array.from({ length: 300 }, (_, index) => `d${index}`)
    commit(store, ...ids.map((_id) => ({ create: { _id, _type: 'post' } })))
    const get = jest.spyOn(WorkingSet.prototype, 'get')
    commit(store, ...ids.map((id) => ({ delete: { id } })))
    const looks = get.mock.calls.length
    get.mockRestore()
    expect(looks).toBeLessThan(ids.length * 10)
  })

  it('never holds in memory what the disk cannot', () => {
    const store = openTestStore()
    commit(
      store,
      { create: { _id: 'a', _type: 'post', n: 1e308 } },
      { patch: { id: 'a', inc: { n: 1e308 } } },
    )
    expect(store.get('a')?.n).toBeNull()
  })

  it('refuses a folder that another lake has open, and names LAKE_DIR', () => {
    const folder = temporaryFolder()
    openTestStore(folder)
    expect(() => openTestStore(folder)).toThrow(/already running .* LAKE_DIR/)
  })

  it('refuses data of a newer version, and says so', () => {
    const folder = temporaryFolder()
    openTestStore(folder).close()
    writeDirectly(folder, "UPDATE lake SET value = '99' WHERE key = 'version'")
    expect(() => openTestStore(folder)).toThrow(LakeFolderError)
    expect(() => openTestStore(folder)).toThrow(/newer Nightlight .*LAKE_DIR/)
  })

  it('refuses a database that is not a lake', () => {
    const folder = temporaryFolder()
    writeDirectly(folder, 'CREATE TABLE something (id TEXT)')
    expect(() => openTestStore(folder)).toThrow(/not a Content Lake/)
  })

  it('does all of a transaction or nothing', () => {
    const store = openTestStore()
    commit(store, { create: { _id: 'a', _type: 'post', n: 1 } })
    const before = everything(store)
    const attempt = () =>
      commit(
        store,
        { patch: { id: 'a', set: { n: 2 } } },
        { create: { _id: 'b', _type: 'post' } },
        { create: { _id: 'a', _type: 'post' } },
      )
    expect(attempt).toThrow(/already exists/)
    expect(everything(store)).toEqual(before)
    expect(store.log.latest()?.position).toBe(1)
  })

  it('lets a create and two patches of one transaction build on each other', () => {
    const store = openTestStore()
    commit(
      store,
      { create: { _id: 'a', _type: 'post', n: 1 } },
      { patch: { id: 'a', inc: { n: 1 } } },
      { patch: { id: 'a', set: { 'deep.x': 1 }, inc: { n: 3 } } },
    )
    expect(store.get('a')).toMatchObject({ n: 5, deep: { x: 1 } })
  })

  it('tells listeners of each transaction in order, once it is on disk', () => {
    const store = openTestStore()
    const heard: string[] = []
    store.subscribe(({ changes }) => {
      const id = changes[0]?.id ?? ''
      expect(store.get(id)).toBeDefined()
      if (id === 'a') commit(store, { create: { _id: 'b', _type: 'post' } })
      heard.push(`first ${id}`)
    })
    store.subscribe(({ changes }) => heard.push(`second ${changes[0]?.id}`))
    commit(store, { create: { _id: 'a', _type: 'post' } })
    expect(heard).toEqual(['first a', 'second a', 'first b', 'second b'])
  })

  it('goes on when a listener fails', () => {
    const store = openTestStore()
    const report = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    store.subscribe(() => {
      throw new Error('no')
    })
    const heard: number[] = []
    store.subscribe(({ position }) => heard.push(position))
    commit(store, { create: { _id: 'a', _type: 'post' } })
    expect(heard).toEqual([1])
    expect(report).toHaveBeenCalledTimes(1)
    report.mockRestore()
  })

  it('answers 507 when the disk is full, keeps nothing of it, and goes on once there is space', () => {
    const { store, database } = openWithDatabase()
    commit(store, { create: { _id: 'a', _type: 'post' } })
    const before = everything(store)
    const pages = Number(database.prepare('PRAGMA page_count').get()?.page_count)
    database.exec(`PRAGMA max_page_count = ${pages + 1}`)
    const text = 'x'.repeat(200_000)
    expect(statusOf(() => commit(store, { create: { _id: 'b', _type: 'post', text } }))).toBe(507)
    expect(everything(store)).toEqual(before)
    expect(store.log.latest()?.position).toBe(1)
    database.exec('PRAGMA max_page_count = 1000000')
    commit(store, { create: { _id: 'b', _type: 'post', text } })
    expect(store.get('b')).toBeDefined()
  })

  it('answers 503 to every write after the disk failed, and keeps answering reads', () => {
    const report = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    const { store, database } = openWithDatabase()
    commit(store, { create: { _id: 'a', _type: 'post' } })
    const exec = jest.spyOn(database, 'exec').mockImplementationOnce(() => {
      throw Object.assign(new Error('disk I/O error'), { errcode: 10 })
    })
    expect(statusOf(() => commit(store, { create: { _id: 'b', _type: 'post' } }))).toBe(503)
    exec.mockRestore()
    expect(report).toHaveBeenCalledTimes(1)
    report.mockRestore()
    expect(statusOf(() => commit(store, { create: { _id: 'c', _type: 'post' } }))).toBe(503)
    expect(everything(store).map(({ _id }) => _id)).toEqual(['a'])
  })

  it('refuses a transaction id that was used before', () => {
    const store = openTestStore()
    const options = { identity: editor, transactionId: 'tx-1' }
    store.commit([{ create: { _id: 'a', _type: 'post' } }], options)
    expect(store.get('a')?._rev).toBe('tx-1')
    expect(statusOf(() => store.commit([{ create: { _id: 'b', _type: 'post' } }], options))).toBe(
      409,
    )
  })
})

function statusOf(attempt: () => unknown): number | undefined {
  try {
    attempt()
    return undefined
  } catch (error) {
    return (error as LakeError).status
  }
}
