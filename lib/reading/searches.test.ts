import { once } from 'node:events'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import type { LiveEvent } from '@sanity/client'
import { openBuildFiles } from './build-files.ts'
import { noCopies } from './page-copies.ts'
import { createReadingServer, type ReadingServer } from './reading-server.ts'
import { noteRead } from './record.ts'
import type { RequestHandler } from './render.ts'

const shell = (words: string) =>
  `<!DOCTYPE html><html lang="en"><head><title>x</title><script>1</script></head><body><main>${words}</main></body></html>`

describe('a search through the reading server', () => {
  let reading: ReadingServer
  let origin: string
  let seen: string[]
  let problems: unknown[]
  let written: string[]
  let render: RequestHandler

  beforeEach(async () => {
    seen = []
    problems = []
    written = []
    render = (_, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      response.end(shell('results'))
    }
    reading = await createReadingServer({
      settings: {
        siteUrl: 'http://practice.example',
        sanity: {
          projectId: 'nightlight',
          dataset: 'production',
          readToken: undefined,
          isEmbedded: false,
          apiHost: undefined,
        },
      },
      next: (asked, response) => {
        const url = asked.url ?? ''
        seen.push(url)
        if (url.startsWith('/search?')) return render(asked, response)
        response.setHeader('Content-Type', 'text/html; charset=utf-8')
        response.end(shell(url))
      },
      events: () => ({
        subscribe(observer: { next: (event: LiveEvent) => void }) {
          observer.next({ type: 'welcome' } as LiveEvent)
          return { unsubscribe() {} }
        },
      }),
      sheets: { read: () => undefined },
      copies: {
        ...noCopies,
        write: async (path) => {
          written.push(path)
        },
      },
      preview: { draftSecret: '3fcc8de240da090b133f59165031b20b', key: '' },
      publicFiles: new Set(),
      buildFiles: openBuildFiles('', new Set()),
      mode: 'production',
      onProblem: (problem) => problems.push(problem),
    })
    reading.server.listen(0, '127.0.0.1')
    await once(reading.server, 'listening')
    origin = `http://127.0.0.1:${(reading.server.address() as AddressInfo).port}`
  })
  afterEach(() => reading.stop(0))

  const ask = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
    const asking = request(origin, { path, headers, method, agent: false })
    asking.end()
    const [message] = await once(asking, 'response')
    let body = ''
    for await (const part of message) body += part
    return { status: message.statusCode, headers: message.headers, body }
  }

  it('is answered under the readers’ policy, and kept by nobody', async () => {
    const first = await ask('/search?q=night')
    expect(first).toMatchObject({
      status: 200,
      body: expect.stringContaining('results'),
      headers: {
        'cache-control': 'private, no-store',
        'content-security-policy': expect.stringContaining("script-src 'none'"),
      },
    })
    expect(first.body).not.toContain('<script')
    expect(first.headers.etag).toBeUndefined()
    await ask('/search?q=night')
    expect(seen).toEqual(['/search?q=night', '/search?q=night'])
    expect(reading.pages.memory).toEqual({ pages: 0, bytes: 0 })
    expect(written).toEqual([])
  })

  it('hands on what was typed, tidied and cut, and nothing else', async () => {
    await ask('/search?utm_source=x&q=long+%20night%00&q=second&_rsc=1')
    await ask(`/search?q=${'a%20'.repeat(250)}`)
    await ask('/search?q=%E0%A4%A')
    await ask('/search?q=%22%3E%3Cscript%3E&x=1')
    expect(seen).toEqual([
      '/search?q=long%20night',
      `/search?q=${'a%20'.repeat(60).slice(0, -3)}`,
      `/search?q=${encodeURIComponent('\uFFFD%A')}`,
      '/search?q=%22%3E%3Cscript%3E',
    ])
  })

  it.each(['/search', '/search?q=', '/search?q=%20%00', '/search?x=1'])(
    'of nothing at %s is the form, one page for everybody',
    async (path) => {
      expect((await ask(path)).headers['cache-control']).toContain('public')
      // What the server asks for itself, such as addresses that have moved, is no search.
      expect(seen.filter((asked) => !asked.startsWith('/wrong-turn/'))).toEqual(['/search'])
    },
  )

  it('goes no faster than people type, for each address', async () => {
    const from = (address: string) => ask('/search?q=night', { 'x-forwarded-for': address })
    const answers = await Promise.all(Array.from({ length: 14 }, () => from('203.0.113.9')))
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(2)
    expect(refused[0]).toMatchObject({
      body: expect.stringContaining('/wrong-turn/429'),
      headers: { 'cache-control': 'no-store', 'retry-after': expect.stringMatching(/^[23]$/) },
    })
    expect((await from('203.0.113.10')).status).toBe(200)
  })

  it('waits its turn, and is refused with kind words when too many wait', async () => {
    const gate = Promise.withResolvers<void>()
    let running = 0
    let most = 0
    const answer = render
    render = async (asked, response) => {
      most = Math.max(most, ++running)
      await gate.promise
      running--
      return answer(asked, response)
    }
    const answers = Array.from({ length: 30 }, () => ask('/search?q=night'))
    const refused = await Promise.any(
      answers.map(async (asking) => {
        const found = await asking
        if (found.status === 200) throw new Error('answered')
        return found
      }),
    )
    expect(refused).toMatchObject({ status: 503, headers: { 'retry-after': '5' } })
    // A page is rendered meanwhile as ever.
    expect((await ask('/blog')).status).toBe(200)
    gate.resolve()
    const statuses = (await Promise.all(answers)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(26)
    expect(most).toBe(2)
  })

  it('that fails says so kindly, and no log names what was looked for', async () => {
    render = (_, response) => {
      response.destroy(new Error('broken'))
    }
    const failed = await ask('/search?q=secretword')
    expect(failed).toMatchObject({ status: 500, body: expect.stringContaining('/wrong-turn/500') })
    expect(problems).toHaveLength(1)
    expect(inspect(problems, { depth: 9 })).not.toContain('secretword')
  })

  it('that waits for a lake in vain is to be tried again soon', async () => {
    render = (_, response) => {
      noteRead({ isLakeFailing: true })
      response.destroy(new Error('took too long'))
    }
    expect(await ask('/search?q=night')).toMatchObject({
      status: 503,
      headers: { 'retry-after': '30' },
    })
  })

  it('can only be read', async () => {
    expect((await ask('/search?q=night', {}, 'POST')).status).toBe(405)
    expect(await ask('/search?q=night', {}, 'HEAD')).toMatchObject({ status: 200, body: '' })
  })
})
