import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { killInTheMiddle } from '../store/kill-in-the-middle-for-tests.ts'
import { closeTestStores, temporaryFolder } from '../store/store-for-tests.ts'
import { openIdentities } from './identities.ts'
import { identityLayout, openIdentityFile } from './identity-file.ts'

afterEach(closeTestStores)

const fileIn = (folder: string) => path.join(folder, 'identity.sqlite')
const module = JSON.stringify(path.resolve(import.meta.dirname, 'identities.ts'))
const copyIn = (folder: string, layout = 0) =>
  path.join(folder, 'before-upgrade', `identity-${layout}.sqlite`)

/** From before acts were written down, and layouts were numbered unless it says one. What a Studio remembers makes its upgrade take a while. */
function oldFolder(layout = 0): string {
  const folder = temporaryFolder()
  const { users, close } = openIdentities(folder)
  users.add('ada@example.com', 'Ada', 'editor', 'a hash')
  close()
  const database = new DatabaseSync(fileIn(folder))
  database.exec(`
    DROP TABLE acts;
    PRAGMA user_version = ${layout};
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
    INSERT INTO preferences SELECT 'p-local', i, printf('%.*c', 4000, 'x') FROM n;
  `)
  database.close()
  return folder
}

function look(file: string) {
  const database = new DatabaseSync(file)
  const value = (query: string) => Object.values(database.prepare(query).get() ?? {})[0]
  const found = {
    layout: value('PRAGMA user_version'),
    hasActs: value("SELECT count(*) FROM sqlite_schema WHERE name = 'acts'") === 1,
    people: value('SELECT group_concat(email) FROM users'),
    preferences: value('SELECT count(*) FROM preferences'),
    check: value('PRAGMA integrity_check'),
  }
  database.close()
  return found
}

const all = { people: 'ada@example.com', preferences: 3_000, check: 'ok' }
const before = { layout: 0, hasActs: false, ...all }
const after = { layout: identityLayout, hasActs: true, ...all }

describe('The file of people and tokens', () => {
  it.each([0, 1])(
    'of layout %i is kept as it was before a newer program changes it, for this account alone',
    (layout) => {
      const folder = oldFolder(layout)
      openIdentities(folder).close()
      expect(look(fileIn(folder))).toEqual(after)
      const copy = copyIn(folder, layout)
      expect(look(copy)).toEqual({ ...before, layout })
      expect(statSync(copy).mode & 0o077).toBe(0)
      const kept = readFileSync(copy)
      const { users, close } = openIdentities(folder)
      expect(users.find('ada@example.com')).toMatchObject({ password: 'a hash' })
      close()
      expect(readdirSync(path.join(folder, 'before-upgrade'))).toEqual([path.basename(copy)])
      expect(readFileSync(copy).equals(kept)).toBe(true)
    },
  )

  it('needs no copy when it is new or up to date', () => {
    const folder = temporaryFolder()
    for (let count = 0; count < 2; count++) openIdentities(folder).close()
    expect(existsSync(path.join(folder, 'before-upgrade'))).toBe(false)
  })

  it('of a newer program is refused in one sentence, and not changed', () => {
    const folder = oldFolder()
    const database = new DatabaseSync(fileIn(folder))
    database.exec(`PRAGMA user_version = ${identityLayout + 1}`)
    database.close()
    const kept = readFileSync(fileIn(folder))
    expect(() => openIdentityFile(folder)).toThrow(
      /^The people and tokens in .* were written by a newer Nightlight .*: update Nightlight, or set LAKE_DIR/,
    )
    expect(readFileSync(fileIn(folder)).equals(kept)).toBe(true)
    expect(existsSync(path.join(folder, 'before-upgrade'))).toBe(false)
  })

  it('loses nothing when its upgrade is killed at any point, and comes to its end at the next start', async () => {
    const old = oldFolder()
    const open = `
      const { openIdentities } = await import(${module});
      begin();
      openIdentities(process.argv[1]);`
    const folder = temporaryFolder()
    cpSync(old, folder, { recursive: true })
    const whole = await killInTheMiddle(open, folder)
    let unfinished = 0
    for (const part of [0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95]) {
      rmSync(folder, { recursive: true })
      cpSync(old, folder, { recursive: true })
      await killInTheMiddle(open, folder, whole * part)
      const found = look(fileIn(folder))
      expect(found).toMatchObject(all)
      if (found.layout === 0) unfinished++
      else expect(look(copyIn(folder))).toEqual(before)
      openIdentities(folder).close()
      expect(look(fileIn(folder))).toEqual(after)
      expect(readdirSync(path.join(folder, 'before-upgrade'))).toEqual(['identity-0.sqlite'])
      expect(look(copyIn(folder))).toEqual(before)
    }
    expect(unfinished).toBeGreaterThan(0)
  }, 60_000)

  it('is upgraded once, although the lake and its commands open it at the same time', async () => {
    const folder = oldFolder()
    const open = `
      const { openIdentities } = await import(${module});
      openIdentities(process.argv[1]);`
    await Promise.all([1, 2, 3].map(() => killInTheMiddle(open, folder)))
    expect(look(fileIn(folder))).toEqual(after)
    expect(look(copyIn(folder))).toEqual(before)
    expect(readdirSync(path.join(folder, 'before-upgrade'))).toEqual(['identity-0.sqlite'])
  })
})
