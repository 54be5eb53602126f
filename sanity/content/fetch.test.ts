import { jest } from '@jest/globals'
import { z } from 'zod'
import { passCookie, type StaffPass, writePass } from '#lib/preview/staff-pass.ts'
import { collectReads } from '#lib/reading/record.ts'
import type { Read } from '../schema/read.ts'
import { startStubLake } from './stub-lake.ts'

let isDraftMode = false
let cookie: string | undefined
jest.unstable_mockModule('next/headers', () => ({
  draftMode: async () => ({ isEnabled: isDraftMode }),
  cookies: async () => ({
    get: (name: string) => (name === passCookie && cookie ? { name, value: cookie } : undefined),
  }),
}))
jest.unstable_mockModule('next/server', () => ({ connection: async () => undefined }))
const { fetchContent } = await import('./fetch.ts')
const { ContentUnavailable } = await import('./content-unavailable.ts')

const titles: Read<{ wanted: string }, string[]> = {
  name: 'titles',
  query: '*[_type == "article" && title != $wanted].title',
  changesAt: () => [],
}

const documents = [
  { _id: 'one', _type: 'article', title: 'Published' },
  { _id: 'drafts.two', _type: 'article', title: 'Secret' },
]

const ask = () => fetchContent(titles, { wanted: 'x' }, z.array(z.string()))

let lake: Awaited<ReturnType<typeof startStubLake>>
const saved = { ...process.env }

const key = 'the key of this practice'
/** Comes as staff do: draft mode on, and a pass of ours. */
function becomeStaff(pass: Partial<StaffPass> = {}) {
  isDraftMode = true
  cookie = writePass(key, { until: Date.now() + 60_000, ...pass })
}

beforeEach(async () => {
  isDraftMode = false
  cookie = undefined
  lake = await startStubLake(documents)
  process.env = {
    ...saved,
    LAKE_PORT: String(lake.port),
    SANITY_API_READ_TOKEN: 'viewer-token',
    PREVIEW_KEY: key,
  }
})

afterEach(async () => {
  jest.restoreAllMocks()
  process.env = saved
  await lake.stop()
})

/** How a failed read explains itself. */
async function failure() {
  const error = await ask().catch((thrown: unknown) => thrown)
  if (!(error instanceof ContentUnavailable)) throw new Error(`threw ${String(error)}`)
  return error
}

describe('reading content', () => {
  it('shows visitors only what is published, with the viewer token', async () => {
    expect((await ask()).result).toEqual(['Published'])
    const [request] = lake.asked
    expect(request?.url.searchParams.get('perspective')).toBe('published')
    expect(request?.url.pathname).toBe('/v2025-02-19/data/query/production')
    expect(request?.authorization).toBe('Bearer viewer-token')
  })

  it('asks for no hidden characters and no source map', async () => {
    await ask()
    expect(lake.asked[0]?.url.searchParams.has('resultSourceMap')).toBe(false)
  })

  it('shows staff the drafts and marks the page as private', async () => {
    becomeStaff()
    const { result, record } = await collectReads(ask)
    expect(result.result).toEqual(['Published', 'Secret'])
    expect(result.drafts).toBe(true)
    expect(record.isPrivate).toBe(true)
  })

  it('marks the page as private even when the lake then fails', async () => {
    becomeStaff()
    lake.answer((response) => response.writeHead(500).end())
    const { record } = await collectReads(() => ask().catch(() => undefined))
    expect(record.isPrivate).toBe(true)
  })

  it.each([
    [
      'without a pass',
      () => {
        isDraftMode = true
      },
    ],
    ['with a pass that is over', () => becomeStaff({ until: Date.now() - 1 })],
    [
      'with a forged pass',
      () => {
        becomeStaff()
        cookie = `${cookie}x`
      },
    ],
    [
      'with a pass but without draft mode',
      () => {
        becomeStaff()
        isDraftMode = false
      },
    ],
    [
      'where there is no key',
      () => {
        becomeStaff()
        delete process.env.PREVIEW_KEY
      },
    ],
  ])('shows only what is published %s', async (_, come) => {
    come()
    const { result, record } = await collectReads(ask)
    expect(result).toMatchObject({ result: ['Published'], drafts: false })
    expect(record.isPrivate).toBe(false)
  })

  it('shows staff what is published as of a moment ahead, and marks the page as private', async () => {
    becomeStaff({ asOf: '2031-01-01T08:00:00.000Z' })
    const read = { ...titles, query: '[$now, string($drafts), ...*[_type == "article"].title]' }
    const { result, record } = await collectReads(() =>
      fetchContent(read, { wanted: 'x' }, z.array(z.string())),
    )
    expect(result.result).toEqual(['2031-01-01T08:00:00.000Z', 'false', 'Published'])
    expect(result).toMatchObject({ drafts: false, now: '2031-01-01T08:00:00.000Z' })
    expect(record.isPrivate).toBe(true)
  })

  it('shows staff only what is published in what is public for everyone', async () => {
    becomeStaff()
    const read = { ...titles, isPublicOnly: true as const }
    const answer = await fetchContent(read, { wanted: 'x' }, z.array(z.string()))
    expect(answer.result).toEqual(['Published'])
  })

  it('notes the tags of the answer', async () => {
    const { record } = await collectReads(ask)
    expect([...record.tags]).toEqual(['s1:one', 's1:two'])
    expect(record.isPrivate).toBe(false)
  })

  it('notes the first moment to come and ignores past and broken ones', async () => {
    const soon = Date.now() + 60_000
    const read = {
      ...titles,
      changesAt: () => [
        '2020-01-01T00:00:00Z',
        'soon',
        null,
        undefined,
        new Date(soon + 5000).toISOString(),
        new Date(soon).toISOString(),
      ],
    }
    const { record } = await collectReads(() =>
      fetchContent(read, { wanted: 'x' }, z.array(z.string())),
    )
    expect(record.changesAt).toBe(soon)
  })

  it('asks for the moment of reading', async () => {
    const read = { ...titles, query: '[$now, string($drafts)]' }
    const answer = await fetchContent(read, { wanted: 'x' }, z.array(z.string()))
    expect(answer.result).toEqual([answer.now, 'false'])
  })

  it('reads the settings anew each time, so that a moved lake needs no new build', async () => {
    const other = await startStubLake([{ _id: 'a', _type: 'article', title: 'Elsewhere' }])
    process.env.LAKE_PORT = String(other.port)
    const answer = await ask().finally(() => other.stop())
    expect(answer.result).toEqual(['Elsewhere'])
  })

  it('asks the lake every time', async () => {
    await ask()
    await ask()
    expect(lake.asked).toHaveLength(2)
  })
})

