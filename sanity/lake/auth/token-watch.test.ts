import { once } from 'node:events'
import { jest } from '@jest/globals'
import { WebSocket } from 'ws'
import { startTestLake, type TestLake } from '../test-lake.ts'
import { localAdministrator } from './identities.ts'
import { createTokenWatch } from './token-watch.ts'

let lake: TestLake

beforeEach(async () => {
  lake = await startTestLake()
})

afterEach(() => lake.close())

const maya = { email: 'maya@example.com' }

/** What a token can be, and every way in which it ends. */
const endings: Array<[string, () => string, (token: string) => unknown]> = [
  [
    'a token that is removed',
    () => lake.token('viewer'),
    () => lake.identities.removeToken('viewer'),
  ],
  [
    'a token that is replaced',
    () => lake.token('viewer'),
    () => lake.identities.addToken('viewer', 'viewer', true),
  ],
  [
    'a session that is signed out',
    () => lake.identities.openSession(localAdministrator),
    (token) =>
      fetch(`${lake.url}/v1/auth/logout`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
      }),
  ],
  ['a person who is removed', openUserSession, () => lake.identities.users.remove(maya.email)],
  [
    'a person with a new password',
    openUserSession,
    () => lake.identities.users.changePassword(maya.email, 'other'),
  ],
]

function openUserSession(): string {
  const { users } = lake.identities
  users.add(maya.email, 'Maya', 'editor', 'some')
  const user = users.find(maya.email)
  if (!user) throw new Error('The user was not made.')
  return lake.identities.openSession(user.identity)
}

const listening = '/v1/data/listen/production?query=*'

async function openStream(token: string) {
  const answer = await fetch(`${lake.url}${listening}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const reader = answer.body?.getReader()
  if (!reader) throw new Error('There is no stream.')
  await reader.read()
  return reader
}

/** Settles when a stream says nothing more, whether it ends or is cut. */
async function untilOver(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> {
  try {
    while (!(await reader.read()).done);
  } catch {
    return 'over'
  }
  return 'over'
}

describe('what is open in the name of a token', () => {
  it.each(endings)('ends with it over HTTP: %s', async (_, start, end) => {
    const token = start()
    const reader = await openStream(token)
    await end(token)
    expect(await untilOver(reader)).toBe('over')
  })

  it.each(endings)('ends with it on a shared socket: %s', async (_, start, end) => {
    const token = start()
    const socket = new WebSocket(`${lake.url.replace('http', 'ws')}/v1/streams`)
    await once(socket, 'open')
    const ended = new Promise<void>((resolve) => {
      socket.on('message', (data) => {
        const message = JSON.parse(data.toString()) as { chunk?: string; end?: boolean }
        if (message.chunk?.includes('welcome')) void end(token)
        if (message.end) resolve()
      })
    })
    const headers = { authorization: `Bearer ${token}` }
    socket.send(JSON.stringify({ open: 'a', path: listening, headers }))
    await ended
    socket.terminate()
  })

  it.each(endings)('ends with it for presence: %s', async (_, start, end) => {
    const token = start()
    const socket = new WebSocket(`${lake.url.replace('http', 'ws')}/v1/socket/production`)
    await once(socket, 'open')
    const params = { authorization: `Bearer ${token}` }
    socket.send(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'authorization', params }))
    await once(socket, 'message')
    const closed = once(socket, 'close')
    await end(token)
    expect((await closed)[0]).toBe(4001)
  })

  it('goes on when another token ends', async () => {
    const reader = await openStream(lake.token('viewer'))
    const other = await openStream(lake.token('editor'))
    lake.identities.removeToken('editor')
    await untilOver(other)
    await fetch(`${lake.url}/v1/data/mutate/production`, {
      method: 'POST',
      headers: { authorization: `Bearer ${lake.token('administrator')}` },
      body: JSON.stringify({ mutations: [{ create: { _id: 'a', _type: 'note' } }] }),
    })
    const { value } = await reader.read()
    expect(Buffer.from(value ?? []).toString()).toContain('event: mutation')
    await reader.cancel()
  })
})

describe('the watch over tokens', () => {
  const identity = { id: 'a', name: 'A', role: 'viewer', kind: 'user' } as const
  const known = new Set<string>()
  let version = 0
  const identities = {
    find: (token: string) => (known.has(token) ? identity : undefined),
    version: () => String(version),
  }

  beforeEach(() => {
    jest.useFakeTimers()
    known.add('old').add('kept')
  })

  afterEach(() => jest.useRealTimers())

  it('notices within a minute that a session has grown too old, though nothing was written', () => {
    const watch = createTokenWatch(identities)
    const ended: string[] = []
    for (const token of known) watch.hold(token, () => ended.push(token))
    known.delete('old')
    jest.advanceTimersByTime(61_000)
    expect(ended).toEqual(['old'])
    watch.close()
  })

  it('tells each holder once, and none that has let go', () => {
    const watch = createTokenWatch(identities)
    const ended: number[] = []
    for (const holder of [1, 2, 3]) {
      const release = watch.hold('old', () => ended.push(holder))
      if (holder === 2) release()
    }
    known.delete('old')
    for (let count = 0; count < 3; count += 1) {
      version += 1
      jest.advanceTimersByTime(200)
    }
    expect(ended).toEqual([1, 3])
    watch.close()
  })
})
