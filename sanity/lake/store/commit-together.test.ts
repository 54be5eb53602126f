import { DatabaseSync } from 'node:sqlite'
import { jest } from '@jest/globals'
import type { LakeError } from '../types.ts'
import type { Store } from './open-store.ts'
import {
  closeTestStores,
  commit,
  editor,
  openTestStore,
  temporaryFolder,
} from './store-for-tests.ts'

afterEach(() => {
  jest.restoreAllMocks()
  closeTestStores()
})

function openWithDatabase(): { store: Store; database: DatabaseSync } {
  const exec = jest.spyOn(DatabaseSync.prototype, 'exec')
  const store = openTestStore()
  const database = exec.mock.contexts[0] as DatabaseSync
  exec.mockRestore()
  return { store, database }
}

/** Commits a post in company, and gives its id or the status of the refusal. */
function post(store: Store, _id: string, fields = {}): Promise<string | number> {
  return store
    .commitTogether([{ create: { _id, _type: 'post', ...fields } }], { identity: editor })
    .then(({ results }) => results[0]?.id ?? '')
    .catch((error: LakeError) => error.status)
}

function idsOf(store: Store): string[] {
  return [...store.documents.all()].map(({ _id }) => _id).sort()
}

/** What is on disk, read after the store let go of the file. */
function reopen(store: Store, folder: string): string[] {
  store.close()
  return idsOf(openTestStore(folder))
}

function countForced(database: DatabaseSync): () => number {
  const exec = jest.spyOn(database, 'exec')
  return () => exec.mock.calls.filter(([sql]) => sql === 'COMMIT').length
}

/** Lets the next COMMIT fail as SQLite does: with the database transaction still open. */
function failNextCommit(database: DatabaseSync, errcode: number): void {
  const exec = database.exec.bind(database)
  let failed = false
  jest.spyOn(database, 'exec').mockImplementation((sql) => {
    if (sql === 'COMMIT' && !failed) {
      failed = true
      throw Object.assign(new Error('the disk'), { errcode })
    }
    exec(sql)
  })
}

describe('Transactions that arrive together', () => {
  it('are forced to disk once, and keep their order', async () => {
    const { store, database } = openWithDatabase()
    const forced = countForced(database)
    const heard: string[] = []
    store.subscribe(({ changes }) => heard.push(changes[0]?.id ?? ''))
    const ids = ['d', 'a', 'c', 'b']
    expect(await Promise.all(ids.map((id) => post(store, id)))).toEqual(ids)
    expect(forced()).toBe(1)
    expect(heard).toEqual(ids)
    expect(store.log.transactionsAfter(0, 10).map(({ position }) => position)).toEqual([1, 2, 3, 4])
  })

  it('see each other: a later one builds on an earlier one', async () => {
    const store = openTestStore()
    const options = { identity: editor }
    const made = post(store, 'a', { n: 1 })
    const patched = store.commitTogether([{ patch: { id: 'a', inc: { n: 1 } } }], options)
    const published = store.actTogether(
      [
        {
          actionType: 'sanity.action.document.edit',
          draftId: 'drafts.a',
          publishedId: 'a',
          patch: { inc: { n: 5 } },
        },
      ],
      options,
    )
    await Promise.all([made, patched, published])
    expect(store.get('a')?.n).toBe(2)
    expect(store.get('drafts.a')?.n).toBe(7)
  })

  it('are nowhere to be read before the disk has them', async () => {
    const { store } = openWithDatabase()
    const made = post(store, 'a')
    expect(store.get('a')).toBeUndefined()
    await Promise.resolve()
    expect(store.get('a')).toBeUndefined()
    await made
    expect(store.get('a')).toBeDefined()
  })

  it('are refused one by one: a neighbour of a refused one is saved', async () => {
    const folder = temporaryFolder()
    const store = openTestStore(folder)
    const answers = [post(store, 'a'), post(store, 'a'), post(store, 'b')]
    expect(await Promise.all(answers)).toEqual(['a', 409, 'b'])
    expect(reopen(store, folder)).toEqual(['a', 'b'])
  })

  it('may not share a transaction id', async () => {
    const store = openTestStore()
    const options = { identity: editor, transactionId: 'same' }
    const attempts = ['a', 'b'].map((_id) =>
      store.commitTogether([{ create: { _id, _type: 'post' } }], options),
    )
    const ends = await Promise.allSettled(attempts)
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect(idsOf(store)).toEqual(['a'])
  })

  it('come before a commit that does not wait, when they were first', async () => {
    const store = openTestStore()
    const first = post(store, 'a', { n: 1 })
    commit(store, { patch: { id: 'a', inc: { n: 1 } } })
    expect(store.get('a')?.n).toBe(2)
    expect(await first).toBe('a')
  })

  it('are told to listeners in order, even when a listener commits', async () => {
    const store = openTestStore()
    const heard: string[] = []
    store.subscribe(({ changes }) => {
      if (changes[0]?.id === 'a') commit(store, { create: { _id: 'c', _type: 'post' } })
    })
    store.subscribe(({ position, changes }) => heard.push(`${position} ${changes[0]?.id}`))
    await Promise.all([post(store, 'a'), post(store, 'b')])
    expect(heard).toEqual(['1 a', '2 b', '3 c'])
  })

  it('are saved when the store closes', async () => {
    const folder = temporaryFolder()
    const store = openTestStore(folder)
    const made = post(store, 'a')
    expect(reopen(store, folder)).toEqual(['a'])
    expect(await made).toBe('a')
    expect(await post(store, 'b')).toBe(503)
  })
})

