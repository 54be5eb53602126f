import { once } from 'node:events'
import { Agent, createServer, type IncomingMessage, request, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { jest } from '@jest/globals'
import type { LiveEvent } from '@sanity/client'
import { cardAddress } from '#lib/card-address.ts'
import type { Answered } from '#lib/observability/answered.ts'
import { writeShare } from '#lib/preview/share-token.ts'
import { passLifetime, writePass } from '#lib/preview/staff-pass.ts'
import { openBuildFiles } from './build-files.ts'
import { noCopies } from './page-copies.ts'
import {
  createReadingServer,
  type ReadingServer,
  type ReadingServerOptions,
} from './reading-server.ts'
import { noteRead } from './record.ts'
import type { RequestHandler } from './render.ts'

const secret = '3fcc8de240da090b133f59165031b20b'
const key = 'the key of this practice'
const nextsCookie = `__prerender_bypass=${secret}`
const passUntil = (until: number) => `nightlight-preview=${writePass(key, { until })}`
const draft = `${nextsCookie}; ${passUntil(Date.now() + passLifetime)}`
const shell = (words: string) =>
  `<!DOCTYPE html><html lang="en"><head><title>Nightlight</title><script src="/_next/static/a.js" async=""></script></head><body><main>${words}</main><script>self.__next_f=[]</script></body></html>`

/** Stands in for Next: a few pages, and a note of every request that reaches it. */
function makeNext() {
  const seen: IncomingMessage[] = []
  const site = {
    words: 'first',
    renders: 0,
    slugs: ['one', 'moved', 'gone'],
    old: [] as Array<{ key: string; to: string }>,
  }
  const next: RequestHandler = async (request, response) => {
    seen.push(request)
    const path = request.url ?? ''
    await Promise.resolve()
    noteRead({ tags: ['s1:all'] })
    response.setHeader('Cache-Control', 'private, no-cache')
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    if (/^\/wrong-turn\/\d/.test(path)) response.end(shell(`kind words ${path.slice(-3)}`))
    else if (path === '/wrong-turn/known-slugs') {
      response.setHeader('Content-Type', 'application/json')
      response.end(JSON.stringify({ slugs: site.slugs, articles: 1 }))
    } else if (path === '/wrong-turn/old-addresses') {
      response.setHeader('Content-Type', 'application/json')
      response.end(JSON.stringify(site.old))
    } else if (path === '/large') response.end(shell('words and more words '.repeat(40)))
    else if (path === '/blog/moved') response.writeHead(308, { location: '/blog/one' }).end()
    else if (path === '/blog/gone') {
      noteRead({ isGone: true })
      response.end(shell('taken down'))
    } else if (path.startsWith('/blog/missing')) response.writeHead(404).end(shell(''))
    else if (path === '/blog/broken') response.writeHead(500).end('Error: secret at /home/x.ts:1')
    else if (path === '/feed.xml') {
      response.setHeader('Content-Type', 'application/rss+xml; charset=utf-8')
      response.end('<rss><channel><!-- kept --></channel></rss>')
    } else {
      if (!path.startsWith('/studio')) site.renders++
      response.end(shell(`${site.words} ${request.headers.cookie ? 'with' : 'without'} a cookie`))
    }
  }
  return { next, seen, site }
}

describe('the reading server', () => {
  let next: ReturnType<typeof makeNext>
  let reading: ReadingServer
  let origin: string
  let emit: (event: LiveEvent) => void
  let lake: Server

  const start = async (options: Partial<ReadingServerOptions> = {}) => {
    next = makeNext()
    lake = createServer((request, response) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ url: request.url }))
    })
    lake.listen(0, '127.0.0.1')
    await once(lake, 'listening')
    reading = await createReadingServer({
      settings: {
        siteUrl: 'http://practice.example',
        sanity: {
          projectId: 'nightlight',
          dataset: 'production',
          readToken: undefined,
          isEmbedded: true,
          apiHost: `http://127.0.0.1:${(lake.address() as AddressInfo).port}`,
        },
      },
      next: next.next,
      events: () => ({
        subscribe(observer) {
          emit = (event) => observer.next(event)
          return { unsubscribe() {} }
        },
      }),
      sheets: { read: () => undefined },
      copies: noCopies,
      preview: { draftSecret: secret, key },
      publicFiles: new Set(['/icon.svg']),
      buildFiles: openBuildFiles(
        '/nowhere',
        new Set(['/_next/static/a.other', '/_next/static/a.js.map']),
      ),
      mode: 'production',
      ...options,
    })
    reading.server.listen(0, '127.0.0.1')
    await once(reading.server, 'listening')
    origin = `http://127.0.0.1:${(reading.server.address() as AddressInfo).port}`
    if (options.mode !== 'development') emit({ type: 'welcome' })
  }
  /** Unlike `fetch`, sends the path as it is written and follows nothing. */
  const ask = async (
    path: string,
    headers: Record<string, string> = {},
    method = 'GET',
  ): Promise<{ status: number; headers: IncomingMessage['headers']; body: string }> => {
    const asking = request(origin, { path, headers, method, agent: false })
    asking.end()
    const [message] = (await once(asking, 'response')) as [IncomingMessage]
    let body = ''
    for await (const part of message) body += part
    return { status: message.statusCode ?? 0, headers: message.headers, body }
  }
  const askOn = async (agent: Agent, path: string): Promise<number> => {
    const asking = request(origin, { path, agent })
    asking.end()
    const [message] = (await once(asking, 'response')) as [IncomingMessage]
    message.resume()
    await once(message, 'end')
    return message.statusCode ?? 0
  }
  beforeEach(() => start())
  const stop = async () => {
    await reading.stop(0)
    lake.closeAllConnections()
    lake.close()
  }
  const startAgain = async (options: Partial<ReadingServerOptions>) => {
    await stop()
    await start(options)
  }
  afterEach(stop)

  it('sends a page without scripts, under a policy that allows none, and without cookies', async () => {
    const page = await ask('/')
    expect(page.status).toBe(200)
    expect(page.body).toContain('first without a cookie')
    expect(page.body).not.toContain('<script')
    expect(page.headers['content-security-policy']).toContain("script-src 'none'")
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'public, max-age=0, stale-if-error=86400',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      vary: 'Accept-Encoding',
      'x-nightlight-rev': expect.stringMatching(/^[0-9a-f]{20}$/),
    })
    expect(page.headers['set-cookie']).toBeUndefined()
  })

  it.each([
    '/blog/one.rsc',
    '/.rsc',
    '/blog/one.segments/_tree.segment.rsc',
    '/blog/one%2Ersc',
    '/_global-error',
  ])('has no page for scripts: %s', async (path) => {
    const page = await ask(path)
    expect(page).toMatchObject({ status: 404, body: expect.stringContaining('kind words 404') })
    expect(next.seen.filter(({ url }) => !url?.startsWith('/wrong-turn'))).toEqual([])
  })

  it('lets public files only be read', async () => {
    expect(await ask('/icon.svg', {}, 'POST')).toMatchObject({
      status: 405,
      headers: { allow: 'GET, HEAD' },
    })
    expect(next.seen).toEqual([])
    expect((await ask('/icon.svg')).status).toBe(200)
  })

  it('answers a program that offers another protocol along with its request', async () => {
    const offer = {
      connection: 'Upgrade, HTTP2-Settings',
      upgrade: 'h2c',
      'http2-settings': 'AAMA',
    }
    expect(await ask('/', offer)).toMatchObject({ status: 200 })
  })

  it('renders once for all readers, whatever they bring along', async () => {
    const brought: Record<string, string>[] = [
      {},
      { cookie: 'a=b' },
      { cookie: '__prerender_bypass=forged' },
      { RSC: '1', 'Next-Router-State-Tree': '%5B%5D' },
      { 'Next-Action': 'x' },
      { 'x-middleware-subrequest': 'middleware' },
      { 'accept-language': 'de', host: 'elsewhere.example' },
    ]
    for (const headers of brought) {
      expect((await ask('/?_rsc=1&utm_source=x', headers)).body).toContain('first without a cookie')
    }
    expect(next.site.renders).toBe(1)
    const [home, ...again] = next.seen.filter(({ url }) => url === '/')
    expect(again).toEqual([])
    expect(Object.keys(home?.headers ?? {})).toEqual(['host', 'accept', 'user-agent'])
    expect(home?.headers.host).toBe('practice.example')
  })

  it('answers at once, from memory, with the very bytes of a closer look', async () => {
    await ask('/large')
    const send = async (head: string) => {
      const socket = connect(Number(new URL(origin).port), '127.0.0.1')
      let answer = ''
      socket.on('data', (part) => {
        answer += part.toString('latin1')
      })
      socket.end(`GET /large HTTP/1.1\r\nHost: practice.example\r\n${head}\r\n`)
      await once(socket, 'end')
      return answer.replace(/^Date: .*$/m, 'Date: now')
    }
    for (const encoding of ['', 'Accept-Encoding: gzip\r\n', 'Accept-Encoding: gzip, br\r\n']) {
      const looked = jest.fn()
      reading.server.once('request', looked)
      const atOnce = await send(encoding)
      expect(looked).not.toHaveBeenCalled()
      expect(atOnce).toContain('200 OK')
      expect(await send(`${encoding}Cookie: a=b\r\n`)).toBe(atOnce)
      expect(looked).toHaveBeenCalled()
    }
  })

  it('shows what was published, at once', async () => {
    const before = await ask('/')
    next.site.words = 'second'
    emit({ type: 'message', id: '2', tags: ['s1:all'] })
    const after = await ask('/')
    expect(after.body).toContain('second')
    expect(after.headers['x-nightlight-rev']).not.toBe(before.headers['x-nightlight-rev'])
  })

  describe('with a page that has to be rendered anew', () => {
    let rendered: PromiseWithResolvers<void>
    let told: Array<Answered['kind']>
    let agent: Agent

    /** @returns what comes on a connection that was answered from memory before. */
    const waitForHome = async () => {
      await ask('/')
      expect(await askOn(agent, '/')).toBe(200)
      rendered = Promise.withResolvers()
      emit({ type: 'message', id: '2', tags: ['s1:all'] })
      const isAsked = jest.spyOn(reading.pages, 'get')
      const asking = request(origin, { path: '/', agent })
      asking.end()
      while (isAsked.mock.calls.length === 0) await new Promise((resolve) => setImmediate(resolve))
      return asking
    }
    beforeEach(async () => {
      rendered = Promise.withResolvers()
      rendered.resolve()
      told = []
      agent = new Agent({ keepAlive: true, maxSockets: 1 })
      await startAgain({
        onAnswered: ({ kind }) => told.push(kind),
        async next(request, response) {
          await rendered.promise
          return next.next(request, response)
        },
      })
    })
    afterEach(() => agent.destroy())

    it('answers from memory again on the connections that have waited for it', async () => {
      const asking = await waitForHome()
      rendered.resolve()
      const [message] = (await once(asking, 'response')) as [IncomingMessage]
      message.resume()
      await once(message, 'end')
      expect(await askOn(agent, '/')).toBe(200)
      expect(told).toEqual(['page', 'kept page', 'page', 'kept page'])
    })

    it('says with the answer that it is the last when it stops meanwhile', async () => {
      const asking = await waitForHome()
      const stopped = reading.stop(60_000)
      rendered.resolve()
      const [message] = (await once(asking, 'response')) as [IncomingMessage]
      message.resume()
      expect(message.headers.connection).toBe('close')
      await stopped
    })
  })

  it('sends nothing twice to a reader who has it', async () => {
    const { headers } = await ask('/')
    const again = await ask('/', { 'if-none-match': `"other", W/${headers.etag}` })
    expect(again).toMatchObject({ status: 304, body: '' })
    expect(again.headers.etag).toBe(headers.etag)
    expect((await ask('/', { 'if-none-match': '"other"' })).status).toBe(200)
  })

  it('knows a copy again by the tag of its own form only', async () => {
    const tags = new Map<string, string>()
    for (const form of ['br', 'gzip', 'identity']) {
      const { headers } = await ask('/large', { 'accept-encoding': form })
      expect(headers['content-encoding'] ?? 'identity').toBe(form)
      tags.set(form, String(headers.etag))
    }
    expect(new Set(tags.values()).size).toBe(3)
    for (const [form, tag] of tags) {
      expect(tag).toMatch(/^"/)
      for (const asked of tags.keys()) {
        const again = await ask('/large', { 'accept-encoding': asked, 'if-none-match': tag })
        expect([form, asked, again.status]).toEqual([form, asked, form === asked ? 304 : 200])
        expect(again.headers.vary).toBe('Accept-Encoding')
        if (again.status === 304) expect(again.headers).not.toHaveProperty('content-encoding')
      }
    }
  })

  it('sends a page whole to whoever asks for a part: no part of one makes sense', async () => {
    const [whole, part] = [await ask('/'), await ask('/', { range: 'bytes=0-9' })]
    expect(part).toMatchObject({ status: 200, body: whole.body })
    expect(part.headers).not.toHaveProperty('content-range')
    expect(part.headers).not.toHaveProperty('accept-ranges')
  })

  it.each([
    ['/blog/missing-1', 404],
    ['/blog/gone', 410],
    ['/blog/broken', 500],
    ['/blog/moved', 308],
  ])('answers HEAD without the body where there is no page: %s', async (path, status) => {
    const [get, head] = [await ask(path), await ask(path, {}, 'HEAD')]
    expect(head).toMatchObject({ status, body: '' })
    expect(head.headers['content-length']).toBe(get.headers['content-length'])
  })

  it('answers HEAD as it would answer GET, without the body', async () => {
    const [get, head] = [await ask('/'), await ask('/', {}, 'HEAD')]
    expect(head).toMatchObject({ status: 200, body: '' })
    for (const name of ['content-length', 'etag', 'content-security-policy']) {
      expect(head.headers[name]).toBe(get.headers[name])
    }
  })

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])(
    'takes no %s on a page',
    async (method) => {
      const refused = await ask('/', {}, method)
      expect(refused).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } })
      expect(next.seen).toHaveLength(0)
    },
  )

  it('shows staff their drafts, fresh each time, and keeps none of it', async () => {
    for (const words of ['draft one', 'draft two']) {
      next.site.words = words
      const page = await ask('/?_rsc=1', { cookie: draft, rsc: '1' })
      expect(page.body).toContain(`${words} with a cookie`)
      expect(page.body).toContain('<script')
      expect(page.headers['cache-control']).toBe('private, no-store')
      expect(page.headers).toMatchObject({
        'x-robots-tag': 'noindex',
        'referrer-policy': 'same-origin',
      })
    }
    expect(next.seen.at(-1)).toMatchObject({ url: '/?_rsc=1', headers: { rsc: '1' } })
    expect(reading.pages.memory.pages).toBe(0)
    next.site.words = 'published'
    expect((await ask('/')).body).toContain('published without')
  })

  it('keeps to its rules for what it has at hand already', async () => {
    await reading.warmUp()
    expect((await ask('/')).body).toContain('first without')
    next.site.words = 'draft'
    expect((await ask('/', { cookie: draft })).body).toContain('draft with a cookie')
    expect(await ask('/', {}, 'POST')).toMatchObject({ status: 405 })
    expect(await ask('/wrong-turn/500')).toMatchObject({ status: 404 })
    const elsewhere = await ask('/', { host: 'preview.example' })
    expect(elsewhere.headers['x-robots-tag']).toBe('noindex, nofollow')
    expect(elsewhere.body).toContain('first without')
  })

  it('lets only scripts run in a preview that carry the mark of this one answer', async () => {
    const policies = await Promise.all(
      [1, 2].map(async () => {
        const policy = (await ask('/', { cookie: draft })).headers['content-security-policy']
        expect(next.seen.at(-1)?.headers['content-security-policy']).toBe(policy)
        return String(policy)
      }),
    )
    const marks = policies.map(
      (policy) => /script-src 'self' 'nonce-([^']{22,})'/.exec(policy)?.[1],
    )
    expect(new Set(marks).size).toBe(2)
    expect(policies[0]).toContain("frame-ancestors 'self'")
    expect(policies[0]).not.toMatch(/script-src[^;]*unsafe/)
  })

  it('shows the public page to whoever brings a part of what is needed, an old pass or a forged one', async () => {
    for (const cookie of [
      nextsCookie,
      passUntil(Date.now() + 1000),
      `${nextsCookie}; ${passUntil(Date.now() - 1)}`,
      `${nextsCookie}; nightlight-preview=${writePass('guessed', { until: Date.now() + 1000 })}`,
      `__prerender_bypass=guessed; ${passUntil(Date.now() + 1000)}`,
    ]) {
      const page = await ask('/', { cookie, 'content-security-policy': "script-src 'nonce-a'" })
      expect(page.body).toContain('first without a cookie')
      expect(page.body).not.toContain('<script')
      expect(page.headers['cache-control']).toMatch(/^public/)
    }
    expect(next.site.renders).toBe(1)
  })

  it('shows a shared page to whoever has its address, for nobody to keep, and with nothing they bring along', async () => {
    const share = { link: 'link-one', type: 'article' as const, document: 'a', until: 1 }
    const path = `/share/${writeShare(key, share)}`
    for (const cookie of ['a=b', draft]) {
      const page = await ask(path, { cookie })
      expect(page).toMatchObject({ status: 200, body: expect.stringContaining('without a cookie') })
      expect(page.body).not.toContain('<script')
      expect(page.headers).toMatchObject({
        'cache-control': 'private, no-store',
        'x-robots-tag': expect.stringContaining('noindex'),
        'referrer-policy': 'no-referrer',
      })
      expect(page.headers.etag).toBeUndefined()
    }
    expect(next.seen).toHaveLength(2)
    expect(reading.pages.memory.pages).toBe(0)
    expect((await ask(path, {}, 'POST')).status).toBe(405)
  })

  it.each([
    [
      'a forged address',
      `/share/${writeShare('guessed', { link: 'link-one', type: 'article', document: 'a', until: 1e15 })}`,
    ],
    ['no address', '/share'],
    [
      'more than an address',
      `/share/${writeShare(key, { link: 'link-one', type: 'article', document: 'a', until: 1e15 })}/more`,
    ],
  ])('renders nothing for %s below shared pages', async (_, path) => {
    expect(await ask(path)).toMatchObject({
      status: 404,
      body: expect.stringContaining('kind words 404'),
    })
    expect(next.seen.filter(({ url }) => url?.startsWith('/share'))).toEqual([])
  })

  it('passes the ways in and out of a preview through, for nobody to keep', async () => {
    for (const [path, method] of [
      ['/api/preview/enter?sanity-preview-secret=x', 'GET'],
      ['/api/preview/leave', 'POST'],
    ] as const) {
      const answer = await ask(path, {}, method)
      expect(next.seen.at(-1)).toMatchObject({ url: path, method })
      expect(answer.headers).toMatchObject({
        'cache-control': 'private, no-store',
        'x-robots-tag': 'noindex',
      })
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
    }
    expect((await ask('/api/preview/other', {}, 'POST')).status).toBe(405)
  })

  it.each(['/api/preview/enter?sanity-preview-secret=x', '/api/preview/share'])(
    'lets one address try a secret at %s no faster than people do',
    async (path) => {
      const method = path.endsWith('share') ? 'POST' : 'GET'
      const from = (address: string) => ask(path, { 'x-forwarded-for': address }, method)
      const tries = Array.from({ length: 25 }, () => from('203.0.113.9'))
      const refused = (await Promise.all(tries)).filter(({ status }) => status === 429)
      expect(refused.length).toBeGreaterThanOrEqual(4)
      expect(refused[0]).toMatchObject({
        body: expect.stringMatching(/^Too many previews .* Wait \d seconds, then try again/),
        headers: { 'cache-control': 'no-store', 'retry-after': expect.stringMatching(/^[23]$/) },
      })
      expect(next.seen.filter(({ url }) => url === path).length).toBeLessThanOrEqual(21)
      expect((await from('203.0.113.10')).status).toBe(200)
      // The way out stays open, whatever came before.
      const leave = await ask('/api/preview/leave', { 'x-forwarded-for': '203.0.113.9' }, 'POST')
      expect(leave.status).toBe(200)
    },
  )

  it('sends the real page for what is missing, and keeps it once', async () => {
    for (let number = 0; number < 20; number++) {
      const missing = await ask(`/blog/missing-${number}`)
      expect(missing.status).toBe(404)
      expect(missing.body).toContain('kind words 404')
      expect(missing.body).not.toContain('<script')
      expect(missing.headers.etag).toBeUndefined()
      // Whoever waits for a revision must not take this page for it.
      expect(missing.headers['x-nightlight-rev']).toBeUndefined()
    }
    expect(next.seen.filter(({ url }) => url === '/wrong-turn/404')).toHaveLength(1)
    expect(reading.pages.memory.pages).toBe(1)
  })

  describe('that knows which addresses there are', () => {
    const siteRoutes = { fixed: new Set(['/', '/blog']), open: ['/blog/[slug]'] }
    const rendered = () => next.seen.map(({ url }) => url)
    beforeEach(() => startAgain({ siteRoutes }))

    it('renders nothing for addresses that lead nowhere, and keeps nothing of them', async () => {
      for (let number = 0; number < 20; number++) {
        for (const path of [`/blog/nowhere-${number}`, `/nowhere-${number}`]) {
          expect(await ask(path)).toMatchObject({
            status: 404,
            body: expect.stringContaining('kind words 404'),
          })
        }
      }
      // What the lake knows is read anew each quarter of a second, however many ask.
      expect([...new Set(rendered())]).toEqual([
        '/wrong-turn/known-slugs',
        '/wrong-turn/old-addresses',
        '/wrong-turn/404',
      ])
      expect(reading.pages.memory.pages).toBe(3)
    })

    it('renders all others as ever', async () => {
      expect((await ask('/blog/one')).status).toBe(200)
      expect((await ask('/blog/moved')).status).toBe(308)
      expect((await ask('/blog/gone')).status).toBe(410)
      expect((await ask('/?page=2')).status).toBe(200)
    })

    it('shows a new post from its first visit on', async () => {
      expect((await ask('/blog/new')).status).toBe(404)
      next.site.slugs.push('new')
      emit({ type: 'message', id: '2', tags: ['s1:all'] })
      expect((await ask('/blog/new')).status).toBe(200)
    })

    it('removes the copy of a page that was taken away while the server rested', async () => {
      const remove = jest.fn(async () => {})
      await startAgain({ siteRoutes, copies: { ...noCopies, remove } })
      expect((await ask('/blog/before')).status).toBe(404)
      expect(remove).toHaveBeenCalledWith('/blog/before')
    })

    it('renders every address while the lake can’t say which there are', async () => {
      const { next: answer } = next
      await startAgain({
        siteRoutes,
        next: (request, response) => {
          if (request.url !== '/wrong-turn/known-slugs') return answer(request, response)
          noteRead({ isLakeFailing: true })
          response.writeHead(500).end()
        },
      })
      expect((await ask('/blog/new')).status).toBe(200)
      expect((await ask('/blog/missing')).status).toBe(404)
    })

    it.each(['/wrong-turn/known-slugs', '/wrong-turn/old-addresses'])(
      'tells nobody what it knows: %s',
      async (path) => {
        expect(await ask(path, { cookie: draft })).toMatchObject({
          status: 404,
          body: expect.stringContaining('kind words 404'),
        })
      },
    )

    describe('and which there were on the website before', () => {
      const location = async (path: string) => {
        const { status, headers } = await ask(path)
        return status === 308 ? headers.location : status
      }
      const publish = (...old: Array<{ key: string; to: string }>) => {
        next.site.old.push(...old)
        emit({ type: 'message', id: '2', tags: ['s1:all'] })
      }

      it.each([
        ['/2019/05/some-post', '/blog/one'],
        // In one step, though a slash too many alone would lead to the same address without it.
        ['/2019/05/some-post/', '/blog/one'],
        ['/2019//05/Some-Post/?from=mail', '/blog/one?from=mail'],
        ['/blog/before', '/blog/one'],
        ['/?p=12', '/blog/one'],
        ['/index.php?p=12&from=mail', '/blog/one?from=mail'],
        ['/?p=13', 200],
        ['/2019/05', 404],
        ['/blog', 200],
        ['/blog/', '/blog'],
        // What has a page is the page's.
        ['/blog/one', 200],
      ])('answers %s with %s', async (path, answer) => {
        for (const key of ['/2019/05/some-post', '/blog/before', '/?p=12', '/blog/one', '/blog'])
          next.site.old.push({ key, to: '/blog/one' })
        expect(await location(path)).toBe(answer)
      })

      it.each([
        ['/Blog/One', '/blog/one'],
        ['/BLOG?from=card', '/blog?from=card'],
        ['/blog/one.', '/blog/one'],
        ['/blog/one%E2%80%9D%20', '/blog/one'],
        ['/(blog)', 404],
        ['/blog/Two', 404],
        ['/.', 400],
      ])('answers %s, typed or cut out of a sentence, with %s', async (path, answer) => {
        expect(await location(path)).toBe(answer)
        expect(rendered()).not.toContain(path)
      })

      it('leads on as soon as one is published, and renders nothing for it', async () => {
        expect(await location('/2019/05/some-post')).toBe(404)
        publish({ key: '/2019/05/some-post', to: '/blog/one' })
        expect(await location('/2019/05/some-post')).toBe('/blog/one')
        expect(await ask('/2019/05/some-post')).toMatchObject({
          headers: { 'cache-control': 'no-store' },
        })
        expect(rendered()).not.toContain('/2019/05/some-post')
        expect(next.site.renders).toBe(0)
      })

      it('leads nobody away from the site, whatever it was told', async () => {
        publish({ key: '/a', to: '//evil.example' }, { key: '/b', to: 'https://evil.example' })
        expect(await location('/a')).toBe(503)
      })

      it('says that it can’t tell while the lake is down, rather than that there is nothing', async () => {
        const { next: answer } = next
        let isDown = true
        await startAgain({
          siteRoutes,
          next: (request, response) => {
            if (request.url !== '/wrong-turn/old-addresses' || !isDown)
              return answer(request, response)
            noteRead({ isLakeFailing: true })
            response.writeHead(500).end()
          },
        })
        expect(await location('/2019/05/some-post')).toBe(503)
        expect(await location('/?p=12')).toBe(200)
        isDown = false
        expect(await location('/2019/05/some-post')).toBe(404)
      })

      it('keeps nobody waiting who brings a query along while the lake hangs', async () => {
        const { next: answer } = next
        const hanging = Promise.withResolvers<void>()
        await startAgain({
          siteRoutes,
          next: async (request, response) => {
            if (request.url === '/wrong-turn/old-addresses') await hanging.promise
            return answer(request, response)
          },
        })
        const before = performance.now()
        expect(await location('/?from=mail')).toBe(200)
        expect(performance.now() - before).toBeLessThan(3_000)
        hanging.resolve()
      })

      it('keeps nothing of 10,000 addresses that are none', async () => {
        publish({ key: '/2019/05/some-post', to: '/blog/one' })
        await location('/2019/05/some-post')
        const { pages, bytes } = reading.pages.memory
        const agent = new Agent({ keepAlive: true, maxSockets: 16 })
        const statuses = await Promise.all(
          Array.from({ length: 10_000 }, (_, number) => askOn(agent, `/2019/05/${number}`)),
        )
        agent.destroy()
        expect(new Set(statuses)).toEqual(new Set([404]))
        // The page that says so is new, and nothing else.
        expect(reading.pages.memory.pages).toBe(pages + 1)
        expect(reading.pages.memory.bytes).toBeLessThan(bytes + 20_000)
        expect(next.site.renders).toBe(0)
      }, 30_000)
    })

    it('is ready for wrong addresses after warming up', async () => {
      await reading.warmUp()
      expect(rendered()).toContain('/wrong-turn/known-slugs')
    })
  })

  it('shows the pages for wrong turns under no address of their own', async () => {
    expect(await ask('/wrong-turn/500')).toMatchObject({
      status: 404,
      body: expect.stringContaining('kind words 404'),
    })
  })

  it('sends a kind page when a page breaks, never its error', async () => {
    const broken = await ask('/blog/broken')
    expect(broken.status).toBe(500)
    expect(broken.body).toContain('kind words 500')
    expect(broken.body).not.toContain('secret')
    expect(broken.headers).toMatchObject({ 'cache-control': 'no-store', 'retry-after': '30' })
    emit({ type: 'reconnect' })
    expect((await ask('/blog/broken')).status).toBe(503)
  })

  it('has words of its own when nothing at all can be rendered', async () => {
    await startAgain({
      next: async () => {
        throw new Error('secret')
      },
    })
    const page = await ask('/')
    expect(page.status).toBe(500)
    expect(page.body).toContain('988')
    expect(page.body).not.toContain('secret')
    expect(page.headers['content-security-policy']).toMatch(/style-src 'sha256-/)
  })

  it('sends a feed as it is', async () => {
    const feed = await ask('/feed.xml')
    expect(feed.body).toBe('<rss><channel><!-- kept --></channel></rss>')
    expect(feed.headers['content-type']).toBe('application/rss+xml; charset=utf-8')
    await ask('/feed.xml')
    expect(next.seen).toHaveLength(1)
  })

  it('has a page’s card drawn once for all, and none that no page has named', async () => {
    const address = cardAddress('/contact', { title: 'Contact', practice: 'A practice' })
    const first = await ask(address)
    const again = await ask(address)
    expect([first.status, again.status]).toEqual([200, 200])
    const strange = await ask(address.replace(/.{12}\.png$/, `${'a'.repeat(12)}.png`))
    const plain = await ask('/images/card/contact.png')
    expect([strange.status, plain.status]).toEqual([404, 404])
    expect(next.seen.map((request) => request.url).filter((url) => url?.includes('card'))).toEqual([
      address,
    ])
  })

  it('tells browsers of pages, and of nothing else, what they may fetch ahead', async () => {
    const [page, feed] = [await ask('/blog/one'), await ask('/feed.xml')]
    expect(page.headers['speculation-rules']).toBe('"/speculation-rules.json"')
    expect(feed.headers).not.toHaveProperty('speculation-rules')
  })

  it('answers no search that a browser makes ahead of its reader', async () => {
    const early = await ask('/search?q=sleep', { 'sec-purpose': 'prefetch' })
    expect(early.status).toBe(503)
    expect(next.seen.filter(({ url }) => url?.startsWith('/search'))).toEqual([])
    expect((await ask('/search?q=sleep')).status).toBe(200)
  })

  it('asks search engines for nothing under another name than its own', async () => {
    const at = async (host: string, path = '/blog/one') =>
      (await ask(path, { host })).headers['x-robots-tag']
    expect(await at('practice.example')).toBeUndefined()
    expect(await at('localhost:3000')).toBeUndefined()
    expect(await at('preview.hosting.example')).toBe('noindex, nofollow')
    expect(await at('preview.hosting.example', '/icon.svg')).toBe('noindex, nofollow')
  })

  it('answers 410, with a page of its own, where something was taken down', async () => {
    const gone = await ask('/blog/gone')
    expect(gone).toMatchObject({ status: 410 })
    expect(gone.body).toContain('taken down')
    // From memory too, and never "not modified".
    const again = await ask('/blog/gone', { 'if-none-match': String(gone.headers.etag) })
    expect(again).toMatchObject({ status: 410, body: gone.body })
    expect(next.seen).toHaveLength(1)
  })

  it('leads old and doubled addresses to the right one', async () => {
    expect(await ask('/blog/moved')).toMatchObject({
      status: 308,
      headers: { location: '/blog/one' },
    })
    expect(await ask('/blog/moved?from=mail')).toMatchObject({
      status: 308,
      headers: { location: '/blog/one?from=mail' },
    })
    expect(await ask('/blog/one/?a=1')).toMatchObject({
      status: 308,
      headers: { location: '/blog/one?a=1' },
    })
    expect(await ask('//elsewhere.example/')).toMatchObject({
      headers: { location: '/elsewhere.example' },
    })
  })

  it.each(['http://elsewhere.example/', '/a/../b', '/%00', '/blog/one%0A', `/${'a'.repeat(2000)}`])(
    'meets whoever followed a broken link such as %s with kind words',
    async (path) => {
      const { status, headers, body } = await ask(path)
      expect(status).toBe(400)
      expect(headers['cache-control']).toBe('no-store')
      expect(body).toContain('kind words 404')
      expect(next.seen.map(({ url }) => url)).toEqual(['/wrong-turn/404'])
    },
  )

  it.each([
    '/_next/image?url=x',
    '/_next/static/a.js.map',
    '/_next/static/missing.js',
    '/_next/data/x.json',
    '/images/x',
  ])('has nothing at %s', async (path) => {
    expect((await ask(path)).status).toBe(404)
    expect(next.seen).toHaveLength(0)
  })

  it.each(['/studio', '/studio/structure', '/_next/static/a.other', '/icon.svg'])(
    'passes %s through to Next, without its internal headers',
    async (path) => {
      const passed = await ask(path, {
        cookie: 'a=b',
        'x-middleware-subrequest': 'middleware',
        'x-matched-path': '/x',
      })
      expect(passed.body).toContain('<script')
      expect(passed.headers['x-content-type-options']).toBe('nosniff')
      expect(next.seen[0]?.headers.cookie).toBe('a=b')
      expect(next.seen[0]?.headers).not.toHaveProperty('x-middleware-subrequest')
      expect(next.seen[0]?.headers).not.toHaveProperty('x-matched-path')
    },
  )

  it('lets the Studio talk to its own origin only, and nobody else frame it', async () => {
    const policy = (await ask('/studio')).headers['content-security-policy']
    expect(policy).toContain("connect-src 'self' blob: ws://practice.example;")
    expect(policy).toContain("frame-ancestors 'self'")
    expect(policy).not.toContain('sanity.io')
  })

  it('hands the lake what is the lake’s', async () => {
    expect((await ask('/lake/v1/ping?x=1')).body).toBe('{"url":"/v1/ping?x=1"}')
    expect((await ask('/lake/')).body).toBe('{"url":"/"}')
    expect((await ask('/lakeside')).body).toContain('without a cookie')
  })

  it('has no lake of its own when the content is hosted', async () => {
    await startAgain({
      settings: {
        siteUrl: 'http://practice.example',
        sanity: {
          projectId: 'abc',
          dataset: 'p',
          readToken: 'secret',
          isEmbedded: false,
          apiHost: undefined,
        },
      },
    })
    await ask('/lake/v1/ping')
    expect(next.seen.at(-1)?.url).toBe('/lake/v1/ping')
    expect((await ask('/studio')).headers['content-security-policy']).toContain(
      'https://abc.api.sanity.io',
    )
  })

  it('asks search engines for nothing of a site that is only tried out', async () => {
    await startAgain({
      settings: {
        siteUrl: 'http://practice.example',
        isListed: false,
        sanity: {
          projectId: 'abc',
          dataset: 'p',
          readToken: undefined,
          isEmbedded: false,
          apiHost: undefined,
        },
      },
    })
    const answers = [
      await ask('/blog/one', { host: 'practice.example' }),
      await ask('/blog/missing', { host: 'practice.example' }),
      await ask('/icon.svg', { host: 'practice.example' }),
    ]
    expect(answers.map(({ headers }) => headers['x-robots-tag'])).toEqual(
      Array.from({ length: 3 }, () => 'noindex, nofollow'),
    )
  })

  it('has the pages for wrong turns ready after warming up', async () => {
    await reading.warmUp()
    expect(next.seen.map(({ url }) => url)).toEqual([
      '/wrong-turn/404',
      '/wrong-turn/429',
      '/wrong-turn/unsent',
      '/wrong-turn/500',
      '/wrong-turn/old-addresses',
    ])
  })

  it('tells a balancer when readers may come, and why they should not', async () => {
    const health = async (path = '/api/health') => {
      const { status, body, headers } = await ask(path)
      expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
      return { status, ...JSON.parse(body) }
    }
    const starting = { live: true, ready: false, reasons: ['The site is starting.'] }
    expect(await health()).toEqual({ status: 503, ...starting })
    expect(await health('/api/health/ready')).toEqual({ status: 503, ...starting })
    expect(await health('/api/health/live')).toEqual({ status: 200, ...starting })
    await reading.warmUp()
    expect(await health()).toEqual({ status: 200, live: true, ready: true, reasons: [] })
    emit({ type: 'reconnect' })
    expect(await health()).toMatchObject({
      status: 200,
      ready: true,
      reasons: [expect.stringContaining('last good pages')],
    })
    expect((await ask('/api/health', {}, 'POST')).status).toBe(405)
  })

  it('tells of each request once, with nothing that was typed, secret or leads to a person', async () => {
    const told: Answered[] = []
    await startAgain({ onAnswered: (answered) => told.push(answered) })
    const token = writeShare(key, {
      link: 'a-link-of-hers',
      type: 'article',
      document: 'one',
      until: Date.now() + 60_000,
    })
    await ask('/?utm=letter')
    await ask('/', { connection: 'keep-alive' })
    await ask('/', {
      connection: 'keep-alive',
      'x-forwarded-for': '192.0.2.1, 203.0.113.77',
    })
    await ask('/search?q=panic')
    await ask(`/share/${token}`)
    await ask('/blog/missing', { 'x-forwarded-for': '2001:db8:1:2:3:4:5:6' })
    const [, , , , , last] = told
    expect(told.map(({ method, path, kind, status }) => [method, path, kind, status])).toEqual([
      ['GET', '/', 'page', 200],
      ['GET', '/', 'kept page', 200],
      ['GET', '/', 'kept page', 200],
      ['GET', '/search', 'search', 200],
      ['GET', '/share/…', 'shared page', expect.any(Number)],
      ['GET', '/blog/missing', 'page', 404],
    ])
    expect(told[0]).toMatchObject({ caller: 'this machine', seconds: expect.any(Number) })
    expect(told[2]?.caller).toBe('203.0.113.0')
    expect(last?.caller).toBe('2001:db8:1::')
    for (const { bytes } of told) expect(bytes).toBeGreaterThan(200)
    expect(told[1]?.bytes).toBe(told[2]?.bytes)
    expect(JSON.stringify(told)).not.toMatch(/panic|letter|192\.0|\.77|:3:4/)
  })

  it('finishes answers under way when it stops, and then is gone', async () => {
    const started = Promise.withResolvers<void>()
    const slow = Promise.withResolvers<void>()
    await startAgain({
      next: async (_, response) => {
        started.resolve()
        await slow.promise
        response.setHeader('Content-Type', 'text/html')
        response.end(shell('slow'))
      },
    })
    const asked = ask('/')
    await started.promise
    const stopped = reading.stop(5_000)
    slow.resolve()
    expect((await asked).body).toContain('slow')
    await stopped
    await expect(ask('/')).rejects.toThrow('ECONNREFUSED')
  })

  it('is gone as soon as they are finished, though readers keep their connections', async () => {
    const agent = new Agent({ keepAlive: true })
    const started = Promise.withResolvers<void>()
    const slow = Promise.withResolvers<void>()
    await startAgain({
      next: async (_, response) => {
        started.resolve()
        await slow.promise
        response.setHeader('Content-Type', 'text/html')
        response.end(shell('slow'))
      },
    })
    const asking = request(origin, { agent })
    asking.end()
    await started.promise
    const stopped = reading.stop(60_000)
    slow.resolve()
    const [message] = (await once(asking, 'response')) as [IncomingMessage]
    message.resume()
    await once(message, 'end')
    await stopped
    agent.destroy()
  })

  it('refuses a head that is too large, and goes on', async () => {
    const refused = await ask('/', { 'x-large': 'a'.repeat(40_000) })
    expect(refused).toMatchObject({
      status: 431,
      headers: { 'content-type': 'text/plain; charset=utf-8', connection: 'close' },
      body: expect.stringContaining('delete the cookies'),
    })
    expect(refused.body).toContain('988')
    expect(next.seen).toEqual([])
    expect((await ask('/')).status).toBe(200)
  })

  it('hangs up on who sends a head letter by letter, and goes on', async () => {
    await startAgain({ patience: { head: 100, whole: 200 } })
    const socket = connect(Number(new URL(origin).port), '127.0.0.1')
    socket.on('error', () => {})
    let answer = ''
    socket.on('data', (part) => {
      answer += part
    })
    socket.write('GET / HTTP/1.1\r\nHost: practice.example\r\nX-Slow: ')
    const dribbling = setInterval(() => socket.write('x'), 10)
    // Whatever becomes of this test, nothing of it goes on.
    dribbling.unref()
    socket.on('close', () => clearInterval(dribbling))
    await once(socket, 'close')
    expect(answer).toMatch(/^HTTP\/1\.1 408 [\s\S]*please try again/)
    expect((await ask('/')).status).toBe(200)
  }, 30_000)

  it('takes no request that names two hosts', async () => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1')
    let answer = ''
    socket.on('data', (part) => {
      answer += part
    })
    const hosts = 'Host: practice.example\r\nHost: other.example\r\n'
    socket.end(`GET / HTTP/1.1\r\n${hosts}Connection: close\r\n\r\n`)
    await once(socket, 'close')
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
  })

  it('answers what is no request at all, and goes on', async () => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1')
    let answer = ''
    socket.on('data', (part) => {
      answer += part
    })
    socket.write('hello?\r\n\r\n')
    await once(socket, 'close')
    expect(answer).toMatch(/^HTTP\/1\.1 400 [\s\S]*can’t read what was sent/)
    expect((await ask('/')).status).toBe(200)
  })

  it('never writes a refusal into the middle of an answer', async () => {
    const slow = Promise.withResolvers<void>()
    await startAgain({
      next: async (request, response) => {
        if (request.url !== '/icon.svg') return next.next(request, response)
        response.write('<svg>')
        await slow.promise
        response.end('</svg>')
      },
    })
    const socket = connect(Number(new URL(origin).port), '127.0.0.1')
    let answer = ''
    socket.on('data', (part) => {
      answer += part
    })
    socket.write('GET /icon.svg HTTP/1.1\r\nHost: practice.example\r\n\r\n')
    await once(socket, 'data')
    socket.write('hello?\r\n\r\n')
    await once(socket, 'close')
    slow.resolve()
    expect(answer).toContain('<svg>')
    expect(answer).not.toContain('400')
  })

  it('does not wait for a reader who never leaves', async () => {
    const socket = request(origin, { headers: { connection: 'Upgrade', upgrade: 'x' } })
    socket.on('error', () => {})
    await reading.stop(0)
    expect(reading.server.listening).toBe(false)
  })

  it('shows pages straight from Next in development, scripts and all', async () => {
    await startAgain({ mode: 'development' })
    expect((await ask('/')).body).toContain('<script')
    expect((await ask('/lake/v1/ping')).body).toBe('{"url":"/v1/ping"}')
  })
})
