import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { localAdministrator, openIdentities } from './identities.ts'
import { hashSecret } from './sessions.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'sessions-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('a session', () => {
  it('remembers when it was last used, to five minutes', () => {
    let now = Date.parse('2030-01-01T00:00:00Z')
    const identities = openIdentities(folder, () => now)
    const seen = () => identities.listSessions()[0]?.seenAt
    const session = identities.openSession(localAdministrator, 'Chrome on a Mac')
    now += 4 * 60_000
    identities.find(session)
    expect(seen()).toBe('2030-01-01T00:00:00.000Z')
    now += 60_000
    identities.find(session)
    expect(seen()).toBe('2030-01-01T00:05:00.000Z')
    identities.close()
  })

  it('is listed under an id that opens nothing', () => {
    const identities = openIdentities(folder)
    const session = identities.openSession(localAdministrator)
    const { id = '' } = identities.listSessions()[0] ?? {}
    expect(identities.find(id)).toBeUndefined()
    expect(session).not.toContain(id)
    expect(identities.endListedSession('0123456789abcdef', 'Maya')).toBe(false)
    expect(identities.endListedSession(id, 'Maya')).toBe(true)
    expect(identities.find(session)).toBeUndefined()
    identities.close()
  })

  it('of a folder from before sessions had devices goes on', () => {
    const old = new DatabaseSync(path.join(folder, 'identity.sqlite'))
    old.exec(`
      CREATE TABLE sessions (hash TEXT PRIMARY KEY, identity TEXT NOT NULL, expires_at INTEGER NOT NULL) STRICT;
      CREATE TABLE acts (
        place INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL,
        routine INTEGER NOT NULL
      ) STRICT;
      INSERT INTO acts (at, who, what, routine) VALUES (0, 'ada', 'user lee@example.com removed', 0);
    `)
    old
      .prepare('INSERT INTO sessions VALUES (?, ?, ?)')
      .run(hashSecret('nl-old'), localAdministrator.id, Date.now() + 60_000)
    old.close()
    const identities = openIdentities(folder)
    expect(identities.listSessions()).toMatchObject([{ device: undefined, seenAt: undefined }])
    expect(identities.find('nl-old')).toEqual(localAdministrator)
    expect(identities.listSessions()[0]?.seenAt).toBeDefined()
    expect(identities.acts.list(9)).toMatchObject([{ who: 'ada', isAtMachine: true }])
    identities.close()
  })
})
