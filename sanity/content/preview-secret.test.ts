import { isPreviewSecret } from './preview-secret.ts'
import { startStubLake } from './stub-lake.ts'

const now = new Date('2026-05-09T21:00:00Z')
const made = (
  _id: string,
  secret: string,
  _updatedAt: string,
  _type = 'sanity.previewUrlSecret',
) => ({
  _id,
  _type,
  _updatedAt,
  secret,
})

let lake: Awaited<ReturnType<typeof startStubLake>>
const saved = { ...process.env }
beforeEach(async () => {
  lake = await startStubLake([
    made('drafts.one', 'made-half-an-hour-ago', '2026-05-09T20:30:00Z'),
    made('drafts.two', 'made-an-hour-ago', '2026-05-09T20:00:00Z'),
    made('shared', 'kept-for-everyone', '2026-05-09T20:59:00Z', 'sanity.previewUrlShareAccess'),
    made('drafts.three', 'of-something-else', '2026-05-09T20:59:00Z', 'article'),
  ])
  process.env = { ...saved, LAKE_PORT: String(lake.port), SANITY_API_READ_TOKEN: 'viewer-token' }
})
afterEach(async () => {
  process.env = saved
  await lake.stop()
})

describe('a secret of the Studio', () => {
  it('counts within an hour, and the lake is asked with the viewer token', async () => {
    expect(await isPreviewSecret('made-half-an-hour-ago', now)).toBe(true)
    expect(lake.asked[0]?.authorization).toBe('Bearer viewer-token')
    expect(lake.asked[0]?.url.searchParams.get('perspective')).toBe('raw')
  })

  it.each([
    ['an hour old', 'made-an-hour-ago'],
    ['the one kind that never ends', 'kept-for-everyone'],
    ['in another document', 'of-something-else'],
    ['guessed', 'made-half-an-hour-agO'],
  ])('does not count when it is %s', async (_, secret) => {
    expect(await isPreviewSecret(secret, now)).toBe(false)
  })

  it('is not taken for right while the lake can’t be asked', async () => {
    lake.answer((response) => response.writeHead(503).end())
    await expect(isPreviewSecret('made-half-an-hour-ago', now)).rejects.toThrow(/Content Lake/)
  })
})
