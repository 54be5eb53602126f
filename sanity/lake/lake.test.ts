import type { SanityClient } from '@sanity/client'
import sharp from 'sharp'
import { openEditor, startTestLake, type TestLake } from './test-lake.ts'

let lake: TestLake
let client: SanityClient

type Note = { _type: 'note'; title: string; count?: number }

beforeAll(async () => {
  lake = await startTestLake()
  client = openEditor(lake)
})

afterAll(() => lake.close())

const picture = () =>
  sharp({ create: { width: 300, height: 200, channels: 3, background: '#369' } })
    .png()
    .toBuffer()

describe('the stock client on the lake', () => {
  it('creates, changes, finds and deletes a document', async () => {
    const created = await client.create<Note>({ _type: 'note', title: 'One' })
    expect(created).toMatchObject({ _type: 'note', title: 'One', _rev: expect.any(String) })

    const changed = await client
      .patch(created._id)
      .set({ title: 'Two' })
      .setIfMissing({ count: 0 })
      .inc({ count: 2 })
      .ifRevisionId(created._rev)
      .commit()
    expect(changed).toMatchObject({ title: 'Two', count: 2 })

    const query = '*[_type == "note" && title == $title]{_id, title}'
    expect(await client.fetch(query, { title: 'Two' })).toEqual([
      { _id: created._id, title: 'Two' },
    ])
    expect(await client.getDocument(created._id)).toEqual(changed)

    await client.delete(created._id)
    expect(await client.getDocument(created._id)).toBeUndefined()
  })

  it('is told of a clash in words that it understands', async () => {
    const { _id } = await client.create<Note>({ _type: 'note', title: 'One' })
    await expect(
      client.patch(_id).set({ title: 'Two' }).ifRevisionId('another').commit(),
    ).rejects.toMatchObject({ statusCode: 409 })
    await expect(client.create({ _id, _type: 'note' })).rejects.toMatchObject({ statusCode: 409 })
    await expect(client.fetch('*[')).rejects.toMatchObject({ statusCode: 400 })
  })

  it('changes all of a transaction or none', async () => {
    await expect(
      client
        .transaction()
        .create({ _id: 'half', _type: 'note' })
        .patch('missing', { set: { title: 'x' } })
        .commit(),
    ).rejects.toMatchObject({ statusCode: 409 })
    expect(await client.getDocument('half')).toBeUndefined()
  })

  it('hears of a change while it listens', async () => {
    const heard = new Promise<{ documentId: string; transition: string }>((resolve, reject) => {
      const subscription = client
        .listen('*[_type == "heard"]', {}, { events: ['welcome', 'mutation'] })
        .subscribe({
          error: reject,
          next: (event) => {
            if (event.type === 'welcome') void client.create({ _id: 'heard', _type: 'heard' })
            if (event.type !== 'mutation') return
            subscription.unsubscribe()
            resolve(event as unknown as { documentId: string; transition: string })
          },
        })
    })
    expect(await heard).toMatchObject({ documentId: 'heard', transition: 'appear' })
  })

  it('uploads a picture, and shows it from its document', async () => {
    const asset = await client.assets.upload('image', await picture(), { filename: 'blue.png' })
    expect(asset).toMatchObject({ _type: 'sanity.imageAsset', originalFilename: 'blue.png' })
    expect(await client.getDocument(asset._id)).toMatchObject({ _id: asset._id, url: asset.url })

    const again = await client.assets.upload('image', await picture(), { filename: 'again.png' })
    expect(again._id).toBe(asset._id)

    const answer = await fetch(`${lake.url}/${asset.path}?w=150&fm=webp`)
    expect(answer.headers.get('content-type')).toBe('image/webp')
    expect(await sharp(await answer.arrayBuffer()).metadata()).toMatchObject({
      width: 150,
      height: 100,
      format: 'webp',
    })
  })

  it('uploads a file', async () => {
    const asset = await client.assets.upload('file', Buffer.from('notes'), { filename: 'a.txt' })
    expect(await (await fetch(`${lake.url}/${asset.path}`)).text()).toBe('notes')
  })

  it('writes a draft and publishes it', async () => {
    await client.action({
      actionType: 'sanity.action.document.create',
      publishedId: 'post',
      attributes: { _id: 'drafts.post', _type: 'post', title: 'Hello' },
      ifExists: 'fail',
    })
    const query = '*[_type == "post"]{_id, title}'
    expect(await client.fetch(query)).toEqual([])
    expect(await client.fetch(query, {}, { perspective: 'drafts' })).toEqual([
      { _id: 'post', title: 'Hello' },
    ])
    await client.action({
      actionType: 'sanity.action.document.publish',
      draftId: 'drafts.post',
      publishedId: 'post',
    })
    expect(await client.fetch(query)).toEqual([{ _id: 'post', title: 'Hello' }])
    expect(await client.getDocument('drafts.post')).toBeUndefined()
  })

  it('knows who it is, and what project this is', async () => {
    expect(await client.users.getById('me')).toMatchObject({ name: 'editor', role: 'editor' })
    expect(await client.projects.getById('nightlight')).toMatchObject({ id: 'nightlight' })
    expect(await client.datasets.list()).toMatchObject([{ name: 'production' }])
  })

  it('may not write with a viewer token, and sees nothing without one', async () => {
    const viewer = client.withConfig({ token: lake.token('viewer') })
    await expect(viewer.create({ _type: 'note' })).rejects.toMatchObject({ statusCode: 403 })
    expect(await viewer.fetch('count(*[_id == "post"])')).toBe(1)
    const stranger = client.withConfig({ token: undefined })
    await expect(stranger.fetch('*')).rejects.toMatchObject({ statusCode: 401 })
  })

  it('reaches the lake under a path too, as it stands behind the site', async () => {
    const behind = client.withConfig({ apiHost: `${lake.url}/lake` })
    expect(await behind.fetch('count(*[_id == "post"])')).toBe(1)
  })
})
