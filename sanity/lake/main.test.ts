import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'

let folder: string
const running = new Set<ChildProcess>()

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'lake-main-'))
})

afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

/** Runs the lake's command as a person does, without an environment of its own. */
function start(parameters: string[], environment: Record<string, string> = {}, typed = '') {
  const child = spawn(
    process.execPath,
    [path.join(import.meta.dirname, 'main.ts'), ...parameters],
    {
      env: {
        PATH: process.env.PATH,
        LAKE_PORT: '0',
        LAKE_DIR: folder,
        ...environment,
      } as unknown as NodeJS.ProcessEnv,
      stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
    },
  )
  child.stdin?.on('error', () => {})
  child.stdin?.end(typed)
  running.add(child)
  const printed = { out: '', err: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    printed.out += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    printed.err += text
  })
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child)
    return { code: code as number | null, ...printed }
  })
  return { child, ended, printed }
}

const run = (parameters: string[], environment?: Record<string, string>, typed?: string) =>
  start(parameters, environment, typed).ended

const addUser = (...more: string[]) => ['user', 'add', 'maya@example.com', ...more]
const maya = addUser('--name', 'Jane Doe', '--role', 'editor')

const lastLine = (text: string) => text.trimEnd().split('\n').at(-1) ?? ''

describe('npm run lake', () => {
  it('serves, takes new tokens at once, and stops when asked', async () => {
    const before = lastLine((await run(['token', 'add', 'before', '--role', 'viewer'])).out)
    const lake = start([])
    const [message] = (await once(lake.child, 'message')) as [{ ready: boolean; port: number }]
    expect(message.ready).toBe(true)
    expect(lake.printed.out).toContain(`Lake ready at http://localhost:${message.port}`)

    const during = lastLine((await run(['token', 'add', 'during', '--role', 'editor'])).out)
    const ask = async (token: string) =>
      (
        await fetch(`http://127.0.0.1:${message.port}/v1/projects/nightlight`, {
          headers: { authorization: `Bearer ${token}` },
        })
      ).status
    expect(await ask(before)).toBe(200)
    expect(await ask(during)).toBe(200)
    await run(['token', 'remove', 'before'])
    expect(await ask(before)).toBe(401)
    const replaced = lastLine(
      (await run(['token', 'add', 'during', '--role', 'viewer', '--replace'])).out,
    )
    expect([await ask(during), await ask(replaced)]).toEqual([401, 200])
    expect((await run(['token', 'list'])).out).toMatch(/^during\tviewer\t2/)

    lake.child.kill('SIGTERM')
    expect(await lake.ended).toMatchObject({ code: 0, err: '' })
  }, 30_000)

  it('stops when whoever started it is gone', async () => {
    const lake = start([], { LAKE_DIR: path.join(folder, 'left') })
    await once(lake.child, 'message')
    const exited = once(lake.child, 'exit')
    lake.child.disconnect()
    expect((await exited)[0]).toBe(0)
    running.delete(lake.child)
  }, 30_000)

  it.each([
    ['a wrong port', [], { LAKE_PORT: 'abc' }, /^LAKE_PORT must be .*\n$/],
    ['a wrong site', [], { SITE_URL: 'here' }, /^SITE_URL must be .*\n$/],
    [
      'a public site and no user',
      [],
      { SITE_URL: 'https://example.com' },
      /^The lake would be.*user add.*\n$/,
    ],
    [
      'a site for the network and no user',
      [],
      { HOST: '0.0.0.0' },
      /^The lake would be.*user add.*\n$/,
    ],
    [
      'a lake for the network and no user',
      [],
      { LAKE_HOST: '0.0.0.0' },
      /^The lake would be.*user add.*\n$/,
    ],
    ['no name of a person', addUser('--role', 'editor'), {}, /^--name is missing/],
    ['no role of a person', addUser('--name', 'Maya'), {}, /^--role must be one of/],
    ['no password', maya, {}, /^There is no password on standard input/],
    ['a person who is not there', ['user', 'remove', 'a@b.example'], {}, /^There is no user a@b/],
    ['a new password for nobody', ['user', 'password', 'a@b.example'], {}, /^There is no user a@b/],
    ['a user command that is none', ['user', 'promote', 'a@b.example'], {}, /^Use one of/],
    ['a role for a list', ['user', 'list', '--role', 'editor'], {}, /^Use one of/],
    ['a folder that cannot be', [], { LAKE_DIR: '/dev/null/lake' }, /LAKE_DIR.*\n$/],
    ['an unknown command', ['serve'], {}, /^"serve" is not a command.*\n$/],
    ['no role', ['token', 'add', 'a'], {}, /^--role must be one of/],
    ['an unknown role', ['token', 'add', 'a', '--role', 'king'], {}, /^--role must be one of/],
    ['no name', ['token', 'add', '--role', 'viewer'], {}, /^Use one of/],
    ['an unknown option', ['token', 'list', '--all'], {}, /^Use one of/],
    ['a name that is not there', ['token', 'remove', 'nobody'], {}, /^There is no token named/],
  ])(
    'says in one line what is wrong: %s',
    async (_, parameters, environment, words) => {
      const { code, out, err } = await run(parameters, environment as Record<string, string>)
      expect({ code, out }).toEqual({ code: 1, out: '' })
      expect(err).toMatch(words)
      expect(err).not.toMatch(/^\s+at /m)
    },
    30_000,
  )

  it('starts for a command before anybody has a password, and signs nobody in', async () => {
    const lake = start([], {
      LAKE_DIR: path.join(folder, 'filled'),
      SITE_URL: 'https://example.com',
      LAKE_FOR_COMMAND: '1',
    })
    const [{ port }] = (await once(lake.child, 'message')) as [{ port: number }]
    const origin = encodeURIComponent('https://example.com/studio')
    const signIn = await fetch(`http://localhost:${port}/v1/auth/login/local?origin=${origin}`)
    expect(signIn.status).toBe(403)
    lake.child.kill('SIGTERM')
    expect(await lake.ended).toMatchObject({ code: 0, err: '' })
  }, 30_000)

  it('looks after its people while it runs, with effect at once', async () => {
    const own = { LAKE_DIR: path.join(folder, 'people'), SITE_URL: 'http://studio.example.test' }
    const password = 'four quiet herons wade\n'
    const added = await run(maya, own, password)
    expect(added).toMatchObject({ code: 0, err: '' })
    expect(added.out).toBe('Jane Doe may sign in as maya@example.com with the role editor.\n')
    const lake = start([], own)
    const [{ port }] = (await once(lake.child, 'message')) as [{ port: number }]
    const statusOf = (status: Promise<{ code: number | null }>) => status.then(({ code }) => code)
    expect(await statusOf(run(maya, own, password))).toBe(1)
    expect((await run(['user', 'list'], own)).out).toMatch(
      /^maya@example\.com\tJane Doe\teditor\t2[^\n]+\n$/,
    )
    const changed = await run(
      ['user', 'password', 'Maya@Example.com'],
      own,
      'two slow boats north\n',
    )
    expect(changed).toMatchObject({ code: 0, err: '' })
    const weak = await run(['user', 'password', 'maya@example.com'], own, 'maya-lin-2026-maya\n')
    expect(weak.err).toMatch(/tried first/)

    const body = await fetch(`http://127.0.0.1:${port}/v1/auth/login/local`).then((a) => a.text())
    expect(body).toContain('Sign-in is closed here')
    expect((await run(['user', 'remove', 'maya@example.com'], own)).out).toContain('is removed')
    expect((await run(['user', 'list'], own)).out).toMatch(/^There are no users yet/)
    lake.child.kill('SIGTERM')
    expect(await lake.ended).toMatchObject({ code: 0, err: '' })
  }, 60_000)

  it('names the variable of an address that is not its own', async () => {
    const own = { LAKE_DIR: path.join(folder, 'elsewhere'), LAKE_HOST: '192.0.2.1' }
    await run(maya, own, 'four quiet herons wade\n')
    expect((await run([], own)).err).toMatch(/^The lake cannot listen on .*LAKE_HOST.*\n$/)
  }, 30_000)

  it('names the variable when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' ? address?.port : 0
    const { code, err } = await run([], { LAKE_PORT: String(port) })
    other.close()
    expect(code).toBe(1)
    expect(err).toMatch(new RegExp(`^Port ${port} is taken .*LAKE_PORT.*\n$`))
  }, 30_000)

  it('does not let two lakes into one folder', async () => {
    const shared = path.join(folder, 'shared')
    const first = start([], { LAKE_DIR: shared })
    await once(first.child, 'message')
    const { code, err } = await run([], { LAKE_DIR: shared })
    expect(code).toBe(1)
    expect(err).not.toMatch(/^\s+at /m)
    first.child.kill('SIGINT')
    expect((await first.ended).code).toBe(0)
  }, 30_000)

  it('says so when the folder is a file', async () => {
    const file = path.join(folder, 'file')
    writeFileSync(file, '')
    expect((await run([], { LAKE_DIR: file })).err).toMatch(/LAKE_DIR/)
  }, 30_000)
})
