import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openIdentities } from './auth/identities.ts'
import { runLogCommand } from './log-command.ts'
import { startTestLake } from './test-lake.ts'
import { runTokenCommand } from './token-command.ts'
import { runUserCommand } from './user-command.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'lake-accounts-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const password = 'four quiet herons wade'
const user = (line: string, where = folder, publicUrl = 'https://www.example.com/lake') =>
  runUserCommand(line.split(' '), { folder: where, publicUrl }, async () => password)

describe('The commands about people', () => {
  it('change a role, which counts at once where somebody is signed in', async () => {
    const lake = await startTestLake()
    try {
      await user('add maya@example.com --name Maya --role viewer', lake.folder)
      const maya = lake.identities.users.find('maya@example.com')
      if (!maya) throw new Error('There is no such user')
      const session = lake.identities.openSession(maya.identity, 'Chrome on a Mac')
      const write = () =>
        fetch(`${lake.url}/v1/data/mutate/production`, {
          method: 'POST',
          headers: { authorization: `Bearer ${session}` },
          body: '{"mutations":[]}',
        }).then(({ status }) => status)
      expect(await write()).toBe(403)
      expect(await user('role maya@example.com --role editor', lake.folder)).toEqual([
        'maya@example.com has the role editor now, also where signed in.',
      ])
      expect(await write()).not.toBe(403)
      expect(await user('sessions', lake.folder)).toEqual([
        expect.stringMatching(
          /^maya@example\.com\tMaya\tsince \d{4}-.*\tuntil \d{4}-.*\tlast seen \d{4}-.*\tChrome on a Mac$/,
        ),
      ])
      expect(await user('sign-out maya@example.com', lake.folder)).toEqual([
        'maya@example.com is signed out everywhere (1 session).',
      ])
      expect(await write()).toBe(401)
      expect(await user('sessions', lake.folder)).toEqual(['Nobody is signed in.'])
    } finally {
      await lake.close()
    }
  })

  it('make a link instead of a password, for somebody new too, and say where it opens', async () => {
    const own = path.join(folder, 'links')
    const added = await user('add ada@example.com --name Ada --role editor --link', own)
    expect(added).toEqual([
      expect.stringMatching(/^Send this link to Ada and to nobody else/),
      expect.stringMatching(
        /^https:\/\/www\.example\.com\/lake\/v1\/auth\/password\?link=[0-9a-f]{48}$/,
      ),
    ])
    expect(await user('link Ada@example.com', own, 'http://localhost:3000/lake')).toEqual([
      expect.stringMatching(/^Send this link to Ada/),
      expect.stringMatching(/on this machine alone/),
      expect.stringMatching(/^http:\/\/localhost:3000\/lake\//),
    ])
  })

  it('change a role for good, also while somebody is on the way in with the old one', async () => {
    const own = path.join(folder, 'on-the-way')
    await user('add ada@example.com --name Ada --role administrator', own)
    const identities = openIdentities(own)
    const onTheWay = identities.users.find('ada@example.com')
    if (!onTheWay) throw new Error('There is no such user')
    await user('role ada@example.com --role viewer', own)
    const session = identities.openSession(onTheWay.identity)
    expect(identities.find(session)?.role).toBe('viewer')
    identities.close()
  })

  it('refuse what they do not know in a sentence', async () => {
    await expect(user('role nobody@example.com --role editor')).rejects.toThrow(/There is no user/)
    await expect(user('sign-out nobody@example.com')).rejects.toThrow(/There is no user/)
    await expect(user('role nobody@example.com --role owner')).rejects.toThrow(/--role must be one/)
    await expect(user('link nobody@example.com')).rejects.toThrow(/There is no user/)
    for (const line of ['list --link', 'remove --everybody', 'sign-out', 'role --link'])
      await expect(user(line)).rejects.toThrow(/^Use one of/)
    for (const words of [['--most'], ['add'], ['add', ''], ['add', 'a\tb'], ['--all', 'x']])
      expect(() => runLogCommand(words, folder)).toThrow(/^Use one of/)
  })
})

it('The log tells who did what to people and tokens and when, and holds no secret', async () => {
  const own = path.join(folder, 'log')
  expect(runLogCommand([], own)).toEqual(['Nothing was done yet.'])
  await user('add lee@example.com --name Lee --role editor', own)
  await user('role lee@example.com --role viewer', own)
  await user('password lee@example.com', own)
  const link = (await user('link lee@example.com', own)).at(-1)?.split('link=')[1] ?? ''
  await user('sign-out lee@example.com', own)
  await user('sign-out --everybody', own)
  await user('remove lee@example.com', own)
  const [, secret = ''] = runTokenCommand(['add', 'script', '--role', 'editor'], own)
  runTokenCommand(['add', 'script', '--role', 'viewer', '--replace'], own)
  runTokenCommand(['remove', 'script'], own)
  runLogCommand(['add', 'Moved to another machine'], own)
  expect(link.length).toBeGreaterThan(40)
  const lines = runLogCommand([], own).map((line) => line.split('\t'))
  expect(lines.map(([, , what]) => what)).toEqual([
    'Moved to another machine',
    'The program “script” lost its token',
    'The program “script” was given a new token as viewer',
    'The program “script” was given a token as editor',
    'Lee (lee@example.com) was removed',
    'Everybody was signed out',
    'Lee (lee@example.com) was signed out everywhere',
    'Lee (lee@example.com) was given a link to choose a new password',
    'Lee (lee@example.com) was given a new password',
    'Lee (lee@example.com) was changed from editor to viewer',
    'Lee (lee@example.com) was added as editor',
  ])
  for (const [at = '', who] of lines) {
    expect(Math.abs(Date.parse(at) - Date.now())).toBeLessThan(60_000)
    expect(who).toBe(os.userInfo().username)
  }
  for (const name of readdirSync(own)) {
    const bytes = readFileSync(path.join(own, name))
    expect(bytes.includes(secret)).toBe(false)
    expect(bytes.includes(link)).toBe(false)
    expect(bytes.includes(password)).toBe(false)
  }
})

it('The log keeps apart what the house does by itself, and lets it push out nothing that a person did', () => {
  const own = path.join(folder, 'routine')
  const routine = openIdentities(own, Date.now, { name: 'root', isRoutine: true })
  const person = openIdentities(own, Date.now, { name: 'ada', isRoutine: false })
  person.addToken('hers', 'viewer', false)
  for (let count = 0; count < 3; count++) routine.addToken('site', 'viewer', true)
  routine.close()
  person.close()
  expect(runLogCommand([], own)).toHaveLength(1)
  expect(runLogCommand(['--all'], own)).toHaveLength(4)
})

it('An act that fails is not in the log', () => {
  const own = path.join(folder, 'failed')
  expect(() => runTokenCommand(['remove', 'nothing'], own)).toThrow(/no token named/)
  expect(runLogCommand(['--all'], own)).toHaveLength(1)
  expect(runLogCommand(['--all'], own)).toEqual(['Nothing was done yet.'])
})

it('People and tokens of a newer version are left alone, with a sentence', async () => {
  const own = path.join(folder, 'newer')
  await user('add ada@example.com --name Ada --role editor', own)
  const database = new DatabaseSync(path.join(own, 'identity.sqlite'))
  database.exec('PRAGMA user_version = 9')
  database.close()
  await expect(user('list', own)).rejects.toThrow(
    /written by a newer Nightlight .* update Nightlight/,
  )
})