describe('When the disk is full', () => {
  it('a transaction too large for it is refused alone, and its neighbours are saved', async () => {
    const folder = temporaryFolder()
    const exec = jest.spyOn(DatabaseSync.prototype, 'exec')
    const store = openTestStore(folder)
    const database = exec.mock.contexts[0] as DatabaseSync
    exec.mockRestore()
    const pages = Number(database.prepare('PRAGMA page_count').get()?.page_count)
    database.exec(`PRAGMA max_page_count = ${pages + 1}`)
    const text = 'x'.repeat(200_000)
    const large = store
      .commitTogether(
        [
          { create: { _id: 'half', _type: 'post' } },
          { create: { _id: 'large', _type: 'post', text } },
        ],
        { identity: editor },
      )
      .catch((error: LakeError) => error.status)
    const answers = [post(store, 'a'), large, post(store, 'c')]
    expect(await Promise.all(answers)).toEqual(['a', 507, 'c'])
    expect(idsOf(store)).toEqual(['a', 'c'])
    expect(reopen(store, folder)).toEqual(['a', 'c'])
  })

  it('a group that does not fit is tried one by one', async () => {
    const { store, database } = openWithDatabase()
    failNextCommit(database, 13)
    const answers = [post(store, 'a'), post(store, 'b'), post(store, 'b')]
    expect(await Promise.all(answers)).toEqual(['a', 'b', 409])
    expect(store.log.transactionsAfter(0, 10)).toHaveLength(2)
  })
})

it('When the disk fails, none of the group is in memory, all are told, and nothing more is written', async () => {
  const report = jest.spyOn(console, 'error').mockImplementation(() => undefined)
  const { store, database } = openWithDatabase()
  commit(store, { create: { _id: 'a', _type: 'post', n: 1 } })
  failNextCommit(database, 10)
  const answers = [
    store
      .commitTogether([{ patch: { id: 'a', inc: { n: 1 } } }], { identity: editor })
      .catch((error: LakeError) => error.status),
    post(store, 'b'),
    post(store, 'a'),
  ]
  expect(await Promise.all(answers)).toEqual([503, 503, 503])
  expect(store.get('a')?.n).toBe(1)
  expect(idsOf(store)).toEqual(['a'])
  expect(await post(store, 'c')).toBe(503)
  expect(report).toHaveBeenCalledTimes(1)
})
