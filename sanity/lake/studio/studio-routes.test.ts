import { startTestLake, type TestLake } from '../test-lake.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startTestLake()
})

afterAll(() => lake.close())

const json = async (path: string, role: 'viewer' | 'editor' | 'administrator' = 'viewer') => {
  const answer = await lake.get(path, role)
  expect(answer.status).toBe(200)
  return await answer.json()
}

describe('what the Studio asks for beside the data', () => {
  it.each([
    ['/v1/ping', { pong: true }],
    ['/v2024-09-01/features', ['contentReleases', 'studioComments']],
    ['/v2025-02-19/data/ping/production', { pong: true }],
    ['/v2024-11-12/projects/nightlight/user-applications', []],
    ['/v1/journey/trial?studioVersion=6', {}],
    ['/v1/journey/announcements', []],
    ['/v1/journey/asset-limit', {}],
    ['/v1/intake/telemetry-status', { status: 'denied' }],
    ['/vX/subscriptions/project/nightlight', null],
    ['/v1/access/requests/me', []],
    ['/v1/help', {}],
    ['/v1/projects/nightlight/datasets', [{ name: 'production', aclMode: 'private', tags: [] }]],
    ['/v2025-09-16/datasets', [{ name: 'production', aclMode: 'private', tags: [] }]],
    ['/v2025-09-16/aliases', []],
    ['/v1/projects/nightlight/datasets?datasetProfile=comments&addonFor=production', []],
  ])('%s', async (path, body) => {
    expect(await json(path)).toEqual(body)
  })

  it('takes reports of use and keeps nothing', async () => {
    const answer = await fetch(`${lake.url}/v1/intake/batch`, { method: 'POST', body: '{}' })
    expect(answer.status).toBe(202)
  })

  it('tells a page whether it may call', async () => {
    const check = async (origin: string) =>
      await (await lake.get('/v1/check/cors', undefined, { origin })).json()
    expect(await check('http://localhost:3000')).toEqual({
      result: { allowed: true, withCredentials: true },
    })
    expect(await check('https://evil.example')).toEqual({
      result: { allowed: false, withCredentials: false },
    })
  })

  it('says who belongs to the project, and who asks', async () => {
    lake.token('editor')
    expect(await json('/v1/projects/nightlight')).toMatchObject({
      id: 'nightlight',
      members: expect.arrayContaining([
        expect.objectContaining({ id: 'p-local', role: 'administrator', isRobot: false }),
        expect.objectContaining({ role: 'viewer', isCurrentUser: true, isRobot: true }),
        expect.objectContaining({ role: 'editor', isCurrentUser: false }),
      ]),
    })
    expect(await json('/v1/projects/nightlight?includeMembers=false')).not.toHaveProperty('members')
  })

  it('allows as many releases as people like', async () => {
    const { data } = (await json('/vX/projects/nightlight/new-content-release-allowed')) as {
      data: Record<string, number | null>
    }
    expect(data.datasetReleaseLimit).toBeGreaterThan(1_000)
    expect(data.orgActiveReleaseLimit).toBeNull()
    expect(data.orgMeteredActiveReleaseCount).toBe(0)
  })

  it('gives a viewer no grant to change a document', async () => {
    const permissions = async (role: 'viewer' | 'editor') =>
      (
        (await json('/v1/projects/nightlight/datasets/production/acl', role)) as [
          { permissions: string[] },
        ]
      )[0].permissions
    expect(await permissions('viewer')).toEqual(['read', 'history'])
    expect(await permissions('editor')).toEqual(
      expect.arrayContaining(['read', 'create', 'update', 'history']),
    )
  })

  it('names one person alone and several in a list, unknown ones too', async () => {
    expect(await json('/v1/users/p-local')).toMatchObject({ displayName: 'Local administrator' })
    expect(await json('/v1/users/p-local,p-gone')).toMatchObject([
      { id: 'p-local' },
      { id: 'p-gone', displayName: 'Unknown' },
    ])
  })

  it.each([
    '/v1/projects/other',
    '/v1/projects/other/datasets',
    '/v1/projects/nightlight/datasets/other/acl',
  ])('does not know %s', async (path) => {
    expect((await lake.get(path, 'viewer')).status).toBe(404)
  })

  it('remembers how each person likes the Studio', async () => {
    const put = (body: string) =>
      fetch(`${lake.url}/v1/users/me/keyvalue`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${lake.token('editor')}` },
        body,
      })
    const pairs = [{ key: 'studio.layout', value: { sort: ['a'] } }]
    expect(await (await put(JSON.stringify(pairs))).json()).toEqual(pairs)
    expect(await json('/v1/users/me/keyvalue/studio.layout,none', 'editor')).toEqual(pairs)
    expect(await json('/v1/users/me/keyvalue/studio.layout', 'viewer')).toEqual([])
    for (const bad of ['{}', '[{"key":1,"value":2}]', '[{"key":"a"}]', 'null', '[[]]']) {
      expect((await put(bad)).status).toBe(400)
    }
  })
})
