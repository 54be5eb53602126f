import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createClient, type SanityClient } from '@sanity/client'
import { createStreamFetch } from './stream-fetch.ts'

const main = path.resolve('sanity/lake/main.ts')
let folder: string
let lake: ChildProcess
let url: string
let token: string

async function startLake(port: number): Promise<void> {
  lake = spawn(process.execPath, [main], {
    env: { ...process.env, LAKE_PORT: String(port), LAKE_DIR: folder },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [message] = (await once(lake, 'message')) as [{ port: number }]
  url = `http://127.0.0.1:${message.port}`
}

async function stopLake(): Promise<void> {
  const gone = once(lake, 'exit')
  lake.kill('SIGKILL')
  await gone
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'streams-'))
  const parameters = [main, 'token', 'add', 'test', '--role', 'editor']
  const printed = execFileSync(process.execPath, parameters, {
    encoding: 'utf8',
    env: { ...process.env, LAKE_DIR: folder },
  })
  token = printed.trim().split('\n').at(-1) ?? ''
  await startLake(0)
}, 30_000)

afterAll(async () => {
  await stopLake()
  rmSync(folder, { recursive: true })
})

const listenAddress = () => `${url}/v1/data/listen/production?query=*`
const authorization = () => ({ authorization: `Bearer ${token}` })

async function readUntil(answer: Response, text: string): Promise<string> {
  const reader = answer.body?.getReader()
  const decoder = new TextDecoder()
  let read = ''
  while (!read.includes(text)) {
    const part = await reader?.read()
    if (!part || part.done) throw new Error(`The stream ended before "${text}": ${read}`)
    read += decoder.decode(part.value, { stream: true })
  }
  reader?.releaseLock()
  return read
}

describe('event streams over one socket', () => {
  it('look like any event stream', async () => {
    const leaving = new AbortController()
    const streamFetch = createStreamFetch(url)
    const answer = await streamFetch(listenAddress(), {
      headers: authorization(),
      signal: leaving.signal,
    })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    expect(await readUntil(answer, '\n\n')).toContain('event: welcome')
    const reading = answer.body?.getReader().read()
    leaving.abort()
    await expect(reading).rejects.toThrow(/abort/)
  })

  it('carry their own identity: without a token there is no stream', async () => {
    const answer = await createStreamFetch(url)(listenAddress())
    expect(answer.status).toBe(401)
    expect(await answer.json()).toMatchObject({ message: 'Session not found' })
  })

  it('do not begin once they are given up', async () => {
    const signal = AbortSignal.abort()
    await expect(createStreamFetch(url)(listenAddress(), { signal })).rejects.toThrow(/abort/)
  })

  it('leave everything else to plain fetch', async () => {
    const answer = await createStreamFetch(url)(`${url}/v1/ping`)
    expect(await answer.json()).toEqual({ pong: true })
    expect(answer.url).toBe(`${url}/v1/ping`)
  })

  it('are more than a browser has connections, and a write still goes through', async () => {
    const leaving = new AbortController()
    const streamFetch = createStreamFetch(url)
    const open = Array.from({ length: 20 }, async () => {
      const answer = await streamFetch(listenAddress(), {
        headers: authorization(),
        signal: leaving.signal,
      })
      await readUntil(answer, 'welcome')
      return answer
    })
    const answers = await Promise.all(open)
    const heard = answers.map((answer) => readUntil(answer, 'event: mutation'))
    await streamFetch(`${url}/v1/data/mutate/production`, {
      method: 'POST',
      headers: authorization(),
      body: JSON.stringify({ mutations: [{ create: { _type: 'note' } }] }),
    })
    expect(await Promise.all(heard)).toHaveLength(20)
    leaving.abort()
  })

  it('fail when there is no lake', async () => {
    const streamFetch = createStreamFetch('http://127.0.0.1:9')
    await expect(streamFetch('http://127.0.0.1:9/v1/data/listen/production')).rejects.toThrow(
      TypeError,
    )
  })

  it('let the stock client go on after the lake was killed and started again', async () => {
    const client: SanityClient = createClient({
      projectId: 'nightlight',
      dataset: 'production',
      apiVersion: '2025-02-19',
      useCdn: false,
      apiHost: url,
      useProjectHostname: false,
      token,
      resolveFetch: () => createStreamFetch(url),
    })
    const events: string[] = []
    let tell = () => {}
    const subscription = client
      .listen('*[_type == "note"]', {}, { events: ['welcome', 'mutation', 'reconnect'] })
      .subscribe((event) => {
        events.push(event.type)
        tell()
      })
    const hear = (type: string, times: number) =>
      new Promise<void>((resolve) => {
        tell = () => {
          if (events.filter((event) => event === type).length >= times) resolve()
        }
        tell()
      })
    await hear('welcome', 1)
    const { port } = new URL(url)
    await stopLake()
    await hear('reconnect', 1)
    await startLake(Number(port))
    await hear('welcome', 2)
    await client.create({ _type: 'note' })
    await hear('mutation', 1)
    subscription.unsubscribe()
  }, 30_000)
})
