import { once } from 'node:events'
import { jest } from '@jest/globals'
import { WebSocket } from 'ws'
import { markOf, marksIn } from './marked-practice.ts'
import { type MarkedSite, previewCookies, startMarkedSite } from './marked-site.ts'

jest.setTimeout(120_000)

let site: MarkedSite
const open = new Set<() => unknown>()

beforeAll(async () => {
  site = await startMarkedSite()
})
afterEach(async () => {
  for (const close of open) await close()
  open.clear()
})
afterAll(() => site.stop())

type Headers = Record<string, string>
/** What came of a stream: its status, and all that it says until it is said. */
type Heard = { status: number; until(isThere: (text: string) => boolean): Promise<string> }
type Way = (target: string, headers: Headers) => Promise<Heard>

/** A stream by plain HTTP. */
const byHttp =
  (base: () => string): Way =>
  async (target, headers) => {
    const answer = await fetch(base() + target, { headers })
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
    open.add(() => reader?.cancel())
    let text = ''
    return {
      status: answer.status,
      async until(isThere) {
        while (!isThere(text)) {
          const { value, done } = (await reader?.read()) ?? { done: true, value: undefined }
          if (done) break
          text += value
        }
        return text
      },
    }
  }

/** A socket that keeps all it is told. */
async function openSocket(address: string, headers: Headers = {}) {
  const socket = new WebSocket(address.replace(/^http/, 'ws'), { headers })
  open.add(() => socket.terminate())
  const told: string[] = []
  socket.on('message', (data) => told.push(String(data)))
  await once(socket, 'open')
  const until = async (isThere: () => boolean) => {
    while (!isThere()) await once(socket, 'message')
  }
  return { socket, told, until }
}

/** A stream as the Studio opens it, among others on one socket. The caller says who it is twice: to the socket and to the stream. */
const bySocket =
  (base: () => string): Way =>
  async (path, headers) => {
    const { socket, told, until } = await openSocket(`${base()}/v1/streams`, headers)
    socket.send(JSON.stringify({ open: 'one', path, headers }))
    await until(() => told.some((one) => one.includes('"status"')))
    const frames = () =>
      told.map((one) => JSON.parse(one) as { status?: number; chunk?: string; end?: boolean })
    const text = () => frames().reduce((all, { chunk }) => all + (chunk ?? ''), '')
    return {
      status: frames().find(({ status }) => status !== undefined)?.status ?? 0,
      async until(isThere) {
        await until(() => isThere(text()) || frames().some(({ end }) => end === true))
        return text()
      },
    }
  }

const behindSite = () => `${site.origin}/lake`
const ownPort = () => `http://127.0.0.1:${site.lake.environment.LAKE_PORT}`
const ways: Array<[string, Way]> = [
  ['the site, by HTTP', byHttp(behindSite)],
  ['the site, by socket', bySocket(behindSite)],
  ['the lake’s own port, by HTTP', byHttp(ownPort)],
  ['the lake’s own port, by socket', bySocket(ownPort)],
]

const strangers: Headers[] = [
  {},
  { authorization: 'Bearer guessed' },
  { cookie: previewCookies({ until: Date.now() + 60_000 }) },
]
const insider = (): Headers => ({ authorization: `Bearer ${site.lake.editor.config().token}` })

const api = '/v2025-02-19/data'
const everything = `query=${encodeURIComponent('*')}`
const withDrafts = `${api}/live/events/production?includeDrafts=true`
const closed = [
  `${api}/listen/production?${everything}&includeResult=true&includeAllVersions=true`,
  `/v1/data/listen/production?${everything}&includePreviousRevision=true&effectFormat=mendoza`,
  `${api}/listen/production?${everything}&enableResume=true&visibility=query`,
  `${api}/listen/production?query=${encodeURIComponent('*[_type == "article"]')}`,
  withDrafts,
]
const forAll = `${api}/live/events/production`

const changeDraft = (subtitle: string) =>
  site.lake.editor.patch('drafts.article-never').set({ subtitle }).commit()

