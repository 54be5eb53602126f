import type { SanityClient } from '@sanity/client'
import { openEditor, startTestLake, type TestLake } from '../test-lake.ts'

let lake: TestLake
let client: SanityClient

beforeAll(async () => {
  lake = await startTestLake()
  client = openEditor(lake)
})

afterAll(() => lake.close())

describe('the releases of the stock client on the lake', () => {
  it('go from active over scheduled and archived to published and away', async () => {
    await client.create({ _id: 'a', _type: 'post', title: 'Old' })
    const metadata = { title: 'Spring', releaseType: 'asap' } as const
    const { releaseId } = await client.releases.create({ metadata })
    const state = async () => (await client.releases.get({ releaseId }))?.state
    await client.createVersion({ publishedId: 'a', baseId: 'a', releaseId })
    await client.create({ _id: 'b', _type: 'post' })
    await client.createVersion({ publishedId: 'b', baseId: 'b', releaseId })
    await client.discardVersion({ publishedId: 'b', releaseId })
    await client.replaceVersion({
      document: { _id: `versions.${releaseId}.a`, _type: 'post', title: 'New' },
      publishedId: 'a',
      releaseId,
    })
    expect((await client.getDocument('a', { releaseId }))?.title).toBe('New')
    const { result } = await client
      .withConfig({ perspective: 'raw' })
      .releases.fetchDocuments({ releaseId })
    expect(result.map(({ _id }) => _id)).toEqual([`versions.${releaseId}.a`])
    const titles = await client.fetch('*[_id == "a"].title', {}, { perspective: [releaseId] })
    expect(titles).toEqual(['New'])

    await client.releases.edit({ releaseId, patch: { set: { 'metadata.title': 'May' } } })
    expect(await client.releases.get({ releaseId })).toMatchObject({ metadata: { title: 'May' } })
    await client.releases.schedule({ releaseId, publishAt: '2999-01-01T00:00:00Z' })
    expect(await state()).toBe('scheduled')
    await client.releases.unschedule({ releaseId })
    await client.releases.archive({ releaseId })
    expect(await client.getDocument('a', { releaseId })).toBeUndefined()
    await client.releases.unarchive({ releaseId })
    await client.releases.publish({ releaseId })
    expect(await state()).toBe('published')
    expect((await client.getDocument('a'))?.title).toBe('New')
    await client.releases.delete({ releaseId })
    expect(await state()).toBeUndefined()
  })

  it('try an action out without doing it', async () => {
    const metadata = { releaseType: 'asap' } as const
    await client.releases.create({ releaseId: 'rTrial', metadata }, { dryRun: true })
    expect(await client.releases.get({ releaseId: 'rTrial' })).toBeUndefined()
  })

  it('are not for viewers', async () => {
    const viewer = client.withConfig({ token: lake.token('viewer') })
    const refused = viewer.releases.create({ releaseId: 'rViewer' })
    await expect(refused).rejects.toMatchObject({ statusCode: 403 })
  })
})
