import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Identities, localAdministrator, openIdentities } from './identities.ts'

const day = 24 * 60 * 60 * 1000
let folder: string
let now: number
let identities: Identities

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'identities-'))
  now = Date.parse('2030-01-01')
  identities = openIdentities(folder, () => now)
})

afterEach(() => {
  identities.close()
  rmSync(folder, { recursive: true })
})

describe('tokens', () => {
  it('say who calls', () => {
    const token = identities.addToken('site', 'viewer', false)
    expect(identities.find(token)).toMatchObject({ name: 'site', role: 'viewer', kind: 'robot' })
    expect(token.length).toBeGreaterThan(40)
  })

  it('are unknown until they are made', () => {
    expect(identities.find('')).toBeUndefined()
    expect(identities.find('nl-made-up')).toBeUndefined()
  })

  it('are kept as hashes only, in a file for its owner alone', () => {
    const token = identities.addToken('site', 'viewer', false)
    identities.close()
    const file = path.join(folder, 'identity.sqlite')
    expect(readFileSync(file).includes(token)).toBe(false)
    expect(statSync(file).mode & 0o077).toBe(0)
    identities = openIdentities(folder)
    expect(identities.find(token)).toMatchObject({ name: 'site' })
  })

  it('count at once for a lake that has the same folder open', () => {
    const lake = openIdentities(folder)
    const token = identities.addToken('editor', 'editor', false)
    expect(lake.find(token)).toMatchObject({ role: 'editor' })
    identities.removeToken('editor')
    expect(lake.find(token)).toBeUndefined()
    lake.close()
  })

  it('do not take the place of one another unasked', () => {
    const token = identities.addToken('site', 'viewer', false)
    expect(() => identities.addToken('site', 'editor', false)).toThrow(/--replace/)
    expect(identities.find(token)).toMatchObject({ role: 'viewer' })
  })

  it('are replaced in one step, under the same id', () => {
    const old = identities.addToken('site', 'viewer', false)
    const id = identities.find(old)?.id
    const token = identities.addToken('site', 'editor', true)
    expect(identities.find(old)).toBeUndefined()
    expect(identities.find(token)).toMatchObject({ id, role: 'editor' })
  })

  it('are listed without anything secret', () => {
    identities.addToken('site', 'viewer', false)
    expect(identities.listTokens()).toEqual([
      { name: 'site', role: 'viewer', createdAt: '2030-01-01T00:00:00.000Z' },
    ])
  })

  it('leave their names in history', () => {
    const id = identities.find(identities.addToken('import', 'editor', false))?.id ?? ''
    identities.removeToken('import')
    expect(identities.describe([id, 'nobody'])).toMatchObject([{ id, name: 'import' }])
    expect(identities.list()).toEqual([localAdministrator])
  })

  it('cannot be removed twice', () => {
    expect(() => identities.removeToken('site')).toThrow(/token list/)
  })

  it.each(['', ' ', '-x', 'a/b', 'x'.repeat(65), 'a\nb'])('cannot be named "%s"', (name) => {
    expect(() => identities.addToken(name, 'viewer', false)).toThrow(/cannot be a token's name/)
  })
})

describe('sessions', () => {
  it('last thirty days', () => {
    const token = identities.openSession(localAdministrator)
    now += 30 * day - 1
    expect(identities.find(token)).toEqual(localAdministrator)
    now += 1
    expect(identities.find(token)).toBeUndefined()
  })

  it('end when the person signs out', () => {
    const [one, other] = [1, 2].map(() => identities.openSession(localAdministrator))
    identities.endSession(one ?? '')
    expect(identities.find(one ?? '')).toBeUndefined()
    expect(identities.find(other ?? '')).toEqual(localAdministrator)
  })

  it('ending one leaves tokens alone', () => {
    const token = identities.addToken('site', 'viewer', false)
    identities.endSession(token)
    expect(identities.find(token)).toBeDefined()
  })
})

describe('preferences', () => {
  it('belong to one person', () => {
    identities.writePreferences('a', [{ key: 'layout', value: { wide: true } }])
    identities.writePreferences('a', [{ key: 'layout', value: 'narrow' }])
    expect(identities.readPreferences('a', ['layout', 'none'])).toEqual([
      { key: 'layout', value: 'narrow' },
    ])
    expect(identities.readPreferences('b', ['layout'])).toEqual([])
  })

  it('are bounded in number and in size for each person; what was written longest ago goes first', () => {
    const kept = (id: string, keys: string[]) =>
      identities.readPreferences(id, keys).map(({ key }) => key)
    identities.writePreferences('b', [{ key: 'own', value: 1 }])
    identities.writePreferences('a', [{ key: 'used often', value: 1 }])
    for (let batch = 0; batch < 5; batch++) {
      const keys = Array.from({ length: 100 }, (_, index) => `${batch}-${index}`)
      identities.writePreferences('a', [
        ...keys.map((key) => ({ key, value: 1 })),
        { key: 'used often', value: batch },
      ])
    }
    expect(kept('a', ['0-0', '0-1', '4-99', 'used often'])).toEqual(['0-1', '4-99', 'used often'])
    const large = 'x'.repeat(200_000)
    for (let count = 0; count < 6; count++) {
      identities.writePreferences('a', [{ key: `large ${count}`, value: large }])
    }
    expect(kept('a', ['4-99', 'large 0', 'large 1', 'large 5'])).toEqual(['large 1', 'large 5'])
    expect(kept('b', ['own'])).toEqual(['own'])
  })
})
