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
const user = (line: string, where = folder) =>
  runUserCommand(line.split(' '), where, async () => password)

describe('The commands about people', () => {
  it('change a role, which counts at once where somebody is signed in', async () => {
    const lake = await startTestLake()
    try {
      await user('add maya@example.com --name Maya --role viewer', lake.folder)
      const maya = lake.identities.users.find('maya@example.com')
      if (!maya) throw new Error('There is no such user')
      const session = lake.identities.openSession(maya.identity)
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
        expect.stringMatching(/^maya@example\.com\tMaya\tsince \d{4}-.*\tuntil \d{4}-/),
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
    expect(() => runLogCommand(['--most'], folder)).toThrow(/^Use one of/)
  })
})

it('The log tells who did what to people and tokens and when, and holds no secret', async () => {
  const own = path.join(folder, 'log')
  expect(runLogCommand([], own)).toEqual(['Nobody has changed people or tokens yet.'])
  await user('add lee@example.com --name Lee --role editor', own)
  await user('role lee@example.com --role viewer', own)
  await user('password lee@example.com', own)
  await user('sign-out lee@example.com', own)
  await user('remove lee@example.com', own)
  const [, secret = ''] = runTokenCommand(['add', 'script', '--role', 'editor'], own)
  runTokenCommand(['add', 'script', '--role', 'viewer', '--replace'], own)
  runTokenCommand(['remove', 'script'], own)
  const lines = runLogCommand([], own).map((line) => line.split('\t'))
  expect(lines.map(([, , what]) => what)).toEqual([
    'token "script" removed',
    'token "script" replaced with the role viewer',
    'token "script" added with the role editor',
    'user lee@example.com removed',
    'user lee@example.com signed out everywhere',
    'user lee@example.com given a new password',
    'user lee@example.com changed from editor to viewer',
    'user lee@example.com added with the role editor',
  ])
  for (const [at = '', who] of lines) {
    expect(Math.abs(Date.parse(at) - Date.now())).toBeLessThan(60_000)
    expect(who).toBe(os.userInfo().username)
  }
  for (const name of readdirSync(own)) {
    const bytes = readFileSync(path.join(own, name))
    expect(bytes.includes(secret)).toBe(false)
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
  expect(runLogCommand(['--all'], own)).toEqual(['Nobody has changed people or tokens yet.'])
})

it('People and tokens of a newer version are left alone, with a sentence', async () => {
  const own = path.join(folder, 'newer')
  await user('add ada@example.com --name Ada --role editor', own)
  const database = new DatabaseSync(path.join(own, 'identity.sqlite'))
  database.exec('PRAGMA user_version = 2')
  database.close()
  await expect(user('list', own)).rejects.toThrow(
    /written by a newer Nightlight .* update Nightlight/,
  )
})
