import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { firstVersion, secondVersion } from './old-layouts-for-tests.ts'
import type { Store } from './open-store.ts'
import { closeTestStores, commit, openTestStore, temporaryFolder } from './store-for-tests.ts'

afterEach(closeTestStores)

function write(folder: string, statements: string): void {
  const database = new DatabaseSync(path.join(folder, 'lake.sqlite'))
  database.exec(statements)
  database.close()
}

function positionsOf(store: Store, id: string): number[] {
  return store.log.positionsBetween(0, 10_000, [id], false, -1)
}

describe('The log of transactions', () => {
  it.each([
    ['first', firstVersion],
    ['second', secondVersion],
  ])('opens a folder of the %s version with all that is in it, and writes on', (_, version) => {
    const folder = temporaryFolder()
    write(folder, version)
    const store = openTestStore(folder)
    expect(store.get('a')?.n).toBe(2)
    expect(positionsOf(store, 'a')).toEqual([1, 2])
    expect(positionsOf(store, 'b')).toEqual([2])
    commit(store, { patch: { id: 'a', inc: { n: 1 } } })
    expect(positionsOf(store, 'a')).toEqual([1, 2, 3])
    store.close()
    expect(positionsOf(openTestStore(folder), 'a')).toEqual([1, 2, 3])
  })

  it('knows where a document changed, before and after the index catches up', () => {
    const folder = temporaryFolder()
    const store = openTestStore(folder)
    const expected = new Map<string, number[]>([
      ['a', []],
      ['drafts.a', []],
    ])
    for (let position = 1; position <= 520; position++) {
      const _id = position % 3 === 0 ? 'a' : 'drafts.a'
      commit(store, { createOrReplace: { _id, _type: 'post', position } })
      expected.get(_id)?.push(position)
      if (position % 100 > 1 && position % 256 > 1) continue
      for (const [id, positions] of expected) expect(positionsOf(store, id)).toEqual(positions)
    }
    // The index has caught up with 512.
    const undone = (after: number, before: number) =>
      [...store.log.undoingDocument('a', after, before)].map(({ position }) => position)
    expect(undone(500, 1000)).toEqual([519, 516, 513, 510, 507, 504, 501])
    expect(undone(513, 519)).toEqual([516])
    expect(undone(501, 510)).toEqual([507, 504])
    const newestBefore = (position: number, limit: number) =>
      store.log.changesBefore('a', position, limit).map((change) => change.position)
    expect(newestBefore(518, 4)).toEqual([516, 513, 510, 507])
    expect(newestBefore(518, 1)).toEqual([516])
    expect(newestBefore(4, 9)).toEqual([3])
    for (const position of [0, 3, 510, 512, 516, 519]) {
      expect(store.log.firstChangeAfter('a', position)?.position).toBe(
        position === 519 ? undefined : 3 * Math.floor(position / 3) + 3,
      )
    }
    store.close()
    const reopened = openTestStore(folder)
    for (const [id, positions] of expected) expect(positionsOf(reopened, id)).toEqual(positions)
  })

  it('knows the versions that a document had, and those of no other', () => {
    const store = openTestStore()
    const versions = ['versions.r1.a', 'versions.r2.a', 'versions.r1.b', 'versions.r1.x.a']
    for (const _id of [...versions, 'a', 'drafts.a'])
      commit(store, { create: { _id, _type: 'post' } })
    commit(store, { delete: { id: 'versions.r2.a' } })
    const known = ['versions.r1.a', 'versions.r2.a']
    expect(store.log.versionsOf('a')).toEqual(known)
    for (let n = 0; n < 260; n++) commit(store, { createOrReplace: { _id: 'a', _type: 'post', n } })
    expect(store.log.versionsOf('a')).toEqual(known)
    commit(store, { create: { _id: 'versions.r3.a', _type: 'post' } })
    expect(store.log.versionsOf('a')).toEqual([...known, 'versions.r3.a'])
  })

  it('indexes a transaction of many documents at once', () => {
    const folder = temporaryFolder()
    const store = openTestStore(folder)
    const ids = Array.from({ length: 20 }, (_, number) => `document-${number}`)
    commit(store, ...ids.map((_id) => ({ create: { _id, _type: 'post' } })))
    expect(ids.flatMap((id) => positionsOf(store, id))).toEqual(ids.map(() => 1))
    store.close()
    const database = new DatabaseSync(path.join(folder, 'lake.sqlite'))
    expect(database.prepare('SELECT count(*) AS places FROM indexed_places').get()?.places).toBe(20)
    database.close()
  })

  it('forgets the place of a change that is taken out of it', () => {
    const folder = temporaryFolder()
    const store = openTestStore(folder)
    for (let n = 1; n <= 260; n++)
      commit(store, { createOrReplace: { _id: 'a', _type: 'post', n } })
    store.close()
    write(folder, 'DELETE FROM changes WHERE position < 250 OR position = 258')
    expect(positionsOf(openTestStore(folder), 'a')).toEqual([
      250, 251, 252, 253, 254, 255, 256, 257, 259, 260,
    ])
  })

  it('finds the last transaction up to a moment, however many are gone', () => {
    const folder = temporaryFolder()
    openTestStore(folder).close()
    const moment = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString()
    const kept = [3, 4, 9, 10, 11, 40]
    write(
      folder,
      kept
        .map(
          (n) =>
            `INSERT INTO transactions VALUES (${n}, 't${n}', '${moment(n - (n === 10 ? 1 : 0))}', 'ada', '{}');`,
        )
        .join(''),
    )
    const { log } = openTestStore(folder)
    const found = [0, 3, 3.5, 4, 8, 9, 10, 11, 39, 40, 99].map(
      (second) => log.latestAt(moment(second))?.position,
    )
    expect(found).toEqual([undefined, 3, 3, 4, 4, 10, 10, 11, 11, 40, 40])
  })
})