describe.each(ways)('by way of %s', (_, openStream) => {
  it('no listener opens for strangers, and each opens for who has a token', async () => {
    for (const target of closed) {
      for (const headers of strangers) {
        const { status, until } = await openStream(target, headers)
        expect([target, status]).toEqual([target, 401])
        expect(marksIn(await until(() => false))).toEqual([])
      }
      expect((await openStream(target, insider())).status).toBe(200)
    }
  })

  it('a listener with a token hears of a draft, so that these would hear it', async () => {
    const [target = ''] = closed
    const { until } = await openStream(target, insider())
    await until((text) => text.includes('welcome'))
    await changeDraft(`Again ${markOf('article', 'never')}`)
    expect(marksIn(await until((text) => text.includes('Again')))).toEqual([
      markOf('article', 'never'),
    ])
  })

  it('strangers hear that something live has changed, and never that a draft or a shared link has', async () => {
    const { editor } = site.lake
    const hearing = await Promise.all(strangers.map((headers) => openStream(forAll, headers)))
    const all = await openStream(withDrafts, insider())
    for (const { until } of [...hearing, all]) await until((text) => text.includes('welcome'))
    await changeDraft('Another')
    await editor.create({ _id: 'drafts.page-new', _type: 'page', title: 'New' })
    await editor.create({ _id: 'shared-link.new', _type: 'sharedLink', document: 'article-edited' })
    await editor.delete('shared-link.new')
    await editor.delete('drafts.page-new')
    await editor.patch('topic-edited').set({ title: 'A live change' }).commit()
    const events = (text: string) => text.match(/"tags"/g) ?? []
    const heard = await all.until((text) => events(text).length >= 6)
    const ids = [...heard.matchAll(/id: ?([\w-]+)/g)].map(([, id]) => id ?? '')
    const last = ids.at(-1) ?? 'none'
    for (const { until } of hearing) {
      const text = await until((told) => told.includes(last))
      expect(events(text)).toHaveLength(1)
      expect(text).not.toMatch(/leaked|draft|article|topic-edited|Another|live change/)
    }
    // Whoever names what only others have heard is told to begin anew, and not what came after.
    for (const headers of strangers) {
      const { until } = await openStream(forAll, { ...headers, 'last-event-id': ids.at(-3) ?? '' })
      const text = await until((told) => told.includes('\n\n'))
      expect(text).toContain('event: restart')
      expect(events(text)).toHaveLength(0)
    }
  })
})

describe.each([
  ['the site', behindSite],
  ['the lake’s own port', ownPort],
])('by way of %s', (_, base) => {
  const address = () => `${base()}/v2022-06-30/socket/production`
  const call = (socket: WebSocket, method: string, params: object = {}) =>
    socket.send(JSON.stringify({ jsonrpc: '2.0', id: method, method, params }))

  it('who edits which draft is told to who has a token, and to nobody else', async () => {
    const [writer, reader] = [await openSocket(address()), await openSocket(address())]
    for (const { socket } of [writer, reader]) call(socket, 'authorization', insider())
    call(reader.socket, 'presence_subscribe')
    await reader.until(() => reader.told.some((one) => one.includes('presence_subscribe')))
    const silent = await Promise.all(strangers.map((headers) => openSocket(address(), headers)))
    const asking = await Promise.all(strangers.map((headers) => openSocket(address(), headers)))
    /** Turned away, or told what is none of its business. */
    const isOver = ({ socket, told, until }: (typeof silent)[number]) =>
      Promise.race([once(socket, 'close'), until(() => marksIn(told.join()).length > 0)])
    const left = asking.map(isOver)
    asking.forEach(({ socket }, number) => {
      const { authorization } = strangers[number] ?? {}
      if (authorization) call(socket, 'authorization', { authorization })
      call(socket, 'presence_subscribe')
    })
    const locations = [{ documentId: 'drafts.article-never', path: [markOf('article', 'never')] }]
    call(writer.socket, 'presence_announce', { data: { sessionId: 'one', locations } })
    await reader.until(() => marksIn(reader.told.join()).length > 0)
    await Promise.all(left)
    for (const one of silent) {
      call(one.socket, 'presence_subscribe')
      call(writer.socket, 'presence_announce', { data: { sessionId: 'one', locations } })
      await isOver(one)
    }
    for (const { told } of [...silent, ...asking]) {
      expect(told.join()).not.toMatch(/leaked|article|presence_subscription/)
    }
  })
})
