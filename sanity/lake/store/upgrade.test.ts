import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { killInTheMiddle } from './kill-in-the-middle-for-tests.ts'
import { firstVersion, secondVersion } from './old-layouts-for-tests.ts'
import { closeTestStores, commit, openTestStore, temporaryFolder } from './store-for-tests.ts'

afterEach(closeTestStores)

const many = 3_000

/** A folder of an earlier layout with thousands of documents and changes, so that its upgrade takes a while. */
function oldFolder(layout: string): string {
  const folder = temporaryFolder()
  const database = new DatabaseSync(path.join(folder, 'lake.sqlite'))
  database.exec(`
    ${layout}
    WITH RECURSIVE n (i) AS (SELECT 3 UNION ALL SELECT i + 1 FROM n WHERE i < ${many})
    INSERT INTO changes SELECT i, 0, 'd' || i, 'create', NULL, '[]', '[]', printf('%.*c', 2000, 'x') FROM n;
    INSERT INTO documents SELECT document_id, '{"_id":"' || document_id || '","_type":"post","_rev":"t","_createdAt":"","_updatedAt":"","unknownHere":{"kept":[1]}}'
      FROM changes WHERE position > 2;
    INSERT INTO transactions SELECT position, 't' || position, '2026-01-03T00:00:00.000Z', 'ada', '{"all":[],"published":[]}'
      FROM changes WHERE position > 2;
  `)
  database.close()
  return folder
}

function look(file: string): {
  version: string
  documents: number
  changes: number
  check: string
} {
  const database = new DatabaseSync(file)
  const value = (query: string) => Object.values(database.prepare(query).get() ?? {})[0]
  const found = {
    version: String(value("SELECT value FROM lake WHERE key = 'version'")),
    documents: Number(value('SELECT count(*) FROM documents')),
    changes: Number(value('SELECT count(*) FROM changes')),
    check: String(value('PRAGMA integrity_check')),
  }
  database.close()
  return found
}

const all = { documents: many - 2 + 1, changes: many - 2 + 3, check: 'ok' }
const copyIn = (folder: string, version: number) =>
  path.join(folder, 'before-upgrade', `lake-${version}.sqlite`)

it.each([
  [1, firstVersion],
  [2, secondVersion],
])(
  'A newer program keeps a copy of the data of layout %i before it changes anything',
  (version, layout) => {
    const folder = oldFolder(layout)
    openTestStore(folder).close()
    expect(look(path.join(folder, 'lake.sqlite'))).toEqual({ version: '3', ...all })
    expect(look(copyIn(folder, version))).toEqual({ version: String(version), ...all })
    openTestStore(folder).close()
    expect(readdirSync(path.join(folder, 'before-upgrade'))).toEqual([`lake-${version}.sqlite`])
  },
)

it('A new folder and one that is up to date need no copy', () => {
  const folder = temporaryFolder()
  openTestStore(folder).close()
  openTestStore(folder).close()
  expect(existsSync(path.join(folder, 'before-upgrade'))).toBe(false)
})

it('An upgrade that is killed at any point loses nothing and comes to its end at the next start', async () => {
  const old = oldFolder(secondVersion)
  const open = `
    const { openStore } = await import(${JSON.stringify(path.resolve(import.meta.dirname, 'open-store.ts'))});
    begin();
    openStore({ folder: process.argv[1], projectId: 'nightlight', dataset: 'production', publicUrl: '' });`
  const folder = temporaryFolder()
  cpSync(old, folder, { recursive: true })
  const whole = await killInTheMiddle(open, folder)
  let unfinished = 0
  for (const part of [0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95]) {
    rmSync(folder, { recursive: true })
    cpSync(old, folder, { recursive: true })
    await killInTheMiddle(open, folder, whole * part)
    const file = path.join(folder, 'lake.sqlite')
    const found = look(file)
    expect(found).toEqual({ version: expect.stringMatching(/^[23]$/), ...all })
    if (found.version === '2') unfinished++
    else expect(look(copyIn(folder, 2))).toEqual({ version: '2', ...all })
    const store = openTestStore(folder)
    expect(store.get(`d${many}`)?.unknownHere).toEqual({ kept: [1] })
    commit(store, { create: { _id: 'after', _type: 'post' } })
    store.close()
    expect(look(file)).toEqual({
      version: '3',
      documents: all.documents + 1,
      changes: all.changes + 1,
      check: 'ok',
    })
    expect(readdirSync(path.join(folder, 'before-upgrade'))).toEqual(['lake-2.sqlite'])
  }
  expect(unfinished).toBeGreaterThan(0)
}, 60_000)
