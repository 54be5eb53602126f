import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Identities, openIdentities } from './identities.ts'

const hour = 60 * 60_000
let folder: string
let now: number
let identities: Identities

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'links-'))
  now = Date.parse('2030-01-01')
  identities = openIdentities(folder, () => now)
  identities.users.add('lee@example.com', 'Lee', 'editor', 'old hash')
})

afterEach(() => {
  identities.close()
  rmSync(folder, { recursive: true })
})

const make = () => identities.passwordLinks.make('Lee@example.com')
const stateOf = (secret: string) => identities.passwordLinks.look(secret).is
const use = (secret: string) => identities.passwordLinks.use(secret, 'new hash').is

describe('a link to choose a password by', () => {
  it('is good once: it changes the password, ends every session, and the log names the person', () => {
    const lee = identities.users.find('lee@example.com')
    if (!lee) throw new Error('There is no such user')
    const session = identities.openSession(lee.identity)
    const secret = make()
    expect(stateOf(secret)).toBe('good')
    expect(identities.find(session)).toBeDefined()
    expect(use(secret)).toBe('good')
    expect(identities.users.find('lee@example.com')?.password).toBe('new hash')
    expect(identities.find(session)).toBeUndefined()
    expect(identities.acts.list(1)).toMatchObject([
      { who: 'Lee', what: 'Lee (lee@example.com) chose a password by a link', isAtMachine: false },
    ])
    expect(stateOf(secret)).toBe('used')
    expect(identities.passwordLinks.use(secret, 'third hash').is).toBe('used')
    expect(identities.users.find('lee@example.com')?.password).toBe('new hash')
  })

  it('is good for a day', () => {
    const secret = make()
    now += 24 * hour - 1
    expect(stateOf(secret)).toBe('good')
    now += 1
    expect(stateOf(secret)).toBe('ended')
    expect(use(secret)).toBe('ended')
    expect(identities.users.find('lee@example.com')?.password).toBe('old hash')
  })

  it.each<[string, () => void]>([
    ['the next one', () => make()],
    ['another password', () => identities.users.changePassword('lee@example.com', 'other hash')],
    ['the person', () => identities.users.remove('lee@example.com')],
  ])('ends with %s', (_, change) => {
    const secret = make()
    change()
    expect(stateOf(secret)).not.toBe('good')
    expect(use(secret)).not.toBe('good')
  })

  it('does not come back to life with a person of the same address', () => {
    const secret = make()
    identities.users.remove('lee@example.com')
    identities.users.add('lee@example.com', 'Lee', 'editor', 'old hash')
    expect(stateOf(secret)).toBe('ended')
  })

  it('that nobody made is known as nothing', () => {
    for (const secret of ['', 'nl', `nl${'a'.repeat(43)}`]) expect(stateOf(secret)).toBe('unknown')
  })
})
