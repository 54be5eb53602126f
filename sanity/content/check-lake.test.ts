import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { checkLake } from './check-lake.ts'

type Answers = Record<string, unknown>
type Asked = { path: string; token: string | undefined }

const viewer = [{ filter: '_id in path("**")', permissions: ['read', 'history'] }]
const healthy: Answers = {
  '/users/me': { id: 'a-robot' },
  '/data/query/posts': { result: 'any', ms: 1 },
  '/projects/abc123/datasets/posts/acl': viewer,
  '/projects/abc123/datasets': [{ name: 'production' }, { name: 'staging' }],
}

/** A status stands for itself, a function answers by itself, anything else is the body. */
async function withLake<Result>(
  answers: Answers,
  work: (place: Parameters<typeof checkLake>[0], asked: Asked[]) => Promise<Result>,
): Promise<Result> {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '', 'http://lake').pathname.replace(/^\/v[^/]+/, '')
    asked.push({ path, token: request.headers.authorization })
    const answer = answers[path] ?? 404
    if (typeof answer === 'function') return (answer as (to: ServerResponse) => void)(response)
    response.setHeader('content-type', 'application/json')
    if (typeof answer === 'number') response.writeHead(answer)
    response.end(JSON.stringify(typeof answer === 'number' ? { message: 'no' } : answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const { port } = server.address() as AddressInfo
    return await work({ ...place, apiHost: `http://127.0.0.1:${port}` }, asked)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

const place = {
  projectId: 'abc123',
  dataset: 'posts',
  readToken: 'a-token',
  isEmbedded: false as const,
}
const checkWith = (answers: Answers) => withLake(answers, (lake) => checkLake(lake))

describe('A lake that is asked at start', () => {
  it('is content with project, dataset and viewer token that belong together', async () => {
    await withLake(healthy, async (lake, asked) => {
      expect(await checkLake(lake)).toEqual({ kind: 'good', mayWrite: false })
      expect(new Set(asked.map(({ token }) => token))).toEqual(new Set(['Bearer a-token']))
    })
  })

  it.each<[string, Answers, RegExp]>([
    ['of no project', { '/users/me': 404 }, /no project "abc123"; check NEXT_PUBLIC_SANITY_PRO/],
    ['with a refused token', { '/users/me': 401 }, /does not know the token .* SANITY_API_READ_T/],
    ['with nobody’s token', { '/users/me': {} }, /does not know the token .* SANITY_API_READ_T/],
    [
      'of no dataset',
      { '/data/query/posts': 404 },
      /has no dataset "posts"; set NEXT_PUBLIC_SANITY_DATASET to one that it has: "production", "st/,
    ],
    [
      'of no dataset, with a list that is not shown',
      { '/data/query/posts': 404, '/projects/abc123/datasets': 403 },
      /has no dataset "posts"; set NEXT_PUBLIC_SANITY_DATASET to the name that/,
    ],
    ['that refuses the dataset', { '/data/query/posts': 403 }, /may not read the dataset "posts"/],
    [
      'that hides drafts',
      {
        '/projects/abc123/datasets/posts/acl': [
          { filter: '_id in path("*")', permissions: ['read', 'update'] },
          { filter: '_id in path("drafts.**")', permissions: ['update'] },
        ],
      },
      /can't read drafts in the dataset "posts".* SANITY_API_READ_TOKEN to a viewer token/,
    ],
    [
      'that is none',
      { '/users/me': (to: ServerResponse) => to.end('<p>Hello</p>') },
      /is no Content Lake; check SANITY_API_HOST/,
    ],
  ])('says in one sentence what is wrong: one %s', async (_, answers, sentence) => {
    const check = await checkWith({ ...healthy, ...answers })
    expect(check).toEqual({ kind: 'wrong', sentence: expect.stringMatching(sentence) })
    expect(JSON.stringify(check)).not.toContain('a-token')
  })

  it('needs a token', async () => {
    const check = await withLake(healthy, (lake) => checkLake({ ...lake, readToken: undefined }))
    expect(check).toMatchObject({
      kind: 'wrong',
      sentence: expect.stringMatching(/^SANITY_API_READ_TOKEN is missing/),
    })
  })

  it('tells a token that may write from one that only reads', async () => {
    const acl = [{ filter: '_id in path("**")', permissions: ['read', 'update', 'create'] }]
    const check = await checkWith({ ...healthy, '/projects/abc123/datasets/posts/acl': acl })
    expect(check).toEqual({ kind: 'good', mayWrite: true })
  })

  it.each<[string, unknown]>([
    ['does not tell what it may do', 403],
    ['tells it in words that are not known', [{ filter: 'new::word(_id)', permissions: ['read'] }]],
  ])('says nothing against a token when the lake %s', async (_, acl) => {
    const check = await checkWith({ ...healthy, '/projects/abc123/datasets/posts/acl': acl })
    expect(check).toEqual({ kind: 'good', mayWrite: undefined })
  })

  it.each<[string, Answers]>([
    ['is overloaded', { '/users/me': 503 }],
    ['is overloaded a moment later', { '/data/query/posts': 429 }],
  ])('judges nothing while it %s', async (_, answers) => {
    const check = await checkWith({ ...healthy, ...answers })
    expect(check).toMatchObject({
      kind: 'silent',
      sentence: expect.stringMatching(/answers with status (503|429)/),
    })
  })

  it('judges nothing when it does not answer in time, or can’t be reached', async () => {
    const hanging = { ...healthy, '/users/me': () => {} }
    const slow = await withLake(hanging, (lake) => checkLake(lake, 0.2))
    expect(slow).toMatchObject({
      kind: 'silent',
      sentence: expect.stringMatching(/does not answer; check the network and/),
    })
    const gone = await withLake(healthy, async (lake) => lake)
    expect(await checkLake(gone)).toMatchObject({
      kind: 'silent',
      sentence: expect.stringMatching(/can't be reached; check the network and SANITY_API_HOST/),
    })
  })
})