describe('a lake that cannot be read', () => {
  it('is named when nothing listens there', async () => {
    await lake.stop()
    const error = await failure()
    expect(error.reason).toBe('unreachable')
    expect(error.message).toBe(
      `The Content Lake at http://127.0.0.1:${lake.port} can't be reached; start it with "npm run lake".`,
    )
  })

  it.each([401, 403])('names the token when it answers %i', async (status) => {
    lake.answer((response) => response.writeHead(status).end('{"message":"no"}'))
    const error = await failure()
    expect(error.reason).toBe('refused')
    expect(error.message).toMatch(/SANITY_API_READ_TOKEN/)
  })

  it('names the dataset when there is none', async () => {
    lake.answer((response) => response.writeHead(404).end('{}'))
    const error = await failure()
    expect(error.reason).toBe('unknown-dataset')
    expect(error.message).toMatch(/"production".*LAKE_DATASET/)
  })

  it('is asked once, not again and again', async () => {
    lake.answer((response) => response.writeHead(503).end())
    expect((await failure()).reason).toBe('unexpected')
    expect(lake.asked).toHaveLength(1)
  })

  it('is given up when it never answers', async () => {
    lake.answer(() => undefined)
    const timeout = jest.spyOn(AbortSignal, 'timeout')
    const patience = AbortSignal.timeout(1)
    timeout.mockReturnValue(patience)
    const error = await failure()
    expect(timeout).toHaveBeenLastCalledWith(10_000)
    expect(error.reason).toBe('too-slow')
    expect(error.message).toMatch(/within 10 seconds/)
  })

  it('is given up when it stops in the middle of an answer', async () => {
    lake.answer((response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write('{"result":')
    })
    const controller = new AbortController()
    jest.spyOn(AbortSignal, 'timeout').mockReturnValue(controller.signal)
    const failed = failure()
    await new Promise<void>((resolve) => {
      const look = () => (lake.asked.length > 0 ? resolve() : setImmediate(look))
      look()
    })
    controller.abort(new DOMException('late', 'TimeoutError'))
    expect((await failed).reason).toBe('too-slow')
  })

  it.each(['<html>', '', '7', '[]', '{}', '{"result":{"title":7}}'])(
    'is named when it answers %j, and the page counts as made without it',
    async (body) => {
      lake.answer((response) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end(body),
      )
      const { result, record } = await collectReads(failure)
      expect(result.reason).toBe('unexpected')
      expect(record.isLakeFailing).toBe(true)
    },
  )

  it.each(['', '[]', '{}'])(
    'is no lake without such a document when it answers %j',
    async (body) => {
      lake.answer((response) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end(body),
      )
      const asked = fetchContent(
        titles,
        { wanted: 'x' },
        z.custom<string[]>(() => true),
      )
      await expect(asked).rejects.toThrow('something else than its schema says')
    },
  )

  it('keeps the cause for the log', async () => {
    lake.answer((response) => response.writeHead(500).end())
    expect((await failure()).cause).toBeDefined()
  })
})
